"""Taking back the last change of an event, a session or one of their parts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.events.actions.events import renumber
from accede.events.actions.programme import move_entry
from accede.events.models import Event
from accede.kit import undo
from accede.kit.models import LogEntry
from accede.materials.actions import writing

EDIT = Right.EDIT_EVENTS


@transaction.atomic
def undo_change(*, entry: LogEntry, by: Any, on: date) -> Model:
    """Take back the last change of a row, or bring a removed one back, as a new change.

    A part of the programme comes back at its end. Raises NotAllowed, CannotUndo, and what the change itself raises.
    """
    require(by, EDIT, campaign=entry.campaign, on=on)

    def change(row: Any, values: dict[str, Any]) -> None:
        if set(values) == {"position"}:
            move_entry(entry=row, to=values["position"], by=by, on=on)
        else:
            stood = Event.objects.get(pk=row.pk) if isinstance(row, Event) else None
            writing.change(row, values, "events.undo_change", EDIT, by=by, on=on)
            if stood:
                renumber(row, stood)

    row = undo.undo(entry, change, by=by, on=on)
    guard(row, by=by, on=on)
    return row
