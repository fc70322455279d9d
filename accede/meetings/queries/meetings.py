"""Meetings and series as people look at them: what state they are in, when they are, what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from accede.coalition.models import Campaign
from accede.core import gatherings
from accede.core.gatherings import LocalTime
from accede.meetings.models import Call, Meeting, MeetingAct, Series
from accede.meetings.rules import meetings_seen


class State(models.TextChoices):
    """Where a meeting stands, derived from its rows."""

    PLANNED = "planned", pgettext_lazy("meeting", "not called yet")
    CALLED = "called", pgettext_lazy("meeting", "called")
    CHANGED = "changed", pgettext_lazy("meeting", "changed since the call")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")
    UNTOLD = "untold", pgettext_lazy("meeting", "cancelled, and nobody told yet")
    OPEN = "open", pgettext_lazy("meeting", "in session")
    HELD = "held", pgettext_lazy("meeting", "held")


@dataclass(frozen=True)
class SeriesDay:
    """A day on which a series comes back, with the meeting made for it, if there is one."""

    series: Series
    day: date
    meeting: Meeting | None = None

    @property
    def local(self) -> LocalTime:
        return LocalTime(self.day, self.series.at, self.series.zone)


@dataclass(frozen=True)
class Listed:
    """What the list of meetings shows: soonest first what comes, latest first what was."""

    coming: list[Meeting] = field(default_factory=list)
    past: list[Meeting] = field(default_factory=list)
    series: list[tuple[Series, list[SeriesDay]]] = field(default_factory=list)


def local_time(meeting: Meeting) -> LocalTime:
    """When the meeting begins, on the wall of its place."""
    return LocalTime(meeting.day, meeting.at, meeting.zone, meeting.fold)


def state_of(meeting: Meeting) -> State:
    """The state that follows from the meeting's acts and calls; no query when both are prefetched."""
    kinds = {act.kind for act in meeting.acts.all()}
    last = last_call(meeting)
    if MeetingAct.Kind.CANCELLED in kinds:
        untold = last is not None and last.sequence < meeting.sequence
        return State.UNTOLD if untold else State.CANCELLED
    if MeetingAct.Kind.CLOSED in kinds:
        return State.HELD
    if MeetingAct.Kind.OPENED in kinds:
        return State.OPEN
    if last is None:
        return State.PLANNED
    return State.CALLED if last.sequence == meeting.sequence else State.CHANGED


def last_call(meeting: Meeting) -> Call | None:
    """The call that was sent last; no query when the calls are prefetched."""
    return max(meeting.calls.all(), key=lambda call: call.number, default=None)


def act_of(meeting: Meeting, kind: str) -> MeetingAct | None:
    """The last act of a kind; no query when the acts are prefetched."""
    return max((act for act in meeting.acts.all() if act.kind == kind), key=lambda act: act.number, default=None)


def with_acts(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The rows with what their state follows from, in three queries."""
    return rows.select_related("campaign", "series").prefetch_related("acts", "calls")


def listed(campaign: Campaign, *, reader: Any, on: date) -> Listed:
    """All meetings and series that the reader may see, with the next three days of each series."""
    rows = list(with_acts(meetings_seen(campaign, reader=reader, on=on)))
    coming = sorted((row for row in rows if is_coming(row, on=on)), key=_in_time)
    past = sorted((row for row in rows if not is_coming(row, on=on)), key=_in_time, reverse=True)
    found = Series.objects.filter(campaign=campaign).select_related("campaign").order_by("title", "key")
    return Listed(coming, past, [(row, next_in(row, rows, on=on, count=3)) for row in found])


def is_coming(meeting: Meeting, *, on: date) -> bool:
    """Whether it lies ahead on the day, or is in session."""
    state = state_of(meeting)
    if state in (State.HELD, State.CANCELLED):
        return False
    return meeting.day >= on or state == State.OPEN


def next_in(series: Series, meetings: Iterable[Meeting], *, on: date, count: int) -> list[SeriesDay]:
    """The next days of a series from the day on, each with its meeting if one was made."""
    made = {row.series_day: row for row in meetings if row.series_id == series.pk}
    days = gatherings.next_days(series.rule, first=series.first, last=series.last, start=on, count=count)
    return [SeriesDay(series, day, made.get(day)) for day in days]


def meetings_of(series: Series, *, reader: Any, on: date) -> list[Meeting]:
    """The meetings made of a series that the reader may see, the latest first."""
    rows = meetings_seen(series.campaign, reader=reader, on=on).filter(series=series)
    return sorted(with_acts(rows), key=_in_time, reverse=True)


def meeting_before(meeting: Meeting) -> Meeting | None:
    """The last meeting of the campaign before this one that was not cancelled."""
    earlier = Meeting.objects.filter(campaign=meeting.campaign_id, day__lt=meeting.day).exclude(acts__kind="cancelled")
    return earlier.order_by("-day", "-at", "-pk").first()


def of_window(campaign: Campaign, *, reader: Any, on: date, days: int) -> list[Meeting]:
    """The meetings within so many days before and after the day, for calendars and work lists."""
    span = timedelta(days=days)
    rows = meetings_seen(campaign, reader=reader, on=on).filter(day__range=(on - span, on + span))
    return sorted(with_acts(rows), key=_in_time)


def between(campaign: Campaign, first: date, until: date, *, reader: Any, on: date) -> list[Meeting]:
    """The meetings of a span of days that the reader may see, in time. Four queries."""
    rows = meetings_seen(campaign, reader=reader, on=on).filter(day__range=(first, until))
    return sorted(with_acts(rows), key=_in_time)


def unmade_days(series: Series, first: date, until: date) -> list[SeriesDay]:
    """The days of a series in a span for which no meeting was made. One query."""
    if until < first:
        return []
    made = set(Meeting.objects.filter(series=series).values_list("series_day", flat=True))
    last = min(until, series.last) if series.last else until
    found = gatherings.days(series.rule, first=series.first, last=last, start=first)
    return [SeriesDay(series, day) for day in found if day not in made]


def all_series(campaign: Campaign) -> list[Series]:
    """The campaign's series, by title. The caller has asked who may read."""
    rows = Series.objects.filter(campaign=campaign).select_related("campaign")
    return list(rows.order_by("title", "key"))


def for_index(campaign: str | None) -> list[Meeting]:
    """Every meeting (of one campaign, by slug) with its points, for the indexer of the search."""
    rows = Meeting.objects.filter(campaign__slug=campaign) if campaign else Meeting.objects.all()
    return list(with_acts(rows).prefetch_related("items").order_by("pk"))


def call_due(meeting: Meeting) -> date | None:
    """The last day on which the call may go out by the alliance's own rules; None when they do not say."""
    notice = meeting.campaign.notice_days
    return None if notice is None else meeting.day - timedelta(days=notice)


def told(meeting: Meeting) -> dict[str, str]:
    """What a calendar shows of the meeting, as plain text by field."""
    return {
        "title": meeting.title,
        "day": meeting.day.isoformat(),
        "at": meeting.at.strftime("%H:%M"),
        "zone": meeting.zone,
        "fold": str(meeting.fold),
        "minutes": str(meeting.minutes),
        "place": meeting.place,
        "link": meeting.link,
    }


def moment_told(values: dict[str, str]) -> datetime | None:
    """The moment that an earlier call or act told of; None where it did not speak of a time."""
    if not {"day", "at", "zone"} <= set(values):
        return None
    day, at = date.fromisoformat(values["day"]), datetime.strptime(values["at"], "%H:%M").time()  # noqa: DTZ007 -- a time of day
    return LocalTime(day, at, values["zone"], int(values.get("fold", "0"))).starts


def field_word(name: str) -> str:
    """What people call a field of a meeting that has changed."""
    return {
        "title": _("title"),
        "day": _("day"),
        "at": _("time"),
        "zone": _("time zone"),
        "fold": _("which of the two times"),
        "minutes": _("duration"),
        "place": _("place"),
        "link": _("link"),
    }.get(name, name)


def _in_time(meeting: Meeting) -> tuple[datetime, str]:
    return local_time(meeting).starts, meeting.key
