"""What was done to an event and to what hangs on it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from accede.events.models import Attendance, Evaluation, Event, Handout, Link, Party, ProgrammeEntry
from accede.kit import log

PARTS = (Party, ProgrammeEntry, Link, Handout, Attendance, Evaluation)


def history_of(event: Event) -> QuerySet[Any]:
    """The log about the event and the parts it has now, newest first. The caller may read the log."""
    wanted = Q(target_type=event._meta.label_lower, target_id=str(event.pk))
    for model in PARTS:
        keys = [str(key) for key in model.objects.filter(event=event).values_list("pk", flat=True)]
        wanted |= Q(target_type=model._meta.label_lower, target_id__in=keys)
    return log.entries_in(event.campaign.slug).filter(wanted)
