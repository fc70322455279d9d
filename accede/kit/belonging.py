"""What a row is part of, so that whoever may not see a record sees none of its parts, nor what the log says of them.

A model whose rows have no right of their own says `PART_OF = ("event",)`: the field that leads to its record. A second
name is another record that the row speaks of (a hand-out names an item): the row is seen by who may see both. A part
with a right of its own besides (a paper that a member keeps) says `OWN_RIGHT = True`.

Who audits sees of any act that it was done, also where she may not see to what. A model says `UNTOLD = True` where even
that tells too much: of its rows nothing at all is shown to whoever may not see them.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Model


def part_of(model: type[Any]) -> tuple[str, ...]:
    """The fields that lead from a model to its record and to another that it names; none for a record itself."""
    return tuple(getattr(model, "PART_OF", ()))


def is_untold(mark: str) -> bool:
    """Whether nothing at all is told of the row (events.event:12) to whoever may not see it, auditors included."""
    return bool(getattr(apps.get_model(mark.rpartition(":")[0]), "UNTOLD", False))


def root(row: Any) -> Any:
    """The record at the end of the way; the row itself when it is one."""
    while (names := part_of(type(row))) and not getattr(row, "OWN_RIGHT", False):
        above = getattr(row, names[0])
        if above is None:
            return row
        row = above
    return row


def mark(row: Model) -> str:
    """The row in one word, as the log keeps it: events.event:12."""
    return f"{row._meta.label_lower}:{row.pk}"


def marks(row: Any) -> tuple[str, str | None]:
    """The record a row is part of, and the other record it names, each in one word."""
    names = part_of(type(row))
    named = [getattr(row, name) for name in (names if getattr(row, "OWN_RIGHT", False) else names[1:])]
    return mark(root(row)), next((mark(root(each)) for each in named if each is not None), None)
