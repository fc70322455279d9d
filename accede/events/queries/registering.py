"""Whether people may register for an event now, and who did."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone

from accede.coalition.rules import THE_ALLIANCE, visible
from accede.events.models import Event, Registration
from accede.events.queries.guests import places_taken

A_DAY = timedelta(days=1)


class Closed(StrEnum):
    """Why nobody can register."""

    NOT_OFFERED = "not_offered"
    CANCELLED = "cancelled"
    OVER = "over"
    FULL = "full"


def open_event(campaign: str, key: str) -> Event | None:
    """The event whose registration page anybody may open: it has a public page, and all of the alliance may know it."""
    rows = visible(Event.objects.filter(campaign__slug=campaign, key=key), THE_ALLIANCE)
    return rows.filter(public_page=True, registration=True).select_related("campaign", "held_at", "session").first()


def why_closed(event: Event, *, at: datetime) -> Closed | None:
    """Why nobody can register at the moment; None while they can."""
    if not (event.registration and event.public_page):
        return Closed.NOT_OFFERED
    if event.cancelled_date is not None:
        return Closed.CANCELLED
    if _over(event, at):
        return Closed.OVER
    seats = event.held_at.seats if event.held_at else None
    return Closed.FULL if seats is not None and places_taken(event) >= seats else None


def _over(event: Event, at: datetime) -> bool:
    """Closed by its own moment, else when the event begins, else after its first day."""
    closes = event.registration_closes_at or event.begins_at
    if closes is not None:
        return at >= closes
    day = event.starts.latest
    return day is not None and timezone.localtime(at).date() > day


def registrations(event: Event) -> QuerySet[Registration]:
    """Everybody who registered, the latest first."""
    return Registration.objects.filter(event=event).select_related("guest").order_by("-asked_at", "-pk")
