"""The acts behind a place in the alliance: asked, decided, suspended, in good standing again. Only ever added."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions.writing import add, check
from accede.coalition.models import Membership, MembershipAct, Organisation
from accede.core.dates import Answer, Moment
from accede.core.memberships import Step, span_of, standing_steps, suspended_on
from accede.kit.keys import free_key
from accede.kit.refusals import Refused

Kind = MembershipAct.Kind
# Which side of a membership each act says.
_SIDES = {"start": Kind.ADMISSION, "end": Kind.LEAVING}


class OutOfOrder(Refused):
    """The act cannot be on that day: what it rests on is not so then."""

    field = "day"


class AlreadyCorrected(Refused):
    """The act was corrected already; the newest row is the one to correct."""


@transaction.atomic
def apply_for(*, organisation: Organisation, place: str, day: Moment, by: Any, on: date, **facts: Any) -> MembershipAct:
    """Write down that an organisation asks for a place. Raises NotAllowed, OutOfOrder for a day still to come."""
    _refuse_to_come(day, on)
    return _add(organisation, Kind.APPLICATION, "coalition.apply", by=by, on=on, place=place, day=day, **facts)


@transaction.atomic
def decide(
    *, organisation: Organisation, place: str, outcome: str, day: Moment, by: Any, on: date, **facts: Any
) -> MembershipAct:
    """Write down what the alliance decided on an application. A decision to admit begins no place: `admit` does, from
    its own day. Raises NotAllowed, OutOfOrder.
    """
    _refuse_to_come(day, on)
    asked = [act.day for act in standing_acts(organisation) if act.kind == Kind.APPLICATION and act.place == place]
    if asked and all(_before(day, each) for each in asked):
        raise OutOfOrder(_("The decision lies before the application. Correct one of the two days."))
    return _add(
        organisation, Kind.DECISION, "coalition.decide", by=by, on=on, place=place, outcome=outcome, day=day, **facts
    )


@transaction.atomic
def suspend(*, membership: Membership, day: Moment, by: Any, on: date, **facts: Any) -> MembershipAct:
    """Suspend an organisation from a day on: a member not in good standing. Raises NotAllowed, OutOfOrder."""
    first = day.earliest or day.latest
    if first is None:
        raise OutOfOrder(_("Say from when the suspension runs, as well as it is known."))
    if membership.tenure.on(first).answer is Answer.NO:
        raise OutOfOrder(_("%(place)s: it does not run then. A suspension lies within it.") % {"place": membership})
    if suspended_on(steps_of(membership), first) is Answer.YES:
        raise OutOfOrder(_("%(place)s is suspended then already.") % {"place": membership})
    return _of_place(membership, Kind.SUSPENSION, "coalition.suspend", by=by, on=on, day=day, **facts)


@transaction.atomic
def reinstate(*, membership: Membership, day: Moment, by: Any, on: date, **facts: Any) -> MembershipAct:
    """End a suspension: from the day on the organisation is in good standing again. Raises NotAllowed, OutOfOrder."""
    first = day.earliest or day.latest
    if first is None or suspended_on(steps_of(membership), first) is Answer.NO:
        raise OutOfOrder(_("%(place)s is not suspended then. Record the suspension first.") % {"place": membership})
    return _of_place(membership, Kind.REINSTATEMENT, "coalition.reinstate", by=by, on=on, day=day, **facts)


@transaction.atomic
def load_act(*, organisation: Organisation, by: Any, on: date, **facts: Any) -> MembershipAct:
    """An act as a campaign folder gives it, with its key and what it corrects; its membership comes beside it."""
    return _add(organisation, facts.pop("kind"), "coalition.load_act", by=by, on=on, **facts)


# ------------------------------------------------------------------------------------------------- kept equal
def follow_the_row(membership: Membership, *, by: Any, on: date, decided_by: str = "", note: str = "") -> None:
    """Acts for the days that the membership has now: new ones, or corrections of those that say another day."""
    require(by, Right.DECIDE_MEMBERSHIP, campaign=membership.campaign.slug, on=on)
    standing = _standing_of(membership)
    for side, kind in _SIDES.items():
        day = getattr(membership, side)
        act = next((each for each in reversed(standing) if each.kind == kind), None)
        moved = {"day": day, "place": membership.kind, "source": membership.source, "decided_by": decided_by}
        if act is None and str(day):
            _write(membership.organisation, kind, by=by, membership=membership, note=note, **moved)
        elif act is not None and not str(day):
            _write_correction(act, {"struck": True}, by=by)
        elif act is not None and (act.day != day or act.place != membership.kind):
            _write_correction(act, {**moved, "decided_by": decided_by or act.decided_by}, by=by)


def strike_all(membership: Membership, *, by: Any, on: date) -> None:
    """Every act of a membership that is taken back is struck by a new row."""
    standing = _standing_of(membership)
    if standing:
        require(by, Right.DECIDE_MEMBERSHIP, campaign=membership.campaign.slug, on=on)
    for act in standing:
        _write_correction(act, {"struck": True}, by=by)


def days_by_acts(membership: Membership) -> dict[str, Moment]:
    """The days that a membership's acts say and the membership does not; a side of which no act ever spoke is left."""
    rows = list(MembershipAct.objects.filter(membership=membership).select_related("replaces"))
    span = span_of(_steps(rows))
    found = {}
    for side, kind in _SIDES.items():
        said = getattr(span, side)
        if any(row.kind == kind for row in rows) and said != getattr(membership, side):
            found[side] = said
    return found


def replace(act: MembershipAct, *, by: Any, on: date, changes: dict[str, Any]) -> MembershipAct:
    """A new row in the place of an act. Raises NotAllowed, AlreadyCorrected, Impossible; it is logged."""
    if MembershipAct.objects.filter(replaces=act).exists():
        raise AlreadyCorrected(_("This act was corrected already. Correct the newest row."))
    row = _corrected(act, changes, by)
    return add(row, "coalition.strike_act" if row.struck else "coalition.correct_act", by=_decider(act, by, on), on=on)


# ---------------------------------------------------------------------------------------------------- reading
def standing_acts(organisation: Organisation) -> list[MembershipAct]:
    """The acts of an organisation that stand after every correction, by day. One query."""
    return _standing(MembershipAct.objects.filter(organisation=organisation).select_related("replaces"))


def steps_of(membership: Membership) -> list[Step]:
    """A membership's acts as values. One query."""
    return _steps(MembershipAct.objects.filter(membership=membership).select_related("replaces"))


def _standing_of(membership: Membership) -> list[MembershipAct]:
    if membership.pk is None:
        return []
    rows = MembershipAct.objects.filter(membership=membership)
    return _standing(rows.select_related("replaces", "organisation", "campaign", "membership"))


def _standing(rows: Iterable[MembershipAct]) -> list[MembershipAct]:
    by_key = {row.key: row for row in rows}
    return [by_key[step.key] for step in standing_steps(_steps(by_key.values()))]


def _steps(rows: Iterable[MembershipAct]) -> list[Step]:
    return [row.as_step(row.replaces.key if row.replaces else "") for row in rows]


# ---------------------------------------------------------------------------------------------------- writing
def _of_place(membership: Membership, kind: str, act: str, *, by: Any, on: date, **facts: Any) -> MembershipAct:
    organisation = membership.organisation
    return _add(organisation, kind, act, by=by, on=on, membership=membership, place=membership.kind, **facts)


def _add(organisation: Organisation, kind: str, act: str, *, by: Any, on: date, **facts: Any) -> MembershipAct:
    require(by, Right.DECIDE_MEMBERSHIP, campaign=organisation.campaign.slug, on=on)
    return add(_made(organisation, kind, by=by, **facts), act, by=by, on=on)


def _write(organisation: Organisation, kind: str, *, by: Any, **facts: Any) -> None:
    """Without an entry of its own: it belongs to an act that is logged."""
    row = _made(organisation, kind, by=by, **facts)
    check(row)
    row.save()


def _made(organisation: Organisation, kind: str, *, by: Any, key: str = "", **facts: Any) -> MembershipAct:
    campaign = organisation.campaign
    key = key or free_key(MembershipAct, f"{organisation.key} {kind}", campaign=campaign)
    return MembershipAct(
        campaign=campaign, key=key, organisation=organisation, kind=kind, entered_by=by.get_username(), **facts
    )


def _write_correction(act: MembershipAct, changes: dict[str, Any], *, by: Any) -> None:
    row = _corrected(act, changes, by)
    check(row)
    row.save()


def _corrected(act: MembershipAct, changes: dict[str, Any], by: Any) -> MembershipAct:
    same = ("membership", "place", "outcome", "day", "decided_by", "note", "source")
    facts = {name: getattr(act, name) for name in same} | changes
    return _made(act.organisation, act.kind, by=by, replaces=act, **facts)


def _decider(act: MembershipAct, by: Any, on: date) -> Any:
    require(by, Right.DECIDE_MEMBERSHIP, campaign=act.campaign.slug, on=on)
    return by


def _refuse_to_come(day: Moment, on: date) -> None:
    if day.earliest is not None and day.earliest > on:
        raise OutOfOrder(_("This day is still to come. Record the act when it has happened."))


def _before(one: Moment, other: Moment) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest
