"""What tasks offer: work, what others have to do, days, lines of a handover and of an agenda."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition import queries
from accede.coalition.queries import TaskRow
from accede.coalition.queries.work_index import task_documents
from accede.kit.localdates import long_day
from accede.kit.offers import (
    AgendaLine,
    DatedThing,
    HandoverLine,
    OthersLine,
    SearchDocument,
    Span,
    WorkLine,
    offer,
)

YEAR = timedelta(days=366)
IN_THE_HANDOVER = 10  # its place among the lines of its section


@offer("work")
def mine(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """The reader's open tasks, late ones first."""
    return [
        WorkLine(
            row.task.title,
            row.task.get_absolute_url(),
            due=row.task.due,
            late=row.late,
            sub=row.about.title if row.about else "",
            action=pgettext("button", "Open"),
        )
        for row in _open(subject, reader, on, whose="mine")
    ]


@offer("waiting_for_others")
def with_others(*, subject: str | None, on: date, reader: Any) -> list[OthersLine]:
    """The open tasks that the reader opened and others have to do."""
    return [
        OthersLine(
            row.task.title,
            row.task.get_absolute_url(),
            whom=row.owner,
            since=row.task.opened,
            due=row.task.due,
            late=row.late,
            sub=row.about.title if row.about else "",
        )
        for row in _open(subject, reader, on)
        if row.task.opened_by_id == reader.pk and not row.mine
    ]


@offer("dates")
def due_days(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """The days within a year on which open tasks that the reader sees are due."""
    rows = _open(subject, reader, on)
    return [_due(row) for row in rows if row.task.due and on <= row.task.due <= on + YEAR]


def _due(row: TaskRow) -> DatedThing:
    return DatedThing(
        row.task.due or date.max,  # the callers have seen that there is one
        _("Task due: %(title)s") % {"title": row.task.title},
        row.task.get_absolute_url(),
        sub=row.owner,
        key=f"coalition:task:{row.task.key}",
    )


@offer("calendar")
def due_in_the_span(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """Open tasks that the reader sees, on the days of the span on which they are due, late ones too."""
    return [
        _due(row)
        for row in _open(subject.campaign, reader, on)
        if row.task.due and subject.first <= row.task.due <= subject.until
    ]


@offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """Every open task that the reader sees: the late ones first."""
    slug, _office = subject
    return [
        HandoverLine(
            "waiting",
            IN_THE_HANDOVER,
            row.task.title,
            row.task.get_absolute_url(),
            due=row.task.due,
            late=row.late,
            sub=row.owner,
        )
        for row in _open(slug, reader, on)
    ]


@offer("agenda")
def overdue(*, subject: tuple[str, date | None], on: date, reader: Any) -> list[AgendaLine]:
    """The late tasks that all of the alliance may see."""
    slug, _since = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    return [
        AgendaLine(
            f"coalition:task:{task.key}",
            60,
            _("Overdue task: %(title)s") % {"title": task.title},
            sub=_("%(owner)s, due on %(day)s") % {"owner": queries.owner_words(task), "day": long_day(task.due)},
            url=task.get_absolute_url(),
        )
        for task in queries.late_for_all(queries.campaign(slug), on=on)
    ]


@offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every task, with those who may see it; the index is cut when somebody searches."""
    return task_documents(subject)


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on a task."""
    return [
        ("coalition.bring", _("Brought by the campaign's folder")),
        ("coalition.open_task", _("Task opened")),
        ("coalition.change_task", _("Task changed")),
        ("coalition.give_task", _("Task given to somebody else")),
        ("coalition.close_task", _("Task closed")),
        ("coalition.reopen_task", _("Task reopened")),
    ]


def _open(slug: str | None, reader: Any, on: date, *, whose: str = "all") -> list[TaskRow]:
    """The open tasks that the reader may see; none for whoever may not read the campaign's papers."""
    if not slug or not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    campaign = queries.campaign(slug)
    return queries.task_rows(campaign, queries.tasks(campaign, reader=reader, on=on, whose=whose), reader=reader, on=on)
