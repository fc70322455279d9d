"""Where a date stands that is known more or less well."""

from __future__ import annotations

from datetime import date

from accede.core.dates import Moment
from accede.events.models import Event, Session


def year_of(moment: Moment) -> int | None:
    """The year under which a date is told; "before 1 July 2003" belongs to 2003."""
    first = moment.earliest or moment.latest
    return first.year if first else None


def is_to_come(thing: Event | Session, *, on: date) -> bool:
    """Whether it surely begins after the day; of what is known by month or year only, when that has not begun."""
    return thing.starts.earliest is not None and thing.starts.earliest > on


def by_date(thing: Event | Session) -> tuple[date, str]:
    """Order of lists: by the last possible day, so that "December 2003" follows its days."""
    return (thing.starts.latest or thing.starts.earliest or date.max, thing.key)
