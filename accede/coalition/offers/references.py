"""What the room answers when a row of any room is about one of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from accede.coalition import queries
from accede.coalition.models import Office, Organisation, Person, PlanItem, Purpose, Task
from accede.kit.offers import Referenced, offer


@offer("referenced")
def referenced(*, subject: tuple[str, Mapping[str, list[str]]], on: date, reader: Any) -> list[Referenced]:
    """Organisations, offices, purposes, the plan, tasks, and people, whose names are not kept elsewhere."""
    found = [
        each
        for model in (Organisation, Office, Purpose, PlanItem, Task)
        for each in queries.referenced(model, subject, reader=reader, on=on)
    ]
    people = queries.referenced(Person, subject, reader=reader, on=on)
    found += queries.merged(subject, reader=reader, on=on)
    return found + [replace(each, shared=False) for each in people]
