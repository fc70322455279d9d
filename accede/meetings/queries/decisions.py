"""Decisions under their numbers, what is still to be done about them, and where they are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Campaign, Task, TaskClosing
from accede.coalition.queries import owner_words
from accede.coalition.rules import reading_of, visible_tasks
from accede.kit.localdates import long_day
from accede.meetings.models import Decision, DecisionTask
from accede.meetings.rules import meetings_seen


@dataclass(frozen=True)
class Filter:
    """What a list of decisions is cut to."""

    year: int | None = None
    state: str = ""  # "open": with tasks that are not closed; "done": all its tasks closed; "none": without tasks
    text: str = ""


@dataclass(frozen=True)
class TaskLine:
    """A task of a decision as it stands on a day."""

    task: Task
    closing: TaskClosing | None
    late: bool

    @property
    def open(self) -> bool:
        return self.closing is None

    @property
    def owner(self) -> str:
        return owner_words(self.task)

    @property
    def words(self) -> str:
        """ "done on 3 June 2026", "open, due on 1 June 2026", "late: due on 1 June 2026"."""
        if self.closing is not None:
            values = {"result": self.closing.get_result_display(), "day": long_day(self.closing.closed)}
            return _("%(result)s on %(day)s") % values
        if self.task.due is None:
            return _("open")
        values = {"day": long_day(self.task.due)}
        return _("late: due on %(day)s") % values if self.late else _("open, due on %(day)s") % values


@dataclass(frozen=True)
class DecisionRow:
    """A decision with the tasks that the reader sees."""

    decision: Decision
    tasks: tuple[TaskLine, ...]
    replaced_by: Decision | None = None

    @property
    def open_tasks(self) -> int:
        return sum(line.open for line in self.tasks)

    @property
    def late_tasks(self) -> int:
        return sum(line.late for line in self.tasks)

    @property
    def words(self) -> str:
        """What became of it: "2 of 3 tasks open", "all 3 tasks closed", "no task"."""
        number = len(self.tasks)
        if not number:
            return _("no task")
        if not self.open_tasks:
            return ngettext("its task is closed", "all %(n)s tasks closed", number) % {"n": number}
        words = ngettext("%(open)s of %(n)s task open", "%(open)s of %(n)s tasks open", number)
        return words % {"open": self.open_tasks, "n": number}


def decisions(campaign: Campaign, only: Filter, *, reader: Any, on: date) -> list[DecisionRow]:
    """The decisions of the meetings that the reader may see, the latest first, cut by the filter. Tasks stand as they
    did at the end of the day. A fixed number of queries.
    """
    rows = _seen(campaign, reader=reader, on=on)
    if only.year:
        rows = rows.filter(year=only.year)
    if only.text:
        rows = rows.filter(Q(text__icontains=only.text) | Q(item__title__icontains=only.text))
    found = _rows(campaign, rows, reader=reader, on=on)
    return [row for row in found if _fits(row, only.state)]


def decision_row(campaign: Campaign, year: int, number: int, *, reader: Any, on: date) -> DecisionRow | None:
    """One decision, or None when there is none that the reader may see."""
    rows = _seen(campaign, reader=reader, on=on).filter(year=year, number=number)
    return next(iter(_rows(campaign, rows, reader=reader, on=on)), None)


def years(campaign: Campaign, *, reader: Any, on: date) -> list[int]:
    """The years with decisions that the reader may see, the latest first."""
    return sorted(set(_seen(campaign, reader=reader, on=on).values_list("year", flat=True)), reverse=True)


def decisions_of_year(campaign: Campaign, year: int, *, on: date) -> list[DecisionRow]:
    """The decisions of a year that all of the alliance may know, in the order of their numbers, with the tasks that it
    may: for its report.
    """
    rows = Decision.objects.filter(
        campaign=campaign, year=year, on__lte=on, item__meeting__shared_with__in=["alliance", "public"]
    )
    tasks = Task.objects.filter(campaign=campaign, shared_with__in=["alliance", "public"])
    return list(reversed(_joined(campaign, rows, tasks, on=on)))


def with_open_tasks(campaign: Campaign, *, reader: Any, on: date) -> list[DecisionRow]:
    """The decisions of which something is still to be done, those with late tasks first."""
    found = decisions(campaign, Filter(state="open"), reader=reader, on=on)
    return sorted(found, key=lambda row: (not row.late_tasks, row.decision.year, row.decision.number))


def for_index(slug: str | None) -> QuerySet[Decision]:
    """Every decision, for the index of search."""
    rows = Decision.objects.select_related("campaign", "item__meeting").order_by("pk")
    return rows.filter(campaign__slug=slug) if slug else rows


def _seen(campaign: Campaign, *, reader: Any, on: date) -> QuerySet[Decision]:
    meetings = meetings_seen(campaign, reader=reader, on=on).values("pk")
    return Decision.objects.filter(campaign=campaign, item__meeting__in=meetings)


def _rows(campaign: Campaign, rows: QuerySet[Decision], *, reader: Any, on: date) -> list[DecisionRow]:
    tasks = visible_tasks(campaign, reader, reading_of(reader, campaign.slug, on=on))
    return _joined(campaign, rows, tasks, on=on)


def _joined(campaign: Campaign, rows: QuerySet[Decision], tasks: QuerySet[Task], *, on: date) -> list[DecisionRow]:
    links = DecisionTask.objects.filter(task__in=tasks.values("pk"), task__opened__lte=on)
    links = links.select_related("task__organisation", "task__person", "task__account").prefetch_related(
        "task__closings"
    )
    found = (
        rows.select_related("item__meeting", "motion", "replaces")
        .prefetch_related(Prefetch("tasks", queryset=links.order_by("task__due", "task__key")), "replaced_by")
        .order_by("-year", "-number")
    )
    return [_row(campaign, decision, on) for decision in found]


def _row(campaign: Campaign, decision: Decision, on: date) -> DecisionRow:
    decision.campaign = decision.item.meeting.campaign = campaign
    if decision.motion:
        decision.motion.item = decision.item
    if decision.replaces:
        decision.replaces.campaign = campaign
    replaced = next(iter(decision.replaced_by.all()), None)
    if replaced:
        replaced.campaign = campaign
    links: Iterable[DecisionTask] = decision.tasks.all()
    return DecisionRow(decision, tuple(_line(campaign, link.task, on) for link in links), replaced)


def _line(campaign: Campaign, task: Task, on: date) -> TaskLine:
    task.campaign = campaign
    closings = [each for each in task.closings.all() if each.closed <= on]
    holding = [each for each in closings if each.reopened is None or each.reopened > on]
    closing = holding[-1] if holding else None
    return TaskLine(task, closing, late=closing is None and task.due is not None and task.due < on)


def _fits(row: DecisionRow, state: str) -> bool:
    if state == "open":
        return row.open_tasks > 0
    if state == "done":
        return bool(row.tasks) and not row.open_tasks
    return not row.tasks if state == "none" else True


def list_url(slug: str, year: int | None = None) -> str:
    """Where the decisions of a campaign stand, of one year where it is given."""
    address = reverse("meetings:decisions", args=[slug])
    return f"{address}?year={year}" if year else address
