"""How an act of the library, and of the events above it, writes a row: permitted, whole, logged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.kit import log, search, undo
from accede.kit.refusals import Refused

Row = TypeVar("Row", bound=Model)


class StillNeeded(Refused):
    """Other records refer to the row, so it stays."""


def slug_of(row: Model) -> str:
    """The slug of the campaign a row belongs to, whether it stands on it or hangs on something that does."""
    return getattr(row, "campaign_slug", "") or row.campaign.slug  # type: ignore[attr-defined]


def add(row: Row, act: str, right: Right, *, by: Any, on: date, several: Mapping[str, Any] | None = None) -> Row:
    """Saves a new row and logs the act; `several` are its relations to many. Raises NotAllowed, NotTheOwners,
    CannotShare, ValidationError.
    """
    require(by, right, campaign=slug_of(row), on=on)
    guard(row, by=by, on=on)
    _save(row, by)
    for name, rows in (several or {}).items():
        getattr(row, name).set(rows)
    log.record(act, target=row, by=by, on=on, after=_said(row, several), campaign=slug_of(row))
    search.soon(slug_of(row))
    return row


def change(row: Row, values: Mapping[str, Any], act: str, right: Right, *, by: Any, on: date) -> Row:
    """Changes fields of a row (and its relations to many) and logs what differs. Raises NotAllowed, NotTheOwners,
    CannotShare, ValidationError.
    """
    require(by, right, campaign=slug_of(row), on=on)
    several = {name: values[name] for name in _several(row) & values.keys()}
    # A form has laid its values on the row already: what stood before is in the table.
    before = _said(type(row).objects.get(pk=row.pk), several)  # type: ignore[attr-defined]
    for name, value in values.items():
        if name not in several:
            setattr(row, name, value)
    guard(row, by=by, on=on)
    _save(row, by)
    for name, rows in several.items():
        getattr(row, name).set(rows)
    log.record(act, target=row, by=by, on=on, before=before, after=_said(row, several), campaign=slug_of(row))
    search.soon(slug_of(row))
    return row


def _several(row: Model) -> set[str]:
    return {field.name for field in row._meta.many_to_many}


def _said(row: Model, several: Mapping[str, Any] | None) -> dict[str, Any]:
    """The row as the log keeps it; of a relation to many the numbers of the rows."""
    many = {name: sorted(each.pk for each in getattr(row, name).all()) for name in several or ()}
    return {**log.values(row), **many}


def remove(row: Model, act: str, right: Right, *, by: Any, on: date, first: Iterable[Model] = ()) -> None:
    """Deletes a row to which nothing refers, and `first` before it; logs what it said and keeps it for undoing.

    Raises NotAllowed, NotTheOwners, StillNeeded.
    """
    slug = slug_of(row)
    require(by, right, campaign=slug, on=on)
    guard(row, by=by, on=on)
    try:
        undo.remove(row, act, by=by, on=on, campaign=slug, first=first)
    except ProtectedError as refusal:
        kinds = sorted({str(each._meta.verbose_name) for each in refusal.protected_objects})
        message = _("“%(name)s” stays: other records refer to it (%(kinds)s). Remove or change these first.")
        raise StillNeeded(message % {"name": row, "kinds": ", ".join(kinds)}) from None
    search.soon(slug)


def _save(row: Model, by: Any) -> None:
    row.full_clean()
    row._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    row.save()
