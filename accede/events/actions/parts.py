"""Parties, links, hand-outs, attendance and the evaluation of an event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts.rights import Right
from accede.events.models import Evaluation, Event
from accede.events.rules import PARTS
from accede.materials.actions import writing

EDIT = Right.EDIT_EVENTS


@transaction.atomic
def add_part(*, event: Event, part: str, values: Mapping[str, Any], by: Any, on: date) -> Any:
    """Add a party, link, hand-out or attendance (the keys of rules.PARTS). `values` are fields of its model.

    Raises NotAllowed, ValidationError.
    """
    return writing.add(PARTS[part](event=event, **values), f"events.add_{part}", EDIT, by=by, on=on)


@transaction.atomic
def remove_part(*, part: Any, by: Any, on: date) -> None:
    """Take a party, link, hand-out or attendance out. Raises NotAllowed."""
    writing.remove(part, f"events.remove_{part._meta.model_name}", EDIT, by=by, on=on)


@transaction.atomic
def evaluate(*, event: Event, values: Mapping[str, Any], by: Any, on: date) -> Evaluation:
    """Write or rewrite the evaluation of an event. Raises NotAllowed, ValidationError."""
    row = Evaluation.objects.filter(event=event).first()
    if row:
        row.event = event
        return writing.change(row, values, "events.evaluate", EDIT, by=by, on=on)
    return writing.add(Evaluation(event=event, **values), "events.evaluate", EDIT, by=by, on=on)
