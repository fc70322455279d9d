"""A meeting as plain data for its file."""

from __future__ import annotations

from typing import Any

from django.db import models

from accede.meetings.models import Decision, DecisionTask, Meeting, Paper
from accede.meetings.portable.shapes import CHILDREN, Child, as_text, code_of, columns


def meeting_data(row: Meeting) -> dict[str, Any]:
    """The meeting with everything that hangs on it."""
    data = row_data(row, frozenset({"campaign", "key"}))
    for child in CHILDREN:
        data |= _rows(child, row)
    return data


def row_data(row: models.Model, skip: frozenset[str] = frozenset()) -> dict[str, Any]:
    """A row's own columns in the order of its table; what it points at stands there by its code."""
    data: dict[str, Any] = {}
    for column in columns(type(row), skip):
        value = getattr(row, column.name)
        told = code_of(value) if isinstance(value, models.Model) else as_text(value)
        if told is not None:
            data[column.name] = told
    return data


def file_of(paper: Paper) -> str:
    """Where a paper's file stands beside its meeting's."""
    return f"meetings/papers/{paper.meeting.key}/{paper.number}.bin"


def _rows(child: Child, parent: models.Model) -> dict[str, Any]:
    pointing = [
        each.name for each in columns(child.model, child.skip) if each.is_relation and each.name != child.parent
    ]
    rows = child.model._default_manager.filter(**{child.parent: parent}).select_related(*pointing)
    found = []
    for row in rows.order_by(*child.order):
        data = row_data(row, child.skip | {child.parent})
        for inner in child.children:
            data |= _rows(inner, row)
        if isinstance(row, Decision):
            tasks = DecisionTask.objects.filter(decision=row).order_by("task__key")
            data |= _unless_empty("tasks", list(tasks.values_list("task__key", flat=True)))
        found.append(data)
    return _unless_empty(child.name, found)


def _unless_empty(name: str, found: list[Any]) -> dict[str, Any]:
    return {name: found} if found else {}
