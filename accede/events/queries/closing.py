"""Until when an invitation can be answered by its link."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from accede.events.models import Event


def closes_at(event: Event) -> datetime | None:
    """The moment that was set; else that at which the event begins; else the end of its last day, in its zone. None
    where no day is known: then it stays open.
    """
    if event.replies_close_at or event.begins_at:
        return event.replies_close_at or event.begins_at
    last = event.ends.latest or event.starts.latest
    if last is None:
        return None
    zone = ZoneInfo(event.time_zone) if event.time_zone else timezone.get_default_timezone()
    return datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)


def is_closed(event: Event, *, at: datetime) -> bool:
    """Whether no answer is taken by the link any more: it is too late, or the event was cancelled."""
    end = closes_at(event)
    return event.cancelled_date is not None or (end is not None and at >= end)
