"""Lists of targets, the States on them, champions and sponsors, the country of the month, the weights of the score."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.core.dates import Moment
from accede.core.standing import CONTRACTING
from accede.core.targets import MOST, BadWeights, weights_of
from accede.governments.actions.writing import add, change, next_number, one_at_a_time
from accede.governments.models import Champion, MonthCountry, Target, TargetList, Weights
from accede.kit import log
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused
from accede.record import queries as record
from accede.record.models import State

Values = Mapping[str, Any]
SETS = Right.SET_TARGETS


class BoundAlready(Refused):
    """The State did already what the campaign asks of it."""

    field = "state"


class OnTheList(Refused):
    """The State stands on the list already."""

    field = "state"


class NotOnTheList(Refused):
    """The target was dropped before, or was not dropped."""


class MonthIsOver(Refused):
    """The country of a month that is over stays as it was."""

    field = "month"


class CannotWeigh(Refused):
    """Weights that cannot be used; the message says which and why."""


class NotYetBegun(Refused):
    """An end before the beginning."""

    field = "until_date"


class NotYet(Refused):
    """The day of something that was done lies after today."""


# ------------------------------------------------------------------------------------------------------------- lists
@transaction.atomic
def make_list(*, campaign: Campaign, values: Values, by: Any, on: date) -> TargetList:
    """Open a list of targets for a period. Raises NotAllowed, CannotShare, ValidationError."""
    return add(TargetList(campaign=campaign, **values), "governments.make_target_list", right=SETS, by=by, on=on)


@transaction.atomic
def change_list(*, targets: TargetList, values: Values, by: Any, on: date) -> TargetList:
    """Correct a list; the earlier values stay in its history. Raises as `make_list`, and NotTheOwners."""
    return change(targets, "governments.change_target_list", values, right=SETS, by=by, on=on)


@transaction.atomic
def add_target(*, targets: TargetList, values: Values, by: Any, on: date) -> Target:
    """Put a State on a list, with the reasons. Added on the day `on` unless `values` name an earlier one.

    Raises NotAllowed, NotTheOwners, BoundAlready (on the day it is added), OnTheList, NotYet, ValidationError.
    """
    row = Target(targets=targets, **{"added_date": on, **values})
    _has_come(row.added_date, "added_date", on)
    standing = record.standing(targets.campaign.treaty, as_of=row.added_date).get(row.state.code)
    if standing is not None and standing.state_class in CONTRACTING:
        raise BoundAlready(_("This State is bound by the treaty already. Choose another one."))
    one_at_a_time(targets.campaign)
    if targets.rows.filter(state=row.state).exists():
        raise OnTheList(_("This State stands on the list already. Open it there."))
    return add(row, "governments.add_target", right=SETS, by=by, on=on)


@transaction.atomic
def change_target(*, target: Target, values: Values, by: Any, on: date) -> Target:
    """Change reasons, in whose hands it is, plan or review date. Raises NotAllowed, NotTheOwners, ValidationError."""
    return change(target, "governments.change_target", values, right=SETS, by=by, on=on)


@transaction.atomic
def drop_target(*, target: Target, values: Values, by: Any, on: date) -> Target:
    """Drop a State from its list with a reason (`dropped_words`); it stays there, struck. Dropped on the day `on`
    unless `values` name an earlier one. Raises as `change_target`, and NotOnTheList, NotYetBegun, NotYet.
    """
    if target.dropped_date is not None:
        raise NotOnTheList(_("It was dropped before. Look at the list again."))
    told = {"dropped_date": on, **values}
    _has_come(told["dropped_date"], "dropped_date", on)
    if told["dropped_date"] < target.added_date:
        raise NotYetBegun(_("The last day lies before the first day. Correct one of them."))
    return change(target, "governments.drop_target", told, right=SETS, by=by, on=on)


@transaction.atomic
def take_up_target(*, target: Target, by: Any, on: date) -> Target:
    """Take a State that was dropped up again. Raises as `drop_target`."""
    if target.dropped_date is None:
        raise NotOnTheList(_("It was not dropped. Look at the list again."))
    values = {"dropped_date": None, "dropped_words": ""}
    return change(target, "governments.take_up_target", values, right=SETS, by=by, on=on)


# --------------------------------------------------------------------------------------------------------- champions
@transaction.atomic
def add_champion(*, campaign: Campaign, state: State, values: Values, by: Any, on: date) -> Champion:
    """Note that a State speaks for the treaty, or sponsors texts.

    Raises NotAllowed, CannotShare, NotYet, ValidationError.
    """
    row = Champion(campaign=campaign, state=state, **values)
    _has_come(row.from_date.earliest, "from_date", on)
    return add(row, "governments.add_champion", right=SETS, by=by, on=on)


@transaction.atomic
def change_champion(*, champion: Champion, values: Values, by: Any, on: date) -> Champion:
    """Correct it, or say until when it was so. Raises as `add_champion`, NotTheOwners, NotYetBegun."""
    first, last = (values.get(name, getattr(champion, name)) for name in ("from_date", "until_date"))
    if _before(last, first):
        raise NotYetBegun(_("The last day lies before the first day. Correct one of them."))
    _has_come(first.earliest, "from_date", on)
    return change(champion, "governments.change_champion", values, right=SETS, by=by, on=on)


def _before(last: Moment, first: Moment) -> bool:
    return last.latest is not None and first.earliest is not None and last.latest < first.earliest


def _has_come(day: date | None, field: str, on: date) -> None:
    if day is not None and day > on:
        raise NotYet(_("%(day)s lies in the future. Enter it when it has come.") % {"day": long_day(day)}, field=field)


# --------------------------------------------------------------------------------------------- country of the month
@transaction.atomic
def choose_country(*, campaign: Campaign, month: date, state: State, reason: str, by: Any, on: date) -> MonthCountry:
    """Choose the country of a month (its first day), or another one while the month is not over.

    Raises NotAllowed, MonthIsOver, ValidationError.
    """
    require(by, SETS, campaign=campaign.slug, on=on)
    month = month.replace(day=1)
    one_at_a_time(campaign)
    row = MonthCountry.objects.filter(campaign=campaign, month=month).first()
    if row is None:
        row = MonthCountry(campaign=campaign, month=month, state=state, reason=reason, by=by)
        return add(row, "governments.choose_country", right=SETS, by=by, on=on)
    if month < on.replace(day=1):
        raise MonthIsOver(_("This month is over: its country stays as it was chosen. Choose a later month."))
    values = {"state": state, "reason": reason, "by": by}
    return change(row, "governments.choose_country", values, right=SETS, by=by, on=on)


# ------------------------------------------------------------------------------------------------------------ weights
@transaction.atomic
def set_weights(*, campaign: Campaign, values: Values, why: str, day: date, by: Any, on: date) -> Weights:
    """Set the weights of the score from a day on ({factor: whole number from 0 to 100}). Rows are added, never edited.

    Raises NotAllowed, CannotWeigh, ValidationError.
    """
    require(by, SETS, campaign=campaign.slug, on=on)
    if not why.strip():
        raise CannotWeigh(_("Say why: whoever reads the order must know what changed it."), field="why")
    one_at_a_time(campaign)
    number = next_number(Weights.objects.filter(campaign=campaign))
    row = Weights(campaign=campaign, number=number, day=day, values=checked(values), why=why.strip(), by=by)
    row.full_clean()
    row.save()
    log.record("governments.set_weights", target=row, by=by, on=on, after=row, campaign=campaign.slug)
    return row


def checked(values: Values) -> dict[str, int]:
    """The weights as they are kept, or CannotWeigh with the field that is wrong."""
    try:
        return {str(factor): weight for factor, weight in weights_of(values).items()}
    except BadWeights as bad:
        words = (
            _("A weight is a whole number from 0 to %(most)d.") % {"most": MOST}
            if bad.factor
            else _("At least one factor must count.")
        )
        raise CannotWeigh(words, field=bad.factor) from None
