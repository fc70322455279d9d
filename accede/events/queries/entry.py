"""An event as an entry of people's calendars (RFC 5545 and 5546)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar
from icalendar import Event as Entry

from accede.events.models import Event
from accede.events.queries.places import zone
from accede.kit.calendars import add_zones

USUAL = timedelta(hours=2)  # how long an event is taken to last whose end nobody wrote down


def uid_of(event: Event) -> str:
    """The name under which calendars keep it, for good."""
    return event.uid or f"{event.campaign.slug}.event-{event.key}@{urlsplit(settings.SITE_URL).hostname}"


def entry(event: Event, *, url: str, text: str, stamp: datetime) -> bytes | None:
    """The calendar with the one entry; None while the day is not known. The same event gives the same bytes.

    A change has the same name (UID) and a higher number (SEQUENCE), so that a calendar replaces what it holds; an
    event that is not held has the method CANCEL and the status CANCELLED.
    """
    if not event.starts.is_day or event.starts.day is None:
        return None
    cancelled = event.cancelled_date is not None
    calendar = Calendar()
    calendar.add("prodid", "-//Accede//Events//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    made = Entry()
    made.add("uid", uid_of(event))
    made.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", event.sequence)
    for name, value in _span(event).items():
        made.add(name, value)
    made.add("summary", event.title)
    made.add("description", "\n\n".join(part for part in (event.cancelled_words if cancelled else "", text) if part))
    if where := ", ".join(part for part in (event.venue, event.place) if part):
        made.add("location", where)
    made.add("url", url)
    made.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    calendar.add_component(made)
    add_zones(calendar)
    return bytes(calendar.to_ical())


def _span(event: Event) -> dict[str, Any]:
    if event.begins_at:
        begins = event.begins_at.astimezone(zone(event))
        ends = event.ends_at.astimezone(zone(event)) if event.ends_at else begins + USUAL
        return {"dtstart": begins, "dtend": ends}
    first: Any = event.starts.day
    last = event.ends.day if event.ends.is_day and event.ends.day else first
    return {"dtstart": first, "dtend": max(first, last) + timedelta(days=1), "transp": "TRANSPARENT"}


def changed_at(event: Event) -> datetime:
    """When what stands on record of the event was last written."""
    found: datetime | None = event.history.order_by("-history_date").values_list("history_date", flat=True).first()
    return found or datetime(1970, 1, 1, tzinfo=UTC)
