"""Asks and promises: put on record, corrected, and what became of them, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.coalition.models import Campaign
from accede.core.dates import Answer
from accede.core.promises import Happened, PromiseState, Step, may_follow, promise_state
from accede.governments.actions.writing import add, change, next_number
from accede.governments.models import Ask, AskStep, Promise, PromiseStep
from accede.kit import log, search
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused
from accede.record.models import State

Noted = TypeVar("Noted", AskStep, PromiseStep)


class NotYet(Refused):
    """The day lies in the future, or before the thing began."""

    field = "day"


class DueMissing(Refused):
    """Another day is given without saying which, or one that lies before the day on which it was given."""

    field = "due"


class CannotFollow(Refused):
    """After what happened before, this cannot happen; the message says what can be done."""

    field = "kind"


@transaction.atomic
def add_ask(*, campaign: Campaign, state: State, values: Mapping[str, Any], by: Any, on: date) -> Ask:
    """Put on record what was asked of a government. `values`: text, asked_of, asked (a Moment), due, contact, source
    and how it is shared. Raises NotAllowed, NotTheOwners, CannotShare, NotYet, ValidationError.
    """
    row = Ask(campaign=campaign, state=state, entered_by=_who(by), **values)
    _refuse_future("asked", row.asked, on)
    return add(row, "governments.add_ask", right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def change_ask(*, ask: Ask, values: Mapping[str, Any], by: Any, on: date) -> Ask:
    """Correct an ask; the history keeps what it said. As `add_ask`."""
    _refuse_future("asked", values.get("asked", ask.asked), on)
    return change(ask, "governments.change_ask", values, right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def note_ask(*, ask: Ask, kind: str, day: date, by: Any, on: date, text: str = "") -> AskStep:
    """Note what became of an ask on a day: declined, taken back, done. The last by day holds; none is edited.

    Raises NotAllowed, NotTheOwners, NotYet, ValidationError.
    """
    require(by, Right.KEEP_FILES, campaign=ask.campaign.slug, on=on)
    locked = Ask.objects.select_for_update().get(pk=ask.pk)
    _refuse_day(day, locked.asked, on)
    step = AskStep(ask=ask, number=next_number(locked.steps.all()), day=day, kind=kind, text=text.strip(), by=_who(by))
    return _noted(step, "governments.note_ask", ask, by=by, on=on)


@transaction.atomic
def add_promise(*, campaign: Campaign, state: State, values: Mapping[str, Any], by: Any, on: date) -> Promise:
    """Put on record what a government promised. `values`: text, made_by, made (a Moment), due, due_words, ask, contact,
    source and how it is shared. Raises NotAllowed, NotTheOwners, CannotShare, NotYet, ValidationError.
    """
    row = Promise(campaign=campaign, state=state, entered_by=_who(by), **values)
    _refuse_future("made", row.made, on)
    return add(row, "governments.add_promise", right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def change_promise(*, promise: Promise, values: Mapping[str, Any], by: Any, on: date) -> Promise:
    """Correct a promise as it was entered; that another day was given later is a step (`note_promise`)."""
    _refuse_future("made", values.get("made", promise.made), on)
    return change(promise, "governments.change_promise", values, right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def note_promise(
    *,
    promise: Promise,
    kind: str,
    day: date,
    by: Any,
    on: date,
    due: date | None = None,
    text: str = "",
    source: str = "",
) -> PromiseStep:
    """Note what became of a promise on a day; another day comes with `due`. Rows are added and never edited.

    Raises NotAllowed, NotTheOwners, NotYet, DueMissing, CannotFollow, ValidationError.
    """
    require(by, Right.KEEP_FILES, campaign=promise.campaign.slug, on=on)
    locked = Promise.objects.select_for_update().get(pk=promise.pk)
    happened = Happened(kind)
    _refuse_day(day, locked.made, on)
    _refuse_order(locked, happened, day)
    if happened is Happened.NEW_DUE and (due is None or due < day):
        raise DueMissing(_("Say until when it is promised now: a day that does not lie before the day of this step."))
    step = PromiseStep(
        promise=promise,
        number=next_number(locked.steps.all()),
        day=day,
        kind=kind,
        due=due if happened is Happened.NEW_DUE else None,
        text=text.strip(),
        source=source.strip(),
        by=_who(by),
    )
    return _noted(step, "governments.note_promise", promise, by=by, on=on)


def state_on(promise: Promise, day: date) -> PromiseState:
    """How a promise stands at the end of a day, for the acts that follow. One query."""
    steps = [Step(step.day, step.number, Happened(step.kind), step.due) for step in promise.steps.all()]
    return promise_state(due=promise.due, steps=steps, on=day)


def _refuse_order(promise: Promise, happened: Happened, day: date) -> None:
    state = state_on(promise, day)
    if happened is Happened.REMINDED and state.reminded == day:
        raise CannotFollow(_("A reminder of this day is noted already."))
    if happened in may_follow(state.outcome):
        return
    if state.open:
        raise CannotFollow(_("This promise is open: there is nothing to open again."))
    words = _("This promise was closed on %(day)s. Open it again first.")
    raise CannotFollow(words % {"day": long_day(state.since)})


def _refuse_future(name: str, moment: Any, on: date) -> None:
    if moment.on_or_before(on) is Answer.NO:
        raise ValidationError({name: _("This lies after today. Enter it when it has happened.")})


def _refuse_day(day: date, begun: Any, on: date) -> None:
    if day > on:
        raise NotYet(_("This lies after today. Note it when it has happened."))
    if begun.earliest is not None and day < begun.earliest:
        raise NotYet(_("This lies before the beginning, %(day)s.") % {"day": long_day(begun.earliest)})


def _noted(step: Noted, act: str, row: Any, *, by: Any, on: date) -> Noted:
    guard(step, by=by, on=on)
    step.full_clean()
    step.save()
    log.record(act, target=step, by=by, on=on, after=step, campaign=row.campaign.slug)
    search.soon(row.campaign.slug)
    return step


def _who(by: Any) -> Any:
    return by if by.pk else None
