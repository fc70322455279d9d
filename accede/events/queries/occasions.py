"""Under which heading of the year an event, or a session, is told, and where that heading stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accede.core.dates import Moment
from accede.events.models import Event, Link, Session


@dataclass(frozen=True)
class Occasion:
    """A heading of the year's activities; `order` sorts by date, then by key."""

    order: str
    title: str


def occasion_of(thing: Event | Session) -> Occasion:
    """The heading under which it stands: of its session, else of the event it is linked to, else its own.

    A linked event (the reception) shares the heading of its main event (the panel).
    """
    if isinstance(thing, Session):
        return Occasion(_order(_session_day(thing), thing.key), thing.name)
    root = main_event(thing)
    if root.session:
        return occasion_of(root.session)
    return Occasion(_order(_day(root.starts, root.ends), root.key), root.occasion or root.title)


def main_event(event: Event) -> Event:
    """The event at the end of the chain of links; itself when it follows, accompanies or is part of none."""
    seen = {event.pk}
    # Links may form a circle by mistake; then the event where it closes is the main one.
    while (link := _link_of(event)) is not None and link.other_id not in seen:
        event = link.other
        seen.add(event.pk)
    return event


def _link_of(event: Event) -> Link | None:
    links = sorted(event.links.all(), key=lambda link: link.pk)
    return links[0] if links else None


def _order(day: date, key: str) -> str:
    return f"{day.isoformat()} {key}"


def _day(starts: Moment, ends: Moment) -> date:
    return (starts if str(starts) else ends).sort_key[0]


def _session_day(session: Session) -> date:
    """Its first day, or when that is not known the first of what was held beside it."""
    if str(session.starts) or str(session.ends):
        return _day(session.starts, session.ends)
    return min((_day(event.starts, event.ends) for event in session.events.all()), default=date.max)
