"""How every row of a State's file is written: permitted, checked, saved, logged, told to the search."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.db import models

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.kit import log, search

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


def _save(row: Row, act: str, *, by: Any, on: date, before: Any) -> Row:
    guard(row, by=by, on=on)
    row.full_clean()
    row._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    row.save()
    slug = _campaign(row).slug
    log.record(act, target=row, by=by, on=on, before=before, after=row, campaign=slug)
    search.soon(slug)
    return row


def _campaign(row: Any) -> Any:
    return row.campaign
