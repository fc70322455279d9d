"""What followed from an event: tasks about it opened on its first day or later, and what became of each."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Task, TaskClosing
from accede.coalition.queries import Reference, TaskRow, tasks_about
from accede.coalition.rules import THE_ALLIANCE, visible
from accede.events.models import Event
from accede.events.queries import sentences
from accede.events.queries.door import here

KIND = "events.event"


def _after(event: Event, opened: date) -> bool:
    """Whether a task was opened when the event had begun: what was opened before prepared it."""
    first = event.starts.earliest
    return first is not None and opened >= first


def follow_ups(event: Event, *, reader: Any, on: date) -> list[TaskRow]:
    """The tasks that the reader may see, open ones first."""
    rows = tasks_about(event.campaign, [Reference(KIND, event.key)], reader=reader, on=on)
    return [row for row in rows if _after(event, row.task.opened)]


def told(campaign: Campaign, events: list[Event]) -> dict[str, str]:
    """{key of an event: a sentence on what followed from it}, of tasks that the alliance may see. Two queries."""
    keys = {event.key: event for event in events}
    rows = visible(Task.objects.filter(campaign=campaign, about_kind=KIND, about_key__in=keys), THE_ALLIANCE)
    closed = {each.task_id: each for each in TaskClosing.objects.filter(task__in=rows.values("pk"), reopened=None)}
    found: dict[str, list[str]] = {}
    for task in rows.order_by("opened", "key"):
        if _after(keys[task.about_key], task.opened):
            found.setdefault(task.about_key, []).append(_one(task, closed.get(task.pk)))
    return {key: _("What follows: %(tasks)s.") % {"tasks": sentences.listed_apart(each)} for key, each in found.items()}


def _one(task: Task, closing: TaskClosing | None) -> str:
    if closing is None:
        return _("%(task)s (open)") % {"task": task.title}
    return _("%(task)s (%(result)s)") % {"task": task.title, "result": closing.get_result_display()}


def came_words(event: Any) -> str:
    """Who came, noted by name or counted, beside what was expected: for whoever writes the evaluation. Two queries."""
    event.noted = here(event)
    return sentences.attendance(event)
