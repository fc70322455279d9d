"""What must begin now: lead times of yearly days, and what a venue wants before an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.queries import Reference, tasks_about
from accede.coalition.rules import reading_of, visible
from accede.core.observances import begun, deadline, times
from accede.events.models import Event, Series, VenueRule
from accede.events.queries.places import begins, leads_of, series_of, zone
from accede.kit.localdates import long_day
from accede.kit.offers import DatedThing, WorkLine

AHEAD = timedelta(days=14)  # how long before its deadline a rule of a venue comes up as work
# The guest list has its own page and its own alarm (queries of the door).
ELSEWHERE = (VenueRule.Kind.GUEST_LIST,)


@dataclass(frozen=True)
class Alarm:
    """A rule of a venue that must be kept for an event, until when."""

    event: Event
    rule: VenueRule
    until: datetime  # in the zone of the event

    @property
    def words(self) -> str:
        """What is to be done, as a line of work and as the title of the task that takes it over."""
        return _("%(event)s: %(rule)s") % {"event": self.event.title, "rule": self.rule.words}


def alarms_of(event: Event) -> list[Alarm]:
    """Every rule of the event's venue that has a deadline, the earliest first; none when the day is not known."""
    start = begins(event)
    if event.held_at is None or start is None or event.cancelled_date:
        return []
    found = [
        Alarm(event, rule, deadline(start, rule.hours_before).astimezone(zone(event)))
        for rule in event.held_at.rules.all()
        if rule.hours_before is not None
    ]
    return sorted(found, key=lambda each: (each.until, each.rule.number))


def venue_lines(campaign: Campaign, *, reader: Any, on: date) -> list[WorkLine]:
    """What venues want in the coming two weeks, or wanted, for events that are still to come. A task about the event
    with the same words takes a line over. A fixed number of queries.
    """
    found = [
        alarm
        for event in _coming(campaign, reader=reader, on=on)
        for alarm in alarms_of(event)
        if alarm.rule.kind not in ELSEWHERE and alarm.until.date() - AHEAD <= on
    ]
    taken = _taken(campaign, [_of(alarm.event) for alarm in found], reader=reader, on=on)
    return [
        WorkLine(
            title=alarm.words,
            url=_task_url(campaign, _of(alarm.event), alarm.words),
            due=alarm.until.date(),
            late=alarm.until.date() < on,
            sub=_("by %(day)s, %(time)s") % {"day": long_day(alarm.until.date()), "time": f"{alarm.until:%H:%M}"},
            action=_("Open a task"),
        )
        for alarm in found
        if (_of(alarm.event).key, alarm.words[:200]) not in taken
    ]


def lead_lines(campaign: Campaign, *, reader: Any, on: date) -> list[WorkLine]:
    """What has begun for the next time of each series. A task about the series with the same words, opened since it
    began, takes a line over. A fixed number of queries.
    """
    found = [
        (row.series, each)
        for row in series_of(campaign, reader=reader, on=on)
        if row.comes
        for each in begun(leads_of(row.series), [row.comes], on=on)
    ]
    rows = tasks_about(campaign, [_of(series) for series, _each in found], reader=reader, on=on) if found else []
    opened = {(row.task.about_key, row.task.title, row.task.opened) for row in rows}
    lines = []
    for series, each in found:
        words = _("%(series)s: %(what)s") % {"series": series.name, "what": each.what}
        if any(key == series.key and title == words[:200] and day >= each.since for key, title, day in opened):
            continue
        sub = _("for %(day)s; begins %(since)s") % {"day": long_day(each.day), "since": long_day(each.since)}
        url = _task_url(campaign, _of(series), words)
        lines.append(WorkLine(words, url, due=each.day, sub=sub, action=_("Open a task")))
    return lines


def dated(campaign: Campaign, first: date, until: date, *, reader: Any, on: date) -> list[DatedThing]:
    """Yearly days between two days, but those on which an event of the series stands already."""
    found = []
    for row in series_of(campaign, reader=reader, on=on):
        series = row.series
        if not (series.observance and series.month and series.day):
            continue
        held = {each.starts.day for each in row.events if each.starts.is_day}
        days = times(series.month, series.day, first=max(first, on), until=min(until, on + timedelta(days=400)))
        found += [
            DatedThing(day, series.name, series.get_absolute_url(), key=f"series-{series.key}-{day.year}")
            for day in days
            if day not in held
        ]
    return found


def _coming(campaign: Campaign, *, reader: Any, on: date) -> list[Event]:
    reading = reading_of(reader, campaign.slug, on=on)
    rows = (
        visible(Event.objects.filter(campaign=campaign, held_at__isnull=False, cancelled_date=None), reading)
        .select_related("held_at")
        .prefetch_related(Prefetch("held_at__rules", VenueRule.objects.order_by("number")))
    )
    found = [event for event in rows if event.starts.is_day and event.starts.latest and event.starts.latest >= on]
    for event in found:
        event.campaign = campaign
    return found


def _of(row: Event | Series) -> Reference:
    return Reference(row._meta.label_lower, row.key)


def _taken(campaign: Campaign, about: list[Reference], *, reader: Any, on: date) -> set[tuple[str, str]]:
    rows = tasks_about(campaign, about, reader=reader, on=on) if about else []
    return {(row.task.about_key, row.task.title) for row in rows}


def _task_url(campaign: Campaign, about: Reference, title: str) -> str:
    asked = urlencode({"about": str(about), "title": title[:200]})
    return f"{reverse('coalition:add_task', args=[campaign.slug])}?{asked}"
