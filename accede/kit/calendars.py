"""Time zones in calendar files (RFC 5545, 3.6.5), for programs that know no zones of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard

from accede.core.gatherings import clock_changes


def add_zones(calendar: Calendar) -> None:
    """Puts before the events what the clock does in each zone that they name, around the years in which they are.

    icalendar's own `add_missing_timezones` writes a change at what the clock shows after it and not before it, so that
    a reader that follows the standard finds every change an hour off.
    """
    years: dict[str, set[int]] = {}
    for moment in _moments(calendar):
        if isinstance(moment.tzinfo, ZoneInfo) and moment.tzinfo.key != "UTC":
            years.setdefault(moment.tzinfo.key, set()).add(moment.year)
    zones = [_zone(name, first=min(found) - 1, last=max(found) + 1) for name, found in sorted(years.items())]
    calendar.subcomponents[:0] = zones


def _moments(calendar: Calendar) -> Iterator[datetime]:
    for event in calendar.events:
        for moment in (event.DTSTART, event.DTEND):
            if isinstance(moment, datetime):
                yield moment


def _zone(name: str, *, first: int, last: int) -> Timezone:
    zone = Timezone()
    zone.add("tzid", name)
    for change in clock_changes(name, first=date(first, 1, 1), last=date(last, 12, 31)):
        part = TimezoneDaylight() if change.summer else TimezoneStandard()
        part.add("dtstart", change.wall)
        part.add("tzoffsetfrom", change.before)
        part.add("tzoffsetto", change.after)
        part.add("tzname", change.name)
        zone.add_component(part)
    return zone
