"""Days that come back every year, and what must begin how long before: 18 December, and sixty days before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, order=True)
class Lead:
    """So many days before, this begins."""

    days: int
    what: str


@dataclass(frozen=True)
class Begun:
    """A lead whose day has come: it began on `since`, for the time that comes on `day`."""

    what: str
    since: date
    day: date


def time_of_year(year: int, month: int, day: int) -> date:
    """The yearly day in a year. A day that the year does not have (29 February) is the last one of its month.

    Raises ValueError for a month or a day that no year has.
    """
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise ValueError(f"there is no day {day} in month {month}")
    after = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), after - timedelta(days=1))


def next_time(month: int, day: int, *, on: date) -> date:
    """The first time of a yearly day on or after a day."""
    this_year = time_of_year(on.year, month, day)
    return this_year if this_year >= on else time_of_year(on.year + 1, month, day)


def times(month: int, day: int, *, first: date, until: date) -> Iterator[date]:
    """Every time of a yearly day between two days, both included."""
    for year in range(first.year, until.year + 1):
        found = time_of_year(year, month, day)
        if first <= found <= until:
            yield found


def begun(leads: Iterable[Lead], comes: Iterable[date], *, on: date) -> list[Begun]:
    """The leads that have begun on a day for the times that are still to come, the earliest begun first."""
    found = [
        Begun(lead.what, day - timedelta(days=lead.days), day)
        for day in comes
        for lead in leads
        if day - timedelta(days=lead.days) <= on <= day
    ]
    return sorted(found, key=lambda each: (each.since, each.day, each.what))


def deadline(begins: datetime, hours_before: int) -> datetime:
    """So many hours before an instant, as they pass and not as the clock shows them."""
    return begins - timedelta(hours=hours_before)
