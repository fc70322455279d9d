"""Series and venues: lists, the next time of each, what stands beside an event of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Prefetch, Q

from accede.coalition.models import Campaign
from accede.coalition.rules import reading_of, visible
from accede.core.gatherings import LocalTime
from accede.core.observances import Lead, next_time
from accede.events.models import Event, Series, Venue, VenueRule
from accede.events.queries.order import by_date
from accede.record import queries as record


@dataclass(frozen=True)
class SeriesRow:
    """A series with the day on which it comes next, if one is known, and how often it was held."""

    series: Series
    comes: date | None
    events: list[Event]


def series_of(campaign: Campaign, *, reader: Any, on: date) -> list[SeriesRow]:
    """Every series of the campaign with the events of it that the reader sees. Two queries."""
    reading = reading_of(reader, campaign.slug, on=on)
    held = visible(Event.objects.filter(campaign=campaign), reading)
    found = Series.objects.filter(campaign=campaign).prefetch_related(Prefetch("events", held)).order_by("name")
    rows = []
    for series in found:
        series.campaign = campaign  # so that its address needs no query
        events = sorted(series.events.all(), key=by_date)
        for event in events:
            event.campaign, event.series = campaign, series
        rows.append(SeriesRow(series, comes_next(series, events, on=on), events))
    return rows


def comes_next(series: Series, events: list[Event], *, on: date) -> date | None:
    """The next time: of an observance its day, else the first day of the next event whose day is known."""
    if series.observance and series.month and series.day:
        return next_time(series.month, series.day, on=on)
    days = [first_day(each) for each in events if not each.cancelled_date]
    return min((day for day in days if day and day >= on), default=None)


def leads_of(series: Series) -> list[Lead]:
    """What begins how many days before."""
    return [Lead(int(each["days"]), str(each["what"])) for each in series.lead_times]


def leads_on(row: SeriesRow) -> list[tuple[Lead, date | None]]:
    """What begins before the next time, each with its day, the earliest first."""
    leads = sorted(leads_of(row.series), key=lambda lead: (-lead.days, lead.what))
    return [(lead, row.comes - timedelta(days=lead.days) if row.comes else None) for lead in leads]


def one_series(series: Series, *, reader: Any, on: date) -> SeriesRow:
    """One series with its events."""
    found = [row for row in series_of(series.campaign, reader=reader, on=on) if row.series.pk == series.pk]
    return found[0]


def venues_of(campaign: Campaign, *, reader: Any, on: date) -> list[Any]:
    """Every venue with its rules, and how many events that the reader sees were held there. Two queries."""
    mine = visible(Event.objects.filter(campaign=campaign), reading_of(reader, campaign.slug, on=on))
    found = (
        Venue.objects.filter(campaign=campaign)
        .annotate(held=Count("events", filter=Q(events__in=mine.values("pk"))))
        .prefetch_related(Prefetch("rules", VenueRule.objects.order_by("number")))
        .order_by("name")
    )
    rows = list(found)
    for venue in rows:
        venue.campaign = campaign  # so that its address needs no query
    return rows


def events_in(venue: Venue, *, reader: Any, on: date) -> list[Event]:
    """The events held there that the reader sees, by date."""
    mine = visible(Event.objects.filter(held_at=venue), reading_of(reader, venue.campaign.slug, on=on))
    rows = list(mine)
    for event in rows:
        event.campaign = venue.campaign
    return sorted(rows, key=by_date)


def rules_of(venue: Venue) -> list[VenueRule]:
    """What the house there asks, in order."""
    rules = list(venue.rules.order_by("number"))
    for rule in rules:
        rule.venue = venue
    return rules


def first_day(event: Event) -> date | None:
    """The first day, when it is known to the day."""
    return event.starts.day if event.starts.is_day else None


def begins(event: Event) -> datetime | None:
    """The instant from which deadlines count back: when it begins, else the first minute of its first day there."""
    if event.begins_at:
        return event.begins_at
    day = first_day(event)
    return LocalTime(day, datetime.min.time(), str(zone(event))).starts if day else None


def zone(event: Event) -> ZoneInfo:
    """The zone in which people think of the event."""
    return ZoneInfo(event.time_zone or event.campaign.time_zone or settings.TIME_ZONE)


def held(event: Event, *, on: date) -> dict[str, Any]:
    """What the page of an event shows of its hours, its country and how it came on record."""
    there = zone(event)
    ends = event.ends_at and event.ends_at.astimezone(there)
    return {
        "zone": there,
        "hours": (event.begins_at.astimezone(there), ends) if event.begins_at else None,
        "country": record.names(on=on).get(event.country.code, event.country.code) if event.country else "",
        "posting": getattr(event, "posting", None),
    }
