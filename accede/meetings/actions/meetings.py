"""Series and meetings: made, changed, moved, cancelled, opened, closed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.core.gatherings import BadRule, checked_rule
from accede.kit import log, search
from accede.kit.keys import free_key
from accede.kit.refusals import Refused
from accede.meetings import queries
from accede.meetings.models import Call, Meeting, MeetingAct, Series

Values = Mapping[str, Any]


class UnreadableRule(Refused):
    """Nobody can tell from the rule on which days the series comes back."""

    field = "rule"


class NotAnyMore(Refused):
    """The meeting was cancelled or has begun: this cannot be done with it any more."""


class NothingChanged(Refused):
    """What was asked for is so already."""


@transaction.atomic
def add_series(*, campaign: Campaign, values: Values, by: Any, on: date) -> Series:
    """Say how meetings come back. The key comes from the title. Raises NotAllowed, UnreadableRule, ValidationError."""
    require(by, Right.CALL_MEETING, campaign=campaign.slug, on=on)
    series = Series(campaign=campaign, key=free_key(Series, values["title"], campaign=campaign), **values)
    _save_series(series)
    log.record("meetings.add_series", target=series, by=by, on=on, after=series)
    return series


@transaction.atomic
def change_series(*, series: Series, values: Values, by: Any, on: date) -> Series:
    """Change how meetings come back. Meetings made already keep their day and time: each is moved by itself."""
    require(by, Right.CALL_MEETING, campaign=series.campaign.slug, on=on)
    before = log.values(Series.objects.get(pk=series.pk))
    for name, value in values.items():
        setattr(series, name, value)
    _save_series(series)
    log.record("meetings.change_series", target=series, by=by, on=on, before=before, after=series)
    return series


@transaction.atomic
def add_meeting(*, campaign: Campaign, values: Values, by: Any, on: date) -> Meeting:
    """Make a meeting, of a series (`series` and `series_day` among the values) or by itself. Nobody is called yet.

    Its key is its day; its name in calendars is drawn once and stays.
    """
    require(by, Right.CALL_MEETING, campaign=campaign.slug, on=on)
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    key = free_key(Meeting, values["day"].isoformat(), campaign=campaign)
    meeting = Meeting(campaign=campaign, key=key, uid=f"{uuid.uuid4().hex}@{domain}", **values)
    meeting.full_clean()
    meeting.save()
    log.record("meetings.add_meeting", target=meeting, by=by, on=on, after=meeting)
    search.soon(campaign.slug)
    return meeting


@transaction.atomic
def change_meeting(*, meeting: Meeting, values: Values, by: Any, on: date, at: datetime, reason: str = "") -> Meeting:
    """Move a meeting or correct it. What calendars show raises its number once a call went out, and waits for the
    update to be sent: nobody is told by this act.

    Raises NotAnyMore for a meeting that was cancelled or has begun.
    """
    require(by, Right.CALL_MEETING, campaign=meeting.campaign.slug, on=on)
    stored = Meeting.objects.select_for_update().get(pk=meeting.pk)
    stored.campaign = meeting.campaign
    _still_ahead(stored)
    before, was = log.values(stored), queries.told(stored)
    for name, value in values.items():
        setattr(meeting, name, value)
    changed = {name: was[name] for name, value in queries.told(meeting).items() if value != was[name]}
    called = Call.objects.filter(meeting=meeting).exists()
    meeting.sequence = stored.sequence + (1 if changed and called else 0)
    meeting.full_clean()
    meeting.save()
    if changed:
        # The whole of what was told, so that a reader of the act can name the earlier moment.
        add_act(meeting, MeetingAct.Kind.CHANGED, on=on, at=at, was=was if _moved(changed) else changed, reason=reason)
    log.record("meetings.change_meeting", target=meeting, by=by, on=on, before=before, after=meeting)
    search.soon(meeting.campaign.slug)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: Any, on: date, at: datetime) -> MeetingAct:
    """Cancel a meeting; its rows stay. Those who were called are told by the call that follows."""
    require(by, Right.CALL_MEETING, campaign=meeting.campaign.slug, on=on)
    _still_ahead(meeting)
    meeting.sequence += 1 if Call.objects.filter(meeting=meeting).exists() else 0
    meeting.save(update_fields=["sequence"])
    act = add_act(meeting, MeetingAct.Kind.CANCELLED, on=on, at=at, reason=reason)
    log.record("meetings.cancel_meeting", target=meeting, by=by, on=on, after={"reason": reason})
    search.soon(meeting.campaign.slug)
    return act


@transaction.atomic
def open_meeting(*, meeting: Meeting, by: Any, on: date, at: datetime) -> MeetingAct:
    """Open the meeting: from now on its minutes are written. Not before its day."""
    require(by, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on)
    _still_ahead(meeting)
    if on < meeting.day:
        raise NotAnyMore(_("The meeting is on a later day. Move it first if it is held today."))
    act = add_act(meeting, MeetingAct.Kind.OPENED, on=on, at=at)
    log.record("meetings.open_meeting", target=meeting, by=by, on=on, after={"at": at.isoformat()})
    return act


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: Any, on: date, at: datetime) -> MeetingAct:
    """Close the meeting that is in session."""
    require(by, Right.KEEP_MINUTES, campaign=meeting.campaign.slug, on=on)
    kinds = set(meeting.acts.values_list("kind", flat=True))
    if MeetingAct.Kind.OPENED not in kinds:
        raise NotAnyMore(_("The meeting has not been opened, so it cannot be closed."))
    if MeetingAct.Kind.CLOSED in kinds:
        raise NothingChanged(_("The meeting is closed already."))
    act = add_act(meeting, MeetingAct.Kind.CLOSED, on=on, at=at)
    log.record("meetings.close_meeting", target=meeting, by=by, on=on, after={"at": at.isoformat()})
    return act


def add_act(
    meeting: Meeting, kind: str, *, on: date, at: datetime, was: dict[str, str] | None = None, reason: str = ""
) -> MeetingAct:
    """Write down that something happened to a meeting, under its next number. The caller has asked who may."""
    last = MeetingAct.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    act = MeetingAct(meeting=meeting, number=last + 1, kind=kind, on=on, at=at, was=was or {}, reason=reason)
    act.full_clean()
    act.save()
    return act


def _moved(changed: dict[str, str]) -> bool:
    return bool({"day", "at", "zone", "fold"} & set(changed))


def _still_ahead(meeting: Meeting) -> None:
    kinds = set(meeting.acts.values_list("kind", flat=True))
    if MeetingAct.Kind.CANCELLED in kinds:
        raise NotAnyMore(_("This meeting was cancelled. Make a new one."))
    if MeetingAct.Kind.OPENED in kinds:
        raise NotAnyMore(_("This meeting has been opened already."))


def _save_series(series: Series) -> None:
    try:
        series.rule = checked_rule(series.rule)
    except BadRule:
        raise UnreadableRule(
            _(
                "“%(rule)s” is not a rule we can read. Write one such as FREQ=MONTHLY;BYDAY=2TU, or choose from the "
                "list."
            )
            % {"rule": series.rule}
        ) from None
    series.full_clean()
    series.save()
