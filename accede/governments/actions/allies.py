"""What can be done with the map of allies: somebody is put on it, corrected, or no longer there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.coalition.models import Campaign
from accede.core.dates import Answer, Moment
from accede.governments.actions.writing import add, change
from accede.governments.models import Ally
from accede.kit import search, undo
from accede.kit.refusals import Refused
from accede.record.models import State

Values = Mapping[str, Any]


class OutOfOrder(Refused):
    """It would end before it began, or the day lies after today."""

    field = "until"


@transaction.atomic
def add_ally(*, campaign: Campaign, state: State, values: Values, by: Any, on: date) -> Ally:
    """Put somebody on the map of a State. Raises OutOfOrder, and as `writing.add`."""
    row = Ally(campaign=campaign, state=state, **values)
    _in_order(row.since, row.until)
    return add(row, "governments.add_ally", right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def change_ally(*, ally: Ally, values: Values, by: Any, on: date) -> Ally:
    """Correct who it is or where it stands; the earlier values stay in its history. Raises as `add_ally`."""
    _in_order(values.get("since", ally.since), values.get("until", ally.until))
    return change(ally, "governments.change_ally", values, right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def end_ally(*, ally: Ally, until: Moment, by: Any, on: date) -> Ally:
    """Say from when it no longer stands there; pages of earlier days keep it. Raises as `add_ally`."""
    if until.on_or_before(on) is Answer.NO:
        raise OutOfOrder(_("This day lies in the future. Record the end when it has come."))
    _in_order(ally.since, until)
    return change(ally, "governments.end_ally", {"until": until}, right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def remove_ally(*, ally: Ally, by: Any, on: date) -> None:
    """Take off the map somebody who was entered by mistake; the history can bring it back."""
    require(by, Right.KEEP_FILES, campaign=ally.campaign.slug, on=on)
    guard(ally, by=by, on=on)
    undo.remove(ally, "governments.remove_ally", by=by, on=on)
    search.soon(ally.campaign.slug)


def _in_order(since: Moment, until: Moment) -> None:
    if since.earliest and until.latest and until.latest < since.earliest:
        raise OutOfOrder(_("It would end before it began. Correct one of the two days."))
