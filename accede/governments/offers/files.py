"""What the file itself offers: the State as the thing a task is about, and what the log says of its acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.governments.actions.undoing import right_of, undo_change
from accede.governments.queries.referring import referenced_states
from accede.kit import undo
from accede.kit.offers import Referenced, offer

undo.register("governments", right_of, undo_change)


@offer("referenced")
def referenced(*, subject: tuple[str, dict[str, list[str]]], on: date, reader: Any) -> list[Referenced]:
    """States that tasks and other rows are about: they lead to the file."""
    slug, asked = subject
    codes = asked.get("record.state", [])
    if not codes or not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    return referenced_states(slug, codes, on=on)
