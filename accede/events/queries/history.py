"""What was done to an event or a session, and to what hangs on it."""

from __future__ import annotations

from django.db.models import QuerySet

from accede.events.models import (
    Attendance,
    Evaluation,
    Event,
    Exhibit,
    Handout,
    Link,
    Party,
    ProgrammeEntry,
    Session,
    SheetLine,
    TourStop,
)
from accede.kit import log
from accede.kit.log import Parts
from accede.kit.models import LogEntry

PARTS = (Party, ProgrammeEntry, Link, Handout, Attendance, Evaluation, SheetLine, Exhibit, TourStop)


def history_of(row: Event | Session) -> QuerySet[LogEntry]:
    """The log about it and its parts, also those removed, newest first. The caller may read it."""
    kinds = PARTS if isinstance(row, Event) else ()
    return log.entries_about(row, *(Parts(kind.objects.filter(event_id=row.pk), "event", [row.pk]) for kind in kinds))
