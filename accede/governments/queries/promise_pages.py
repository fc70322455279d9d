"""What the pages of promises show: one row with the right to it, the beginning of a new one, the list of all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import Case, F, IntegerField, Q, QuerySet, When
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, keeps, reading_of, visible
from accede.core.promises import Outcome
from accede.governments.models import Ask, Contact, Promise
from accede.governments.queries.promises import AskRow, PromiseRow, ask_rows, found_promises, promise_rows
from accede.governments.rules import row_for
from accede.kit import log
from accede.kit.localdates import long_day
from accede.record.models import State

MONTH = timedelta(days=31)
COPIED = ("shared_with", "shared_keys", "embargo_until", "embargo_zone", "embargo_open")

Begun = TypeVar("Begun", Ask, Promise)


def promise_for(
    user: Any, campaign: str, code: str, key: str, right: Right = Right.READ_PAPERS, *, on: date
) -> Promise:
    """The promise of that key in the State's file, as `rules.row_for`."""
    return row_for(Promise.objects.all(), user, campaign, code, key, right, on=on)


def ask_for(user: Any, campaign: str, code: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Ask:
    """The ask of that key in the State's file, as `rules.row_for`."""
    return row_for(Ask.objects.all(), user, campaign, code, key, right, on=on)


def promise_row(row: Promise, *, reader: Any, as_of: date, on: date) -> PromiseRow:
    """A promise that `promise_for` gave, for showing. A fixed number of queries."""
    return promise_rows(row.campaign, Promise.objects.filter(pk=row.pk), reader=reader, as_of=as_of, on=on)[0]


def ask_row(row: Ask, *, reader: Any, as_of: date, on: date) -> AskRow:
    """An ask that `ask_for` gave, for showing. A fixed number of queries."""
    return ask_rows(row.campaign, Ask.objects.filter(pk=row.pk), reader=reader, as_of=as_of, on=on)[0]


def step_parts(row: Ask | Promise) -> log.Parts:
    """The steps of an ask or a promise, for its history."""
    return log.Parts(row.steps.all(), "ask" if isinstance(row, Ask) else "promise", [row.pk])


def begun(
    model: type[Begun], campaign: Campaign, state: State, asked: Mapping[str, str], *, reader: Any, on: date
) -> Begun:
    """A new row, not saved, as it follows from `asked`: "contact" and "ask" name by key what it follows from, as far as
    the reader may see it. It starts shared as that is shared, so that nothing leaves a confidence by the way.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    row = model(campaign=campaign, state=state)
    for name, held in (("ask", Ask), ("contact", Contact)):
        found = _named(held, campaign, state, asked.get(name, ""), reading)
        if found is not None and hasattr(model, name):
            setattr(row, name, found)
            for each in COPIED:
                setattr(row, each, getattr(found, each))
            row.owner = found.owner if keeps(found, reading) else None
    if row.contact is not None:
        words = _("Entry of the contact log, %(day)s: %(entry)s")
        row.source = (words % {"day": long_day(row.contact.day), "entry": row.contact})[:300]
        if isinstance(row, Ask):
            row.text = row.contact.asked[:500]
    return row


def _named(model: Any, campaign: Campaign, state: State, key: str, reading: Reading) -> Any:
    rows = model.objects.filter(campaign=campaign, state=state, key=key).select_related("owner")
    return visible(rows, reading).first() if key else None


def listed(
    campaign: Campaign, *, reader: Any, as_of: date, on: date, show: str = "", state: str = "", text: str = ""
) -> QuerySet[Promise]:
    """The promises of all States that the reader may see, late ones first, then by day due; `show` cuts to "late",
    "soon" (due within a month), "closed" or "all", else to the open ones. One query, for her rights; the set is not
    run.
    """
    found: Any = found_promises(campaign, reader=reader, as_of=as_of, on=on)
    is_open, late = Q(outcome_now=Outcome.OPEN), Q(due_now__lt=as_of)
    cut = {
        "late": is_open & late,
        "soon": is_open & Q(due_now__gte=as_of, due_now__lte=as_of + MONTH),
        "closed": ~is_open,
        "all": Q(),
    }.get(show, is_open)
    found = found.filter(cut)
    if state:
        found = found.filter(state__code=state)
    for word in text.split():
        found = found.filter(Q(text__icontains=word) | Q(made_by__icontains=word) | Q(due_words__icontains=word))
    rank = Case(When(is_open & late, then=0), When(is_open, then=1), default=2, output_field=IntegerField())
    return found.alias(rank=rank).order_by("rank", F("due_now").asc(nulls_last=True), "state__code", "key")  # type: ignore[no-any-return]  # of promises


def states_with_promises(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> list[str]:
    """Codes of the States of which the reader may see a promise, for the filter. Two queries."""
    found = found_promises(campaign, reader=reader, as_of=as_of, on=on)
    return sorted(set(found.order_by().values_list("state__code", flat=True)))
