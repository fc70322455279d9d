"""Tasks as lists and as records, cut to what the reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, DueChange, Membership, Task, TaskClosing
from accede.coalition.queries.references import Pointed, Reference, find, pointed
from accede.coalition.rules import THE_ALLIANCE, Reading, hers, may_keep, reading_of, visible, visible_tasks
from accede.core.dates import Answer
from accede.core.tenure import Tenure

STATES = ("open", "late", "closed", "all")
WHOSE = ("mine", "organisation", "all")


@dataclass(frozen=True)
class TaskRow:
    """A task as a reader sees it on a day."""

    task: Task
    closing: TaskClosing | None  # the one that holds on the day
    late: bool
    owner: str
    about: Pointed | None
    left: str = ""  # the organisation to which it was given, when it has left the alliance
    mine: bool = False
    may_keep: bool = False

    @property
    def open(self) -> bool:
        return self.closing is None


@dataclass(frozen=True)
class TaskRecord:
    """A task with its closings and the days on which it was due before, the latest first."""

    row: TaskRow
    closings: list[TaskClosing]
    due_changes: list[DueChange]


def tasks(
    campaign: Campaign,
    *,
    reader: Any,
    on: date,
    whose: str = "all",
    state: str = "open",
    about: str = "",
    text: str = "",
) -> QuerySet[Task]:
    """The tasks that the reader may see and that match every filter, late ones first, then by day due; closed ones the
    latest first. To be shown through `rows`. The query set is not run here; the reader's rights are: one query.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    found = _state(visible_tasks(campaign, reader, reading), state, on)
    if whose == "mine":
        found = found.filter(hers(reader, reading))
    elif whose == "organisation":
        found = found.filter(organisation__key__in=reading.organisations)
    if reference := Reference.parse(about):
        found = found.filter(about_kind=reference.kind, about_key=reference.key)
    for word in text.split():
        found = found.filter(Q(title__icontains=word) | Q(note__icontains=word))
    if state == "closed":
        return _latest_first(found)
    return found.order_by(F("due").asc(nulls_last=True), "opened", "key")


def rows(campaign: Campaign, found: Iterable[Task], *, reader: Any, on: date) -> list[TaskRow]:
    """What a page shows of these tasks, in their order. A fixed number of queries, however many tasks."""
    ready = list(_with_all(found))
    reading = reading_of(reader, campaign.slug, on=on)
    things = find(campaign.slug, [ref for ref in map(reference_of, ready) if ref], reader=reader, on=on)
    gone = _left(campaign, ready, on)
    return [_row(task, campaign, reader, reading, things, gone, on) for task in ready]


def task_for(campaign: Campaign, key: str, *, reader: Any, on: date) -> Task:
    """The task with what hangs on it, or Http404 when there is none that the reader may see."""
    reading = reading_of(reader, campaign.slug, on=on)
    found: Task | None = _with_all(visible_tasks(campaign, reader, reading).filter(key=key)).first()
    if found is None:
        raise Http404(_("No task of this name that you may see."))
    found.campaign = campaign
    return found


def task_record(task: Task, *, reader: Any, on: date) -> TaskRecord:
    """Everything that is known of a task that `task_for` gave."""
    (row,) = rows(task.campaign, Task.objects.filter(pk=task.pk), reader=reader, on=on)
    closings = list(task.closings.select_related("closed_by", "reopened_by").order_by("-number"))
    changes = list(task.due_changes.select_related("by").order_by("-number"))
    return TaskRecord(row, closings, changes)


def tasks_about(campaign: Campaign, references: Iterable[Reference], *, reader: Any, on: date) -> list[TaskRow]:
    """The tasks about any of these things that the reader may see, open ones first: for the record of a thing, or of a
    decision that asked for them. A fixed number of queries.
    """
    wanted = Q(pk__in=[])
    for reference in references:
        wanted |= Q(about_kind=reference.kind, about_key=reference.key)
    found = tasks(campaign, reader=reader, on=on, state="all").filter(wanted)
    shown = rows(campaign, found, reader=reader, on=on)
    return sorted(shown, key=lambda row: row.closing is not None)


def open_tasks(campaign: Campaign, *, on: date) -> QuerySet[Task]:
    """All tasks open on a day, for the house itself (reminders); for a person use `tasks`."""
    return _state(Task.objects.filter(campaign=campaign), "open", on)


def late_for_all(campaign: Campaign, *, on: date) -> list[Task]:
    """The late tasks that all of the alliance may see, the longest late first: for an agenda."""
    late = _state(visible(Task.objects.filter(campaign=campaign), THE_ALLIANCE), "late", on)
    return list(late.select_related("campaign", "organisation", "person", "account").order_by("due", "key"))


def reference_of(task: Task) -> Reference | None:
    """What the task is about."""
    return Reference(task.about_kind, task.about_key) if task.about_kind else None


def owner_words(task: Task) -> str:
    """Whose task it is: "Ada Example, ICMC"; the alliance's own when nobody is named."""
    named = [
        str(task.person) if task.person else "",
        str(task.account) if task.account and not task.person else "",
        task.organisation.short if task.organisation else "",
    ]
    campaign = task.campaign
    return ", ".join(filter(None, named)) or campaign.alliance_short or campaign.alliance or _("the alliance")


def _state(found: QuerySet[Task], state: str, on: date) -> QuerySet[Task]:
    holds = Q(reopened__isnull=True) | Q(reopened__gt=on)
    closed = Exists(TaskClosing.objects.filter(holds, task=OuterRef("pk"), closed__lte=on))
    found = found.filter(opened__lte=on)
    if state == "closed":
        return found.filter(closed)
    if state in ("open", "late"):
        found = found.filter(~closed)
    return found.filter(due__lt=on) if state == "late" else found


def _latest_first(found: QuerySet[Task]) -> QuerySet[Task]:
    last = TaskClosing.objects.filter(task=OuterRef("pk")).order_by("-number").values("closed")[:1]
    return found.annotate(last_closed=last).order_by("-last_closed", "key")


def _with_all(found: Any) -> Any:
    if not isinstance(found, QuerySet):
        return found
    closings = Prefetch("closings", TaskClosing.objects.order_by("-number"))
    pointing = ("campaign", "organisation", "person", "account", "opened_by", "owner")
    return found.select_related(*pointing).prefetch_related(closings)


def _row(
    task: Task, campaign: Campaign, reader: Any, reading: Reading, things: Any, gone: set[int], on: date
) -> TaskRow:
    task.campaign = campaign
    closing = next((each for each in task.closings.all() if closed_on(each, on)), None)
    reference = reference_of(task)
    organisation = task.organisation
    return TaskRow(
        task,
        closing,
        late=closing is None and task.due is not None and task.due < on,
        owner=owner_words(task),
        about=pointed(reference, things, task.about_title) if reference else None,
        left=organisation.short if organisation and organisation.pk in gone and closing is None else "",
        mine=is_hers(task, reader, reading),
        may_keep=may_keep(task, reader, reading),
    )


def is_hers(task: Task, user: Any, reading: Reading) -> bool:
    """The same question as `rules.hers`, for a task that is read already."""
    people = (task.account_id, task.person.user_id if task.person else None)
    nobody = not (task.account_id or task.person_id or task.organisation_id)
    of_organisation = task.organisation is not None and task.organisation.key in reading.organisations
    return user.pk in people or of_organisation or (nobody and reading.of_alliance)


def closed_on(closing: TaskClosing, day: date) -> bool:
    """Whether the closing held on a day."""
    return closing.closed <= day and (closing.reopened is None or closing.reopened > day)


def _left(campaign: Campaign, found: list[Task], on: date) -> set[int]:
    wanted = {task.organisation_id for task in found if task.organisation_id}
    return left_by(Membership.objects.filter(campaign=campaign, organisation__in=wanted), on) if wanted else set()


def left_by(memberships: Iterable[Membership], day: date) -> set[int]:
    """The organisations that had a place in the alliance and certainly have none on the day any more."""
    held: dict[int, list[Tenure]] = {}
    for each in memberships:
        held.setdefault(each.organisation_id, []).append(each.tenure)
    return {key for key, tenures in held.items() if all(_over(tenure, day) for tenure in tenures)}


def _over(tenure: Tenure, day: date) -> bool:
    last = tenure.end.latest
    return last is not None and last < day and tenure.on(day).answer is Answer.NO
