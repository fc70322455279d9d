"""What is to be done after an event: tasks that its evaluation asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from accede.coalition.actions import open_task
from accede.coalition.models import Organisation, Task
from accede.coalition.queries import Reference
from accede.events.models import Event


@transaction.atomic
def follow_up(
    *, event: Event, title: str, by: Any, on: date, organisation: Organisation | None = None, due: date | None = None
) -> Task:
    """Open a task about the event, for an organisation or (none) the alliance itself. The report of the event's year
    says what became of it. Raises NotAllowed, DueTooEarly, OrganisationLeft, ValidationError.
    """
    about = Reference(event._meta.label_lower, event.key)
    return open_task(
        campaign=event.campaign, title=title, about=about, organisation=organisation, due=due, by=by, on=on
    )
