"""Who spoke, in which order, under which title, and what each said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.events.models import Event, ProgrammeEntry
from accede.kit import log
from accede.materials.actions import writing

EDIT = Right.EDIT_EVENTS


@transaction.atomic
def add_entry(*, event: Event, values: Mapping[str, Any], by: Any, on: date) -> ProgrammeEntry:
    """Put a person into the programme, at its end. `values` are fields of ProgrammeEntry.

    Raises NotAllowed, ValidationError.
    """
    facts = dict(values)
    several = {name: facts.pop(name, []) for name in ("organisations", "papers")}
    last = event.programme.aggregate(last=Max("position"))["last"] or 0
    entry = ProgrammeEntry(event=event, position=last + 1, **facts)
    return writing.add(entry, "events.add_entry", EDIT, by=by, on=on, several=several)


@transaction.atomic
def change_entry(*, entry: ProgrammeEntry, values: Mapping[str, Any], by: Any, on: date) -> ProgrammeEntry:
    """Correct a part of the programme. Raises NotAllowed, ValidationError."""
    return writing.change(entry, values, "events.change_entry", EDIT, by=by, on=on)


@transaction.atomic
def move_entry(*, entry: ProgrammeEntry, to: int, by: Any, on: date) -> None:
    """Give a part another place; those between move up or down by one. Places run from 1 without gaps.

    Raises NotAllowed.
    """
    require(by, EDIT, campaign=entry.campaign_slug, on=on)
    guard(entry, by=by, on=on)
    before = log.values(entry)
    order = list(entry.event.programme.order_by("position").exclude(pk=entry.pk))
    order.insert(max(0, to - 1), entry)
    _number(order)
    entry.refresh_from_db(fields=["position"])
    log.record("events.move_entry", target=entry, by=by, on=on, before=before, after=entry)


def _number(order: list[ProgrammeEntry]) -> None:
    """Through places beyond the last one, because no two parts may stand in one place even for a moment."""
    beyond = max((entry.position for entry in order), default=0) + len(order)
    for start in (beyond, 0):
        for place, entry in enumerate(order, start + 1):
            ProgrammeEntry.objects.filter(pk=entry.pk).update(position=place)


@transaction.atomic
def remove_entry(*, entry: ProgrammeEntry, by: Any, on: date) -> None:
    """Take a part out of the programme; those after it move up. Raises NotAllowed."""
    event = entry.event
    writing.remove(entry, "events.remove_entry", EDIT, by=by, on=on)
    _number(list(event.programme.order_by("position")))
