"""Works of an exhibition with their rights, and where it tours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.events.models import Event, Exhibit, TourStop
from accede.kit.refusals import Refused
from accede.materials.actions import writing

EDIT = Right.EDIT_EVENTS


class Withdrawn(Refused):
    """The work is withdrawn already."""


def _next(rows: Any) -> int:
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def add_work(*, event: Event, values: Mapping[str, Any], by: Any, on: date) -> Exhibit:
    """Put a work on the list. `values` are fields of Exhibit. Raises NotAllowed, ValidationError."""
    work = Exhibit(event=event, number=_next(event.exhibits), **values)
    return writing.add(work, "events.add_work", EDIT, by=by, on=on)


@transaction.atomic
def change_work(*, work: Exhibit, values: Mapping[str, Any], by: Any, on: date) -> Exhibit:
    """Correct a work. Raises NotAllowed, ValidationError."""
    return writing.change(work, values, "events.change_work", EDIT, by=by, on=on)


@transaction.atomic
def withdraw_work(*, work: Exhibit, words: str, consent: bool, by: Any, on: date) -> Exhibit:
    """Take a work out of the exhibition from the day `on`; it stays on the list, so that nobody hangs it again.
    `consent`: because the person shown, or who made it, no longer agrees. Raises NotAllowed, Withdrawn.
    """
    if work.withdrawn_date:
        raise Withdrawn(_("This work is withdrawn already."))
    values: dict[str, Any] = {"withdrawn_date": on, "withdrawn_words": words}
    if consent:
        values["consent"] = Exhibit.Consent.WITHDRAWN
    return writing.change(work, values, "events.withdraw_work", EDIT, by=by, on=on)


@transaction.atomic
def remove_work(*, work: Exhibit, by: Any, on: date) -> None:
    """Take a work off the list that was entered by mistake. Raises NotAllowed."""
    writing.remove(work, "events.remove_work", EDIT, by=by, on=on)


@transaction.atomic
def add_stop(*, event: Event, values: Mapping[str, Any], by: Any, on: date) -> TourStop:
    """Put a stop on the tour. Raises NotAllowed, ValidationError."""
    stop = TourStop(event=event, number=_next(event.tour), **values)
    return writing.add(stop, "events.add_stop", EDIT, by=by, on=on)


@transaction.atomic
def change_stop(*, stop: TourStop, values: Mapping[str, Any], by: Any, on: date) -> TourStop:
    """Correct a stop. Raises NotAllowed, ValidationError."""
    return writing.change(stop, values, "events.change_stop", EDIT, by=by, on=on)


@transaction.atomic
def remove_stop(*, stop: TourStop, by: Any, on: date) -> None:
    """Take a stop out. Raises NotAllowed."""
    writing.remove(stop, "events.remove_stop", EDIT, by=by, on=on)
