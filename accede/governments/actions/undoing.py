"""Taking back the last change of a row of the State files, or bringing a removed one back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.governments.actions.contacts import change_contact
from accede.governments.actions.writing import change
from accede.governments.models import Contact
from accede.kit import search, undo
from accede.kit.models import LogEntry

# Rows that are written with another right than KEEP_FILES.
_RIGHTS = {
    "governments.contact": Right.LOG_CONTACT,
    "governments.official": Right.LOG_CONTACT,
    "governments.mission": Right.KEEP_MISSIONS,
    "governments.targetlist": Right.SET_TARGETS,
    "governments.champion": Right.SET_TARGETS,
    "governments.argument": Right.EDIT_ARGUMENTS,
}


@transaction.atomic
def undo_change(*, entry: LogEntry, by: Any, on: date) -> Model:
    """Take back the last change of a row, or bring a removed one back, as a new change, with the right by which such a
    row is written.

    Raises NotAllowed, CannotUndo, and what the change itself raises.
    """
    right = _RIGHTS.get(entry.target_type, Right.KEEP_FILES)
    require(by, right, campaign=entry.campaign, on=on)

    def again(row: Any, values: dict[str, Any]) -> None:
        if isinstance(row, Contact):  # its owner's people alone; what is theirs follows it to another owner
            change_contact(contact=row, values=values, anyway=True, by=by, on=on)
            return
        change(row, "governments.undo_change", values, right=right, by=by, on=on)

    row = undo.undo(entry, again, by=by, on=on)
    guard(row, by=by, on=on)
    search.soon(entry.campaign)
    return row
