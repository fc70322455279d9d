"""How every row of a State's file is written: permitted, checked, saved, logged, told to the search."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.db import models

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.coalition.models import Campaign
from accede.coalition.rules import is_embargoed, reading_of, visible
from accede.kit import belonging, log, search
from accede.kit.refusals import Refused

Row = TypeVar("Row", bound=models.Model)


def add(row: Row, act: str, *, right: Right, by: Any, on: date) -> Row:
    """Adds a row: the right is asked, its sharing and its fields are checked, one entry goes to the log.

    Raises NotAllowed, NotTheOwners, CannotShare, ValidationError. The caller holds the transaction.
    """
    require(by, right, campaign=_campaign(row).slug, on=on)
    return _save(row, act, by=by, on=on, before=None)


def change(row: Row, act: str, values: Mapping[str, Any], *, right: Right, by: Any, on: date) -> Row:
    """Changes fields of a row that people correct in place; the earlier values stay in its history. As `add`."""
    require(by, right, campaign=_campaign(row).slug, on=on)
    before = log.values(type(row)._default_manager.get(pk=row.pk))
    for name, value in values.items():
        setattr(row, name, value)
    return _save(row, act, by=by, on=on, before=before)


def one_at_a_time(campaign: Campaign) -> None:
    """Who gives out the next number, or adds what stands once, waits for whoever does so in the same campaign: of two
    at once one would meet a fault otherwise. The caller holds the transaction.
    """
    Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)


def next_number(rows: models.QuerySet[Any]) -> int:
    """The number of a new part, after those there are. The caller holds their record, so that two who write at once
    get two numbers.
    """
    return int(rows.aggregate(last=models.Max("number"))["last"] or 0) + 1


def let_go_of_corrections(row: Any, corrected: Refused, *, by: Any, on: date) -> None:
    """Before a row goes: raises `corrected` where another one corrects it that the person may see. One that she may
    not see must neither keep it nor tell of itself: it stands for itself from now on.
    """
    others = row.replaced_by.all()
    if visible(others, reading_of(by, _campaign(row).slug, on=on)).exists():
        raise corrected
    for hidden in others:
        hidden.replaces = None
        hidden.save()


def _save(row: Row, act: str, *, by: Any, on: date, before: Any) -> Row:
    guard(row, by=by, on=on)
    row.full_clean()
    row._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    row.save()
    slug = _campaign(row).slug
    log.record(act, target=row, by=by, on=on, before=before, after=row, campaign=slug)
    search.soon(slug)
    _find_it_when_the_embargo_ends(row, slug)
    return row


def _find_it_when_the_embargo_ends(row: Any, campaign: str) -> None:
    """The index holds for whom each entry is; it is made anew at the instant. What is asked of rows themselves (lists,
    the log, Today, calendars) needs nothing: there an embargo ends by itself.
    """
    record = belonging.root(row)
    if is_embargoed(record):
        search.again_at(record.embargo_until, campaign)


def _campaign(row: Any) -> Any:
    return row.campaign
