"""What the pages of one meeting have in common: breadcrumb, tabs, what its reader may do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import rights_of
from accede.coalition.models import Campaign
from accede.kit.localdates import long_day
from accede.meetings import queries
from accede.meetings.models import Meeting

# The tabs in their order: the name of the address and its label.
TABS = ("meeting", "agenda", "calls", "attendance", "minutes")


def tabs(meeting: Meeting, here: str) -> list[Any]:
    """The parts of a meeting, each with its address; `here` is the name of the one that is open."""
    labels = {
        "meeting": _("Meeting"),
        "agenda": _("Agenda"),
        "calls": _("Call and answers"),
        "attendance": _("Attendance"),
        "minutes": _("Minutes"),
    }
    return [{"label": labels[name], "url": address(meeting, name), "current": name == here} for name in TABS]


def address(meeting: Meeting, name: str, *more: Any) -> str:
    """The address of a page of the meeting."""
    return reverse(f"meetings:{name}", args=[meeting.campaign.slug, meeting.key, *more])


def frame(request: HttpRequest, meeting: Meeting, here: str) -> dict[str, Any]:
    """The context that every page of a meeting needs. Two queries."""
    today = timezone.localdate()
    rights = rights_of(request.user, campaign=meeting.campaign.slug, on=today)
    local = queries.local_time(meeting)
    return {
        "campaign": meeting.campaign,
        "meeting": meeting,
        "tabs": tabs(meeting, here),
        "state": queries.state_of(meeting),
        "when": queries.when(meeting),
        "utc": queries.utc(meeting),
        "clock_notes": queries.clock_notes(local),
        "today": today,
        "may_call": Right.CALL_MEETING in rights,
        "may_keep": Right.KEEP_MINUTES in rights,
        "may_propose": Right.PROPOSE_IDEA in rights,
    }


def crumbs(campaign: Campaign, meeting: Meeting | None = None) -> tuple[tuple[str, str], ...]:
    """The pages above one of this room."""
    room = (_("Meetings"), reverse("meetings:list", args=[campaign.slug]))
    return (room, (named(meeting), meeting.get_absolute_url())) if meeting else (room,)


def named(meeting: Meeting) -> str:
    """The meeting with its day, since meetings of a series share their title."""
    return f"{meeting.title}, {long_day(meeting.day)}"
