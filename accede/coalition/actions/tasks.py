"""Tasks: opened, changed, given to somebody else, closed with a result, reopened."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition import queries
from accede.coalition.actions.writing import save
from accede.coalition.models import OWNED, Campaign, DueChange, Membership, Organisation, Task, TaskClosing
from accede.coalition.queries import Reference
from accede.coalition.rules import may_keep, reading_of, require_sharing
from accede.kit import log, search
from accede.kit.keys import free_key
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused

CHANGEABLE = {"title", "note", "due", "remind_before", "remind_late", "owner", "shared_with", "shared_keys"}
WHOSE = ("organisation", "person", "account")


class NotYours(PermissionDenied):
    """The task belongs to somebody else; the message says whose it is and who may close it."""

    def __init__(self, task: Task) -> None:
        words = _(
            "This task is with %(owner)s. Its owner's people, whoever opened it, the secretariat and the Convener may "
            "change and close it."
        )
        super().__init__(words % {"owner": queries.owner_words(task)})


class DueTooEarly(Refused):
    """The day due lies before the day on which the task was opened."""

    field = "due"


class OrganisationLeft(Refused):
    """The organisation that is to do it has left the alliance."""

    field = "organisation"


class NoSuchThing(Refused):
    """What the task is to be about is not on record, or not shown to the person."""

    field = "about"


class AlreadyClosed(Refused):
    """Somebody closed the task before; the message says when, and with which result."""

    field = "result"


class NotClosed(Refused):
    """Only a closed task is reopened."""


class ResultMissing(Refused):
    """A task that is dropped or moved on says why, or where to."""

    field = "text"


@transaction.atomic
def open_task(
    *,
    campaign: Campaign,
    title: str,
    by: Any,
    on: date,
    about: Reference | None = None,
    key: str = "",
    **facts: Any,
) -> Task:
    """Open a task. `facts`: due, note, whose it is (organisation, person, account; none: the alliance's own), about
    whom it is shared (owner, shared_with, shared_keys), remind_before (days), remind_late.

    Raises NotAllowed, DueTooEarly, OrganisationLeft, NoSuchThing, ValidationError.
    """
    require(by, Right.KEEP_TASKS, campaign=campaign.slug, on=on)
    row = Task(
        campaign=campaign,
        key=key or free_key(Task, title, campaign=campaign),
        title=title,
        opened=on,
        due_since=on,
        opened_by=by if by.pk else None,
        **facts,
    )
    require_sharing(row, by=by, on=on)
    _about(row, about, by, on)
    _refuse_early(row)
    refuse_left(row.organisation, on)
    return _write(row, "coalition.open_task", by=by, on=on)


@transaction.atomic
def change_task(*, task: Task, by: Any, on: date, why: str = "", **changes: Any) -> Task:
    """Change what a task says, when it is due, who is reminded and with whom it is shared; `about` may be given too.

    Another day due is kept beside the ones before. Raises NotAllowed, NotYours, AlreadyClosed, DueTooEarly,
    NoSuchThing, ValidationError.
    """
    row, before = _locked(task, by, on)
    _refuse_closed(row, on)
    if "about" in changes:
        _about(row, changes.pop("about"), by, on)
    for name in CHANGEABLE & changes.keys():
        setattr(row, name, changes[name])
    if shared_otherwise(row):
        require_sharing(row, by=by, on=on)
    _refuse_early(row)
    was_due = Task.objects.values_list("due", flat=True).get(pk=row.pk)
    if row.due != was_due:
        row.due_since = max(on, row.opened)
        DueChange.objects.create(
            task=row,
            number=_next(DueChange, row),
            day=on,
            before=was_due,
            after=row.due,
            why=why or log.reason(),
            by=by,
        )
    return _write(row, "coalition.change_task", by=by, on=on, before=before)


@transaction.atomic
def give_task(*, task: Task, by: Any, on: date, **whose: Any) -> Task:
    """Give a task to somebody else: organisation, person, account; those not named are none.

    Raises NotAllowed, NotYours, AlreadyClosed, OrganisationLeft.
    """
    row, before = _locked(task, by, on)
    _refuse_closed(row, on)
    for name in WHOSE:
        setattr(row, name, whose.get(name))
    refuse_left(row.organisation, on)
    return _write(row, "coalition.give_task", by=by, on=on, before=before)


@transaction.atomic
def close_task(*, task: Task, result: str, by: Any, on: date, text: str = "") -> TaskClosing:
    """Close a task: done, dropped or moved on, the last two with words. Of two people who close it at once, the second
    is told so. Raises NotAllowed, NotYours, AlreadyClosed, ResultMissing, ValidationError.
    """
    row, _before = _locked(task, by, on)
    _refuse_closed(row, on)
    if result != TaskClosing.Result.DONE and not text.strip():
        raise ResultMissing(_("Say why it was dropped, or where it moved to."))
    closing = TaskClosing(
        task=row, number=_next(TaskClosing, row), closed=on, closed_by=by, result=result, text=text.strip()
    )
    closing.full_clean()
    closing.save()
    after = {"result": result}
    log.record("coalition.close_task", target=row, by=by, on=on, after=after, campaign=row.campaign.slug)
    search.soon(row.campaign.slug)
    return closing


@transaction.atomic
def reopen_task(*, task: Task, why: str, by: Any, on: date) -> Task:
    """Reopen a closed task; its closing stays on record. Raises NotAllowed, NotYours, NotClosed."""
    row, _before = _locked(task, by, on)
    closing = TaskClosing.objects.filter(task=row, reopened=None).first()
    if closing is None:
        raise NotClosed(_("This task is open: there is nothing to reopen."))
    closing.reopened, closing.reopened_by, closing.why = on, by, why.strip()
    closing.full_clean()
    closing.save()
    log.record("coalition.reopen_task", target=row, by=by, on=on, after={"reopened": on}, campaign=row.campaign.slug)
    search.soon(row.campaign.slug)
    return row


def put_back(*, task: Task, by: Any, on: date, **values: Any) -> Task:
    """Undo a change of a task: what it said, and whose it was. Raises what changing and giving raise."""
    whose = {name: values[name] for name in WHOSE if name in values}
    if whose:
        give_task(task=task, by=by, on=on, **{name: getattr(task, name) for name in WHOSE} | whose)
    return change_task(task=task, by=by, on=on, **{name: values[name] for name in CHANGEABLE & values.keys()})


def may_keep_or_refuse(task: Task, by: Any, on: date) -> None:
    """Raises NotAllowed without the right to keep tasks, NotYours for a task of somebody else."""
    slug = task.campaign.slug
    require(by, Right.KEEP_TASKS, campaign=slug, on=on)
    if not may_keep(task, by, reading_of(by, slug, on=on)):
        raise NotYours(task)


def _locked(task: Task, by: Any, on: date) -> tuple[Task, dict[str, Any]]:
    """The row as it stands now, held until the act is done, and its values."""
    found = Task.objects.select_for_update(of=("self",)).select_related(
        "campaign", "organisation", "person", "account", "owner"
    )
    row = found.get(pk=task.pk)
    may_keep_or_refuse(row, by, on)
    return row, log.values(row)


def _write(row: Task, act: str, *, by: Any, on: date, before: Any = None) -> Task:
    row.full_clean()
    return save(row, act, by=by, on=on, before=before)


def _about(row: Task, about: Reference | None, by: Any, on: date) -> None:
    row.about_kind, row.about_key, row.about_title = (about.kind, about.key, "") if about else ("", "", "")
    if about is None:
        return
    there = queries.find(row.campaign.slug, [about], reader=by, on=on).get(about)
    if there is None:
        raise NoSuchThing(_("What the task is about is not on record, or not shared with you: %s.") % about)
    row.about_title = there.title[:300] if there.shared else ""


def _refuse_early(row: Task) -> None:
    if row.due and row.due < row.opened:
        message = _("The task is opened on %(opened)s; it cannot be due before that day. Choose a later day.")
        raise DueTooEarly(message % {"opened": long_day(row.opened)})


def shared_otherwise(row: Any) -> bool:
    """Whether the row in hand would change its owner or those who see it."""
    stood = type(row).objects.values(*sorted(OWNED)).get(pk=row.pk)
    return any(getattr(row, "owner_id" if name == "owner" else name) != value for name, value in stood.items())


def refuse_left(organisation: Organisation | None, on: date) -> None:
    if organisation is None:
        return
    if queries.left_by(Membership.objects.filter(organisation=organisation), on):
        message = _("%(name)s has left the alliance. Give the task to an organisation that is in it, or to a person.")
        raise OrganisationLeft(message % {"name": organisation.short})


def _refuse_closed(row: Task, on: date) -> None:
    if on < row.opened:
        raise NotClosed(_("The task was opened on %s, after this day.") % long_day(row.opened))
    closing = TaskClosing.objects.filter(task=row, reopened=None).first()
    if closing is not None:
        message = _("This task was closed on %(day)s (%(result)s). Reopen it first.")
        raise AlreadyClosed(message % {"day": long_day(closing.closed), "result": closing.get_result_display()})


def _next(model: type[TaskClosing] | type[DueChange], task: Task) -> int:
    return int(model.objects.filter(task=task).aggregate(last=Max("number"))["last"] or 0) + 1
