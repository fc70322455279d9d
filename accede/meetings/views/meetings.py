"""One meeting: its page, made, moved, cancelled, opened and closed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.coalition.rules import campaign_for
from accede.kit.formpages import FormPage, form_page, typed
from accede.kit.refusals import Refused
from accede.meetings import actions, queries
from accede.meetings.forms.meetings import CancelForm, MeetingForm
from accede.meetings.models import Meeting, Series
from accede.meetings.rules import meeting_for, series_for
from accede.meetings.views.frame import address, crumbs, frame, named

COPIED = ("title", "at", "zone", "minutes", "place", "link", "languages")


@login_required
def meeting(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """What, when, where; what happened to it; its papers; the next step."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, on=today)
    mine = queries.own_line(row, request.user)
    answers = queries.replies(row)
    context = frame(request, row, "meeting") | {
        "agenda": queries.agenda(row),
        "papers": queries.papers(row, reader=request.user, on=today),
        "acts": queries.told_acts(row),
        "before": queries.meeting_before(row),
        "due": queries.call_due(row),
        "mine": mine,
        "answer": answers.get(mine.email.lower()) if mine else None,
        "languages": queries.language_names(row),
        "owns": bool(queries.owners(row, reader=request.user, on=today)),
    }
    return render(request, "meetings/meeting.html", context)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Make a meeting: of a day of a series (?series=…&day=…), or by itself."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.CALL_MEETING, on=today)
    series, day = _of_series(request, found)
    initial: dict[str, Any] = {name: getattr(series, name) for name in COPIED} | {"day": day} if series else {}
    form = MeetingForm(typed(request), campaign=found, initial=initial)

    def act() -> Meeting:
        values = form.cleaned_data | ({"series": series, "series_day": day} if series and day else {})
        return actions.add_meeting(campaign=found, values=values, by=request.user, on=today)

    page = FormPage(
        title=_("Make a meeting of “%(series)s”") % {"series": series.title} if series else _("Add a meeting"),
        lede=_("Nobody is told yet. Prepare the agenda, then send the call."),
        button=_("Save the meeting"),
        back=series.get_absolute_url() if series else reverse("meetings:list", args=[campaign]),
        done=_("Meeting saved. Nobody has been called yet."),
        crumbs=crumbs(found),
    )
    return form_page(request, form, act, page, campaign=found)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Move a meeting or correct it. Those who were called are told by the update that is sent next."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.CALL_MEETING, on=today)
    form = MeetingForm(typed(request), instance=row, campaign=row.campaign)
    called = queries.last_call(row) is not None

    def act() -> Meeting:
        return actions.change_meeting(
            meeting=row, values=form.cleaned_data, reason=form.reason(), by=request.user, on=today, at=timezone.now()
        )

    done = _("Meeting saved.")
    if called:
        done = _("Meeting saved. Nobody has been told yet: send the update, and people's calendars follow.")
    page = FormPage(
        title=_("Move or correct the meeting"),
        lede=_("A call went out. What calendars show changes there when you send the update.") if called else "",
        button=_("Save the meeting"),
        back=row.get_absolute_url(),
        done=done,
        then=address(row, "calls") if called else "",
        crumbs=crumbs(row.campaign, row),
    )
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
def cancel(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask why, then cancel the meeting; its rows stay."""
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.CALL_MEETING, on=today)
    form = CancelForm(typed(request))

    def act() -> None:
        reason = form.cleaned_data["reason"]
        actions.cancel_meeting(meeting=row, reason=reason, by=request.user, on=today, at=timezone.now())

    called = queries.last_call(row) is not None
    page = FormPage(
        title=_("Cancel “%(name)s”?") % {"name": named(row)},
        lede=_("It stays on record as cancelled. Those who were called are told when you send the cancellation."),
        button=_("Cancel the meeting"),
        back=row.get_absolute_url(),
        then=address(row, "calls") if called else row.get_absolute_url(),
        done=_("Meeting cancelled. Nobody has been told yet: send the cancellation.")
        if called
        else _("Meeting cancelled."),
        crumbs=crumbs(row.campaign, row),
    )
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
@require_POST
def begin(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Open the meeting."""
    return _act(request, campaign, key, actions.open_meeting, _("The meeting is open. Note who is here."), "attendance")


@login_required
@require_POST
def end(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Close the meeting."""
    return _act(request, campaign, key, actions.close_meeting, _("The meeting is closed."), "meeting")


def _act(request: HttpRequest, campaign: str, key: str, act: Any, done: str, then: str) -> HttpResponse:
    today = timezone.localdate()
    row = meeting_for(request.user, campaign, key, Right.KEEP_MINUTES, on=today)
    try:
        act(meeting=row, by=request.user, on=today, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(row)
    messages.success(request, done)
    return redirect(address(row, then))


def _of_series(request: HttpRequest, campaign: Campaign) -> tuple[Series | None, Any]:
    key = request.GET.get("series", "")
    try:
        day = parse_date(request.GET.get("day", ""))
    except ValueError:
        day = None
    if not key or day is None:
        return None, None
    return series_for(request.user, campaign.slug, key, on=timezone.localdate()), day
