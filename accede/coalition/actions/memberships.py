"""Places in the alliance: given, corrected, ended. Each of them stands on acts, and the two are kept equal."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.coalition.actions import membership_acts
from accede.coalition.actions.writing import add, change, remove
from accede.coalition.models import Membership, MembershipAct, Organisation
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
    acts: bool = True,
    decided_by: str = "",
    **facts: Any,
) -> Membership:
    """Give an organisation a place in the alliance, from a day or (for the past) as attested by a source.

    A first day is written down as an act of admission, a last day as one of leaving, unless `acts` is false: then the
    caller brings the acts along. Raises AlreadyIn when a place of hers may still run when this one begins, Impossible,
    NotAllowed.
    """
    row = Membership(
        campaign=organisation.campaign,
        key=key or free_key(Membership, f"{organisation.key} {kind}", campaign=organisation.campaign),
        organisation=organisation,
        kind=kind,
        **{"start": start or Moment.unknown(), **facts},
    )
    refuse_double(row)
    add(row, "coalition.admit", by=by, on=on)
    if acts:
        membership_acts.follow_the_row(row, by=by, on=on, decided_by=decided_by)
    return row


@transaction.atomic
def end_membership(
    *, membership: Membership, last_day: Moment, by: Any, on: date, note: str = "", decided_by: str = ""
) -> Membership:
    """End a place in the alliance: the day named is its last. Raises NotRunning when it has one."""
    if str(membership.end):
        raise NotRunning(_("This membership has ended already. Correct its last day instead."))
    changes = {"end": last_day, **({"note": note} if note else {})}
    row = change(membership, "coalition.end_membership", changes, by=by, on=on)
    membership_acts.follow_the_row(row, by=by, on=on, decided_by=decided_by, note=note)
    return row


@transaction.atomic
def change_membership(*, membership: Membership, by: Any, on: date, **changes: Any) -> Membership:
    """Correct a membership: kind, dates, source. Its acts follow, each by a new row that names the one it corrects.

    Raises AlreadyIn, Impossible, NotAllowed.
    """
    wanted = copy(membership)
    for name, value in changes.items():
        setattr(wanted, name, value)
    refuse_double(wanted)
    row = change(membership, "coalition.change_membership", changes, by=by, on=on)
    membership_acts.follow_the_row(row, by=by, on=on)
    return row


@transaction.atomic
def remove_membership(*, membership: Membership, by: Any, on: date) -> None:
    """Take back a membership that was recorded by mistake; one that ended gets a last day instead.

    Its acts stay, each struck by a row that says so.
    """
    membership_acts.strike_all(membership, by=by, on=on)
    remove(membership, "coalition.remove_membership", by=by, on=on)


@transaction.atomic
def correct_act(*, act: MembershipAct, by: Any, on: date, **changes: Any) -> MembershipAct:
    """Correct an act by a new row that names it; the membership that stands on it follows.

    Raises NotAllowed, AlreadyCorrected, OutOfOrder, Impossible, AlreadyIn.
    """
    row = membership_acts.replace(act, by=by, on=on, changes=changes)
    _row_follows(row, by=by, on=on)
    return row


@transaction.atomic
def strike_act(*, act: MembershipAct, by: Any, on: date, note: str = "") -> MembershipAct:
    """Say that an act never was, by a new row that names it; the membership that stood on it follows."""
    row = membership_acts.replace(act, by=by, on=on, changes={"struck": True, "note": note})
    _row_follows(row, by=by, on=on)
    return row


def _row_follows(act: MembershipAct, *, by: Any, on: date) -> None:
    """The membership's days become those that its acts say."""
    membership = act.membership
    changes = membership_acts.days_by_acts(membership) if membership else {}
    if membership is None or not changes:
        return
    wanted = copy(membership)
    for name, value in changes.items():
        setattr(wanted, name, value)
    refuse_double(wanted)
    change(membership, "coalition.change_membership", changes, by=by, on=on)


def refuse_double(row: Membership) -> None:
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
