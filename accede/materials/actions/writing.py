"""How an act of the library, and of the events above it, writes a row: permitted, whole, logged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, ProtectedError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import log, search
from accede.kit.keys import RESERVED

Row = TypeVar("Row", bound=Model)


class StillNeeded(Exception):
    """Other records refer to the row, so it stays."""


def slug_of(row: Model) -> str:
    """The slug of the campaign a row belongs to, whether it stands on it or hangs on something that does."""
    return getattr(row, "campaign_slug", "") or row.campaign.slug  # type: ignore[attr-defined]


def free_key(model: type[Model], campaign: Any, name: str) -> str:
    """A key of its own in the campaign, made from a name; a name that gives no letters takes the model's."""
    stem = slugify(name)[:70].strip("-") or str(model._meta.model_name)
    taken = set(model.objects.filter(campaign=campaign, key__startswith=stem).values_list("key", flat=True))  # type: ignore[attr-defined]
    number = 1
    key = stem
    while key in taken or key in RESERVED:
        number += 1
        key = f"{stem}-{number}"
    return key


def add(row: Row, act: str, right: Right, *, by: Any, on: date) -> Row:
    """Saves a new row and logs the act. Raises NotAllowed, ValidationError."""
    require(by, right, campaign=slug_of(row), on=on)
    _save(row, by)
    log.record(act, target=row, by=by, on=on, after=row, campaign=slug_of(row))
    search.soon(slug_of(row))
    return row


def change(row: Row, values: Mapping[str, Any], act: str, right: Right, *, by: Any, on: date) -> Row:
    """Changes fields of a row and logs what differs. Raises NotAllowed, ValidationError."""
    require(by, right, campaign=slug_of(row), on=on)
    # A form has laid its values on the row already: what stood before is in the table.
    before = log.values(type(row).objects.get(pk=row.pk))  # type: ignore[attr-defined]
    for name, value in values.items():
        setattr(row, name, value)
    _save(row, by)
    log.record(act, target=row, by=by, on=on, before=before, after=row, campaign=slug_of(row))
    search.soon(slug_of(row))
    return row


def remove(row: Model, act: str, right: Right, *, by: Any, on: date) -> None:
    """Deletes a row to which nothing refers and logs what it said. Raises NotAllowed, StillNeeded."""
    slug = slug_of(row)
    require(by, right, campaign=slug, on=on)
    log.record(act, target=row, by=by, on=on, before=row, campaign=slug)
    try:
        row.delete()
    except ProtectedError as refusal:
        kinds = sorted({str(each._meta.verbose_name) for each in refusal.protected_objects})
        message = _("“%(name)s” stays: other records refer to it (%(kinds)s). Remove or change these first.")
        raise StillNeeded(message % {"name": row, "kinds": ", ".join(kinds)}) from None
    search.soon(slug)


def _save(row: Model, by: Any) -> None:
    row.full_clean()
    row._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    row.save()
