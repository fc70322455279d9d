"""How every act of the coalition writes a row: permitted, whole, under its own key, logged."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models.dated import Dated
from accede.kit import log, search, undo
from accede.kit.refusals import Refused

Row = TypeVar("Row", bound=models.Model)


class KeyTaken(Refused):
    """Another row of the campaign has this key."""


class Impossible(Refused):
    """The dates contradict each other."""

    field = "end"


class InUse(Refused):
    """Something still refers to the row, so it stays."""


def add(row: Row, act: str, *, by: Any, on: date) -> Row:
    """Saves a new row and logs the act. Raises NotAllowed, KeyTaken, Impossible, ValidationError."""
    campaign = row.campaign  # type: ignore[attr-defined]
    require(by, Right.EDIT_COALITION, campaign=campaign.slug, on=on)
    check(row)
    return save(row, act, by=by, on=on)


def change(row: Row, act: str, changes: dict[str, Any], *, by: Any, on: date) -> Row:
    """Changes fields of a row and logs what differs. Raises NotAllowed, Impossible, ValidationError."""
    campaign = row.campaign  # type: ignore[attr-defined]
    require(by, Right.EDIT_COALITION, campaign=campaign.slug, on=on)
    before = log.values(type(row).objects.get(pk=row.pk))  # type: ignore[attr-defined]
    for name, value in changes.items():
        setattr(row, name, value)
    check(row)
    return save(row, act, by=by, on=on, before=before)


def remove(row: models.Model, act: str, *, by: Any, on: date) -> None:
    """Deletes a row to which nothing refers and logs the act. Raises NotAllowed, InUse."""
    campaign = row.campaign  # type: ignore[attr-defined]
    require(by, Right.EDIT_COALITION, campaign=campaign.slug, on=on)
    try:
        undo.remove(row, act, by=by, on=on, campaign=campaign.slug)
    except ProtectedError as refusal:
        kinds = sorted({str(each._meta.verbose_name) for each in refusal.protected_objects})
        message = _("%(name)s stays: other records refer to it (%(kinds)s). Remove or change these first.")
        raise InUse(message % {"name": row, "kinds": ", ".join(kinds)}) from None
    search.soon(campaign.slug)


def check(row: models.Model) -> None:
    """Whether the row can be at all. Raises Impossible, KeyTaken, ValidationError."""
    if isinstance(row, Dated) and (code := row.tenure.problem()):
        raise Impossible(PROBLEMS[code]())
    try:
        row.full_clean()
    except ValidationError as problem:
        taken = any(error.code == "unique_together" for error in problem.error_dict.get(NON_FIELD_ERRORS, ()))
        if taken:
            raise KeyTaken(_("“%s” is taken in this campaign.") % getattr(row, "key", row)) from None
        raise


PROBLEMS = {
    "ends_before_it_begins": lambda: _("The last day lies before the first day. Correct one of them."),
    "attested_before_it_begins": lambda: _("It is attested for a time before it begins. Correct one of them."),
    "attested_after_its_end": lambda: _("It is attested for a time after its last day. Correct one of them."),
}


def save(row: Row, act: str, *, by: Any, on: date, before: Any = None) -> Row:
    """Saves a row that is permitted and checked, logs the act and tells the search of it."""
    slug = row.campaign.slug  # type: ignore[attr-defined]  # every model of the room has one
    row._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    row.save()
    log.record(act, target=row, by=by, on=on, before=before, after=row, campaign=slug)
    search.soon(slug)
    return row
