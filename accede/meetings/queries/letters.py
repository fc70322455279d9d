"""What a call says: plain values for its templates, in the active language."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.coalition.models import SharedWith
from accede.meetings.models import Call, Meeting, MeetingAct, Paper
from accede.meetings.queries import words
from accede.meetings.queries.agenda import agenda
from accede.meetings.queries.meetings import act_of, field_word, local_time, told

# A paper of everybody in the alliance is named in the letter; others are found by those who may see them.
_NAMED = (SharedWith.ALLIANCE, SharedWith.PUBLIC)


def letter(meeting: Meeting, *, reply: str) -> dict[str, Any]:
    """The values for the letter of a call, in the active language; `description` is the text in the calendar."""
    found = agenda(meeting)
    points = [
        {"at": f"{point.starts:%H:%M}", "title": point.item.title, "minutes": words.duration(point.item.minutes)}
        for point in found.points
    ]
    page = settings.SITE_URL + meeting.get_absolute_url()
    cancelled = act_of(meeting, MeetingAct.Kind.CANCELLED)
    values = {
        "alliance": meeting.campaign.alliance or meeting.campaign.name,
        "meeting": meeting,
        "when": words.when(meeting),
        "utc": utc(meeting),
        "clock": words.clock_notes(local_time(meeting)),
        "languages": words.language_names(meeting),
        "points": points,
        "papers": papers_named(meeting),
        "page": page,
        "reply": reply,
        "changes": changes(meeting),
        "reason": cancelled.reason if cancelled else _reason(meeting),
    }
    return values | {"description": description(values)}


def changes(meeting: Meeting) -> list[dict[str, str]]:
    """What has changed since the last call that told of it: the field, what it was, what it is."""
    before = Call.objects.filter(meeting=meeting, sequence__lt=meeting.sequence).order_by("-number").first()
    was = before.told if before else {}
    now = told(meeting)
    return [
        {"what": field_word(name), "was": was[name] or _("none"), "now": now[name] or _("none")}
        for name in now
        if name != "fold" and was.get(name, now[name]) != now[name]
    ]


def papers_named(meeting: Meeting) -> list[dict[str, str]]:
    """The papers that all of the alliance may read, with where they are."""
    rows = Paper.objects.filter(meeting=meeting, shared_with__in=_NAMED).defer("content").order_by("number")
    return [
        {"title": row.title, "url": row.link or settings.SITE_URL + (row.page or _file(meeting, row))} for row in rows
    ]


def description(values: dict[str, Any]) -> str:
    """The plain text in the calendar's entry: the agenda, where to answer, where to read."""
    lines = [values["meeting"].note, *values["clock"]]
    if values["points"]:
        lines += [_("Agenda"), *(f"{point['at']} {point['title']}" for point in values["points"])]
    if values["reply"]:
        lines.append(_("Say whether you come: %(address)s") % {"address": values["reply"]})
    lines.append(_("Papers and agenda: %(address)s") % {"address": values["page"]})
    return "\n".join(line for line in lines if line)


def utc(meeting: Meeting) -> str:
    """ "08:00 UTC", for who lives in another zone."""
    return f"{local_time(meeting).starts.astimezone(UTC):%H:%M} UTC"


def _reason(meeting: Meeting) -> str:
    act = act_of(meeting, MeetingAct.Kind.CHANGED)
    return act.reason if act else ""


def _file(meeting: Meeting, row: Paper) -> str:
    return reverse("meetings:paper", args=[meeting.campaign.slug, meeting.key, row.number])
