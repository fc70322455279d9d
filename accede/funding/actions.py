"""What can be done with funding: one verb a function, with the right required and one entry in the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.coalition.models import Campaign
from accede.funding.models import Contribution, Priority
from accede.kit import log, search, undo
from accede.kit.keys import free_key
from accede.kit.models import LogEntry

Values = Mapping[str, Any]


def add_contribution(*, campaign: Campaign, values: Values, by: Any, on: date) -> Contribution:
    """Put a grant, donation or gift on record. The key comes from the title unless `values` holds one."""
    row: Contribution = _add(Contribution, "funding.add_contribution", campaign, values, by=by, on=on)
    return row


def change_contribution(*, contribution: Contribution, values: Values, by: Any, on: date) -> Contribution:
    """Correct a contribution; the earlier values stay in its history."""
    row: Contribution = _change(contribution, "funding.change_contribution", values, by=by, on=on)
    return row


def remove_contribution(*, contribution: Contribution, by: Any, on: date) -> None:
    """Take a contribution off the record; the log keeps what it said."""
    _remove(contribution, "funding.remove_contribution", by=by, on=on)


def add_priority(*, campaign: Campaign, values: Values, by: Any, on: date) -> Priority:
    """Adopt a fundraising priority for a year."""
    row: Priority = _add(Priority, "funding.add_priority", campaign, values, by=by, on=on)
    return row


def change_priority(*, priority: Priority, values: Values, by: Any, on: date) -> Priority:
    """Correct a priority, or say what became of it."""
    row: Priority = _change(priority, "funding.change_priority", values, by=by, on=on)
    return row


def remove_priority(*, priority: Priority, by: Any, on: date) -> None:
    """Take a priority off the record; the log keeps what it said."""
    _remove(priority, "funding.remove_priority", by=by, on=on)


@transaction.atomic
def _add(model: Any, act: str, campaign: Campaign, values: Values, *, by: Any, on: date) -> Any:
    require(by, Right.EDIT_FUNDING, campaign=campaign.slug, on=on)
    values = dict(values)
    key = values.pop("key", "") or free_key(model, values["title"], campaign=campaign)
    row = model(campaign=campaign, key=key, **values)
    guard(row, by=by, on=on)
    row.full_clean()
    row.save()
    log.record(act, target=row, by=by, on=on, after=row)
    search.soon(campaign.slug)
    return row


@transaction.atomic
def _change(row: Any, act: str, values: Values, *, by: Any, on: date) -> Any:
    require(by, Right.EDIT_FUNDING, campaign=row.campaign.slug, on=on)
    before = log.values(type(row).objects.get(pk=row.pk))
    for name, value in values.items():
        setattr(row, name, value)
    guard(row, by=by, on=on)
    row.full_clean()
    row.save()
    log.record(act, target=row, by=by, on=on, before=before, after=row)
    search.soon(row.campaign.slug)
    return row


@transaction.atomic
def _remove(row: Any, act: str, *, by: Any, on: date) -> None:
    require(by, Right.EDIT_FUNDING, campaign=row.campaign.slug, on=on)
    guard(row, by=by, on=on)
    undo.remove(row, act, by=by, on=on)
    search.soon(row.campaign.slug)


@transaction.atomic
def undo_change(*, entry: LogEntry, by: Any, on: date) -> Model:
    """Take back the last change of a contribution or a priority, or bring a removed one back, as a new change.

    Raises NotAllowed, CannotUndo, and what the change itself raises.
    """
    require(by, Right.EDIT_FUNDING, campaign=entry.campaign, on=on)

    def change(row: Any, values: dict[str, Any]) -> None:
        _change(row, "funding.undo_change", values, by=by, on=on)

    row = undo.undo(entry, change, by=by, on=on)
    guard(row, by=by, on=on)
    return row
