"""Admitting to the alliance, and leaving it."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.coalition.actions.writing import add, change
from accede.coalition.models import Membership, Organisation
from accede.core.dates import Answer, Moment
from accede.kit.keys import free_key
from accede.kit.refusals import Refused


class AlreadyIn(Refused):
    """The organisation has a place in the alliance that has not ended."""


class NotRunning(Refused):
    """The membership has ended already."""


@transaction.atomic
def admit(
    *,
    organisation: Organisation,
    kind: str,
    by: Any,
    on: date,
    start: Moment | None = None,
    key: str = "",
    **facts: Any,
) -> Membership:
    """Give an organisation a place in the alliance, from a day or (for the past) as attested by a source.

    Raises AlreadyIn when a place of hers may still run when this one begins, Impossible, NotAllowed.
    """
    row = Membership(
        campaign=organisation.campaign,
        key=key or free_key(Membership, f"{organisation.key} {kind}", campaign=organisation.campaign),
        organisation=organisation,
        kind=kind,
        **{"start": start or Moment.unknown(), **facts},
    )
    _refuse_double(row)
    return add(row, "coalition.admit", by=by, on=on)


@transaction.atomic
def end_membership(*, membership: Membership, last_day: Moment, by: Any, on: date, note: str = "") -> Membership:
    """End a place in the alliance: the day named is its last. Raises NotRunning when it has one."""
    if str(membership.end):
        raise NotRunning(_("This membership has ended already. Correct its last day instead."))
    changes = {"end": last_day, **({"note": note} if note else {})}
    return change(membership, "coalition.end_membership", changes, by=by, on=on)


@transaction.atomic
def change_membership(*, membership: Membership, by: Any, on: date, **changes: Any) -> Membership:
    """Correct a membership: kind, dates, source. Raises AlreadyIn, Impossible, NotAllowed."""
    wanted = copy(membership)
    for name, value in changes.items():
        setattr(wanted, name, value)
    _refuse_double(wanted)
    return change(membership, "coalition.change_membership", changes, by=by, on=on)


def _refuse_double(row: Membership) -> None:
    """Two places of an organisation at once cannot be.

    Vague dates are given the benefit of the doubt: a person may have left and come back. Two spans that certainly
    overlap do so on the first certain day of one of them, or on a day for which one is attested.
    """
    for held in Membership.objects.filter(organisation=row.organisation).exclude(pk=row.pk):
        days = {row.start.latest, held.start.latest, _attested(row), _attested(held)} - {None}
        if any(_runs(row, day) and _runs(held, day) for day in days if day):
            message = _("%(name)s is %(kind)s then. End this membership first, or correct its dates.")
            raise AlreadyIn(message % {"name": row.organisation.short, "kind": held.get_kind_display()})


def _attested(row: Membership) -> date | None:
    return row.attested.day if row.attested.is_day else None


def _runs(row: Membership, day: date) -> bool:
    return row.tenure.on(day).answer is Answer.YES
