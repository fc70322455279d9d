"""What governments were asked and what they promised, cut to what the reader may see, as it stood on a day.

`as_of` is the day for which it is asked, `on` today, of which rights are asked. What was made surely later than the
day is not there, nor are later steps. Hidden asks and contacts are blank on a promise that names them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Left
from django.db.models.lookups import Exact

from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, reading_of, sees, shown, visible
from accede.core.promises import Answered, AskState, Happened, Outcome, PromiseState, Step, ask_state, promise_state
from accede.governments.models import Ask, AskStep, Promise, PromiseStep
from accede.governments.queries.recommendations import recommendations_of
from accede.record.models import State

__all__ = [
    "AskRow", "PromiseRow", "ask_rows", "asks_of", "found_promises", "open_promises", "promise_rows", "promises_of",
    "recommendations_of",
]  # fmt: skip

_STANDING = {Outcome.OPEN: 0, Outcome.PARTLY: 1, Outcome.BROKEN: 2, Outcome.KEPT: 3, Outcome.WITHDRAWN: 4}
_CLOSING = [Happened.KEPT, Happened.PARTLY, Happened.BROKEN, Happened.WITHDRAWN, Happened.REOPENED]
_STEPS = Prefetch("steps", PromiseStep.objects.select_related("by"))


@dataclass(frozen=True)
class PromiseRow:
    """A promise as the reader sees it on a day, with its steps up to that day, the latest first."""

    promise: Promise
    state: PromiseState
    steps: tuple[PromiseStep, ...] = ()


@dataclass(frozen=True)
class AskRow:
    """An ask as the reader sees it on a day, with the promises in answer to it that she may see."""

    ask: Ask
    state: AskState
    promises: tuple[PromiseRow, ...] = ()
    steps: tuple[AskStep, ...] = ()


def promises_of(campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date) -> list[PromiseRow]:
    """The promises of one government: late ones first, then open ones by day due, then the closed, the latest first.
    A fixed number of queries.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    found = found_promises(campaign, reader=reading, as_of=as_of, on=on).filter(state=state)
    rows = promise_rows(campaign, found, reader=reading, as_of=as_of, on=on)
    return sorted(rows, key=_order)


def asks_of(campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date) -> list[AskRow]:
    """What one government was asked: open asks first, by the day an answer is wanted. A fixed number of queries."""
    reading = reading_of(reader, campaign.slug, on=on)
    found = visible(Ask.objects.filter(campaign=campaign, state=state), reading).filter(dated_by("asked", as_of))
    rows = ask_rows(campaign, found, reader=reading, as_of=as_of, on=on)
    return sorted(rows, key=lambda row: (not row.state.open, row.ask.due or date.max, row.ask.key))


def open_promises(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> dict[str, tuple[int, int]]:
    """{State's code: (open, of these late)} of the promises that the reader may see; States without an open one are
    not there. Two queries, whatever the number of promises.
    """
    found: Any = found_promises(campaign, reader=reader, as_of=as_of, on=on)
    counted = found.filter(outcome_now=Outcome.OPEN).order_by().values("state__code").annotate(
        open_now=Count("pk"), late_now=Count("pk", filter=Q(due_now__lt=as_of))
    )  # fmt: skip
    return {row["state__code"]: (row["open_now"], row["late_now"]) for row in counted}


def found_promises(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> QuerySet[Promise]:
    """The promises that the reader may see, made by the day, each with `outcome_now` and `due_now`, as they stood at
    its end. One query, for her rights; the set is not run.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    return standing(visible(Promise.objects.filter(campaign=campaign), reading), as_of=as_of)


def standing(found: QuerySet[Promise], *, as_of: date) -> QuerySet[Promise]:
    """The same of any promises, for the house itself; for a person use `found_promises`."""
    found = found.filter(dated_by("made", as_of))
    steps = PromiseStep.objects.filter(promise=OuterRef("pk"), day__lte=as_of).order_by("-day", "-number")
    closed = steps.filter(kind__in=_CLOSING).annotate(
        outcome=Case(When(kind=Happened.REOPENED, then=Value(Outcome.OPEN)), default=F("kind"))
    )
    return found.annotate(
        outcome_now=Coalesce(Subquery(closed.values("outcome")[:1]), Value(Outcome.OPEN.value)),
        due_now=Coalesce(Subquery(steps.filter(kind=Happened.NEW_DUE).values("due")[:1]), F("due")),
    )


def promise_rows(
    campaign: Campaign, found: QuerySet[Promise] | Iterable[Promise], *, reader: Any, as_of: date, on: date
) -> list[PromiseRow]:
    """These promises for showing, in their order. A fixed number of queries for a query set."""
    reading = reading_of(reader, campaign.slug, on=on)
    if isinstance(found, QuerySet):
        found = found.select_related("owner", "state", "ask__owner", "contact__owner").prefetch_related(_STEPS)
    rows = list(found)
    for row in rows:
        row.campaign = campaign  # so that its address needs no query
    return [_row(row, as_of) for row in shown(rows, reading)]


def ask_rows(
    campaign: Campaign, found: QuerySet[Ask] | Iterable[Ask], *, reader: Any, as_of: date, on: date
) -> list[AskRow]:
    """These asks for showing, in their order, with their promises. A fixed number of queries for a query set."""
    reading = reading_of(reader, campaign.slug, on=on)
    if isinstance(found, QuerySet):
        found = found.select_related("owner", "state", "contact__owner").prefetch_related(
            Prefetch("steps", AskStep.objects.select_related("by")),
            Prefetch("promises", Promise.objects.select_related("owner", "state").prefetch_related(_STEPS)),
        )
    rows = list(found)
    for row in rows:
        row.campaign = campaign
    return [_ask_row(row, reading, as_of) for row in shown(rows, reading)]


def dated_by(name: str, day: date) -> Q:
    """Rows whose moment `name` is not surely later than the day: its first possible day does not lie after it. A
    moment is stored as text, the year first, so that texts compare as days do.
    """
    first, mark = day.isoformat(), Left(F(name), 1)
    # Compared letter by letter, for how "<" sorts beside digits is each database's own; and not by LIKE, which is slow.
    open_end, open_start = Q(Exact(mark, Value(">"))), Q(Exact(mark, Value("<")))
    return open_start | (open_end & Q(**{f"{name}__lte": f">{first}"})) | (~open_end & Q(**{f"{name}__lte": first}))


def _row(promise: Promise, as_of: date) -> PromiseRow:
    steps = sorted(promise.steps.all(), key=lambda step: (step.day, step.number), reverse=True)
    known = tuple(step for step in steps if step.day <= as_of)
    plain = [Step(step.day, step.number, Happened(step.kind), step.due) for step in known]
    return PromiseRow(promise, promise_state(due=promise.due, steps=plain, on=as_of), known)


def _ask_row(ask: Ask, reading: Reading, as_of: date) -> AskRow:
    seen = [each for each in ask.promises.all() if sees(each, reading) and _begun(each) <= as_of]
    for promise in seen:
        promise.campaign, promise.ask = ask.campaign, ask
    promises = tuple(sorted((_row(each, as_of) for each in seen), key=_order))
    steps = tuple(sorted((s for s in ask.steps.all() if s.day <= as_of), key=lambda s: (s.day, s.number), reverse=True))
    plain = [(step.day, step.number, Answered(step.kind)) for step in steps]
    state = ask_state(due=ask.due, steps=plain, promised=[_begun(each) for each in seen], on=as_of)
    return AskRow(ask, state, promises, steps)


def _begun(promise: Promise) -> date:
    return promise.made.earliest or date.min


def _order(row: PromiseRow) -> tuple[Any, ...]:
    state = row.state
    closed = -state.since.toordinal() if state.since else 0
    return (not state.late, _STANDING[state.outcome] > 0, closed, state.due or date.max, row.promise.key)
