"""Officials: added, changed; two that are one person merged with a reason, and parted again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.governments.actions.writing import add, change, one_at_a_time
from accede.governments.models import Official
from accede.governments.queries.officials import one_of
from accede.governments.rules import require_keeps
from accede.kit.refusals import Refused
from accede.record.models import State

Values = Mapping[str, Any]


class CannotMerge(Refused):
    """The two are not two officials of one State, or one of them went up in another already."""

    field = "gone"


@transaction.atomic
def add_official(*, campaign: Campaign, state: State, values: Values, by: Any, on: date) -> Official:
    """Put an official on record, for who entered it. Raises NotAllowed, NotTheOwners, CannotShare, ValidationError."""
    row = Official(campaign=campaign, state=state, **values)
    return add(row, "governments.add_official", right=Right.LOG_CONTACT, by=by, on=on)


@transaction.atomic
def change_official(*, official: Official, values: Values, by: Any, on: date) -> Official:
    """Correct what is known of an official; the earlier values stay in the history. Raises as `add_official`."""
    return change(official, "governments.change_official", values, right=Right.LOG_CONTACT, by=by, on=on)


@transaction.atomic
def merge_officials(*, kept: Official, gone: Official, why: str, by: Any, on: date) -> Official:
    """Two rows of the person's own organisations are one official: entries that named the second lead to the first.

    Nothing is moved or lost. Gives the one that is kept. Raises CannotMerge, NotAllowed, NotTheOwners, ValidationError.
    """
    for row in (kept, gone):
        require_keeps(row, by=by, on=on)
    one_at_a_time(kept.campaign)
    for row in (kept, gone):
        row.refresh_from_db(fields=["merged_into"])
    if (kept.campaign_id, kept.state_id) != (gone.campaign_id, gone.state_id):
        raise CannotMerge(_("They belong to two States."))
    if kept.pk in one_of(gone):
        raise CannotMerge(_("They stand for one person already."))
    if kept.merged_into_id or gone.merged_into_id:
        raise CannotMerge(_("One of them went up in another official. Open that one instead."))
    values = {"merged_into": kept, "merged_date": on, "merged_words": why.strip()}
    change(gone, "governments.merge_officials", values, right=Right.LOG_CONTACT, by=by, on=on)
    return kept


@transaction.atomic
def part_officials(*, official: Official, by: Any, on: date) -> Official:
    """They are two persons after all: the one that went up stands for itself again. Raises CannotMerge, NotAllowed,
    NotTheOwners.
    """
    require_keeps(official, by=by, on=on)
    if official.merged_into_id is None:
        raise CannotMerge(_("It stands for itself already."))
    values = {"merged_into": None, "merged_date": None, "merged_words": ""}
    return change(official, "governments.part_officials", values, right=Right.LOG_CONTACT, by=by, on=on)
