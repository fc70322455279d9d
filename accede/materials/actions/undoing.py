"""Taking back the last change of a row of the library."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.kit import undo
from accede.kit.models import LogEntry
from accede.materials.actions import versions, writing
from accede.materials.models import LanguageVersion

EDIT = Right.EDIT_MATERIALS


@transaction.atomic
def undo_change(*, entry: LogEntry, by: Any, on: date) -> Model:
    """Take back the last change of a row, or bring a removed one back, as a new change.

    Raises NotAllowed, CannotUndo, and what the change itself raises.
    """
    require(by, EDIT, campaign=entry.campaign, on=on)

    def change(row: Any, values: dict[str, Any]) -> None:
        if isinstance(row, LanguageVersion) and "revision" not in values:
            versions.change_version(version=row, values=values, by=by, on=on)
        else:
            writing.change(row, values, "materials.undo_change", EDIT, by=by, on=on)

    row = undo.undo(entry, change, by=by, on=on)
    guard(row, by=by, on=on)
    return row
