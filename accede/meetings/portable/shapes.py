"""Which tables travel, how they hang together, and how a value stands in a file and comes back from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import models

from accede.core.dates import Moment
from accede.meetings.models import (
    AgendaItem,
    Attendance,
    Call,
    CallRecipient,
    Correction,
    Decision,
    MeetingAct,
    Minutes,
    MinutesText,
    Motion,
    Paper,
    Reply,
    Reservation,
    Vote,
)


@dataclass(frozen=True)
class Child:
    """A table whose rows stand in the file of their meeting, under the row they belong to."""

    name: str  # of the list in the file
    model: type[models.Model]
    parent: str  # the field that names the row above
    order: tuple[str, ...] = ("number",)
    children: tuple[Child, ...] = ()
    skip: frozenset[str] = field(default_factory=frozenset)


# In the order in which they are read back: a row finds what it points at.
CHILDREN = (
    Child("acts", MeetingAct, "meeting"),
    Child("calls", Call, "meeting", children=(Child("recipients", CallRecipient, "call", ("email",)),)),
    Child("replies", Reply, "meeting"),
    Child(
        "items",
        AgendaItem,
        "meeting",
        children=(
            Child("texts", MinutesText, "item"),
            Child(
                "motions",
                Motion,
                "item",
                children=(
                    Child("votes", Vote, "motion", ("organisation__key",)),
                    Child("reservations", Reservation, "motion", ("organisation__key",)),
                ),
            ),
            Child("decisions", Decision, "item", ("year", "number"), skip=frozenset({"campaign"})),
        ),
    ),
    Child("papers", Paper, "meeting", skip=frozenset({"content"})),
    Child("attendance", Attendance, "meeting"),
    # "minutes" is the duration of the meeting.
    Child("minutes_kept", Minutes, "meeting", children=(Child("corrections", Correction, "minutes"),)),
)


def columns(model: type[models.Model], skip: frozenset[str] = frozenset()) -> list[models.Field[Any, Any]]:
    """The fields of a table that travel: all but the number that this database gave the row, and those to skip."""
    return [each for each in model._meta.concrete_fields if not each.primary_key and each.name not in skip]


def as_text(value: Any) -> Any:
    """A value as it stands in a file; None for what is left out because it says nothing."""
    if value in (None, "", [], {}):
        return None
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, Moment):
        return str(value) or None
    return value


READERS: dict[type, Callable[[Any], Any]] = {
    models.DateTimeField: datetime.fromisoformat,
    models.DateField: date.fromisoformat,
    models.TimeField: time.fromisoformat,
    models.JSONField: lambda value: json.loads(value) if isinstance(value, str) else value,
}


def from_text(column: models.Field[Any, Any], value: Any) -> Any:
    """The value that `as_text` was given. Raises ValueError for what cannot be read."""
    for kind, reader in READERS.items():
        if type(column) is kind:
            return reader(value)
    return value


def code_of(row: Any) -> str:
    """How a file names a row it points at: by its key, its number in the meeting, or the code of a decision."""
    if isinstance(row, Decision):
        return row.code
    return str(row.key if hasattr(row, "key") else row.number)
