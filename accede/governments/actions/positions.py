"""What can be done with positions: claimed, corrected by another claim, given evidence, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.coalition.models import EMBARGOED, Campaign
from accede.core.dates import Answer
from accede.governments.actions.writing import add, change, let_go_of_corrections, next_number
from accede.governments.models import Evidence, Position
from accede.kit import log, search, undo
from accede.kit.refusals import Refused
from accede.record.models import State

Values = Mapping[str, Any]

# What may be changed of a claim: who sees it and when to ask again. What it claims is never edited.
CHANGEABLE = frozenset(EMBARGOED | {"review_date"})


class NotYet(Refused):
    """A day of the claim lies after today, or it was learned of before it was so."""


class IsCorrected(Refused):
    """Another claim corrects this one, so it stays."""


class NeverEdited(Refused):
    """What a claim says is corrected by another claim."""


@transaction.atomic
def claim(
    *,
    campaign: Campaign,
    state: State,
    values: Values,
    by: Any,
    on: date,
    evidence: Values | None = None,
    corrects: Position | None = None,
) -> Position:
    """Add a claim about a government's position; with `corrects` it replaces an earlier claim, which is kept.

    Two people may correct one claim: both corrections stand, and the file says that they conflict. Raises NotYet,
    NotAllowed, NotTheOwners, CannotShare, ValidationError.
    """
    row = Position(campaign=campaign, state=state, replaces=corrects, entered_by=by, **values)
    row.learned_date = row.learned_date or on
    _check_days(row, on)
    if corrects is not None:
        guard(corrects, by=by, on=on)
    act = "governments.correct_position" if corrects is not None else "governments.claim_position"
    add(row, act, right=Right.KEEP_FILES, by=by, on=on)
    if evidence and evidence.get("text"):
        _add_evidence(row, evidence, by=by, on=on)
    return row


@transaction.atomic
def add_evidence(*, position: Position, values: Values, by: Any, on: date) -> Position:
    """Add something on which a claim rests; it takes the next number. Raises NotYet, and as `claim`."""
    require(by, Right.KEEP_FILES, campaign=position.campaign.slug, on=on)
    _add_evidence(position, values, by=by, on=on)
    return position


@transaction.atomic
def change_position(*, position: Position, values: Values, by: Any, on: date) -> Position:
    """Change who may see a claim, or until when to ask again. Raises NeverEdited for anything else, and as `claim`."""
    if set(values) - CHANGEABLE:
        raise NeverEdited(_("What a claim says is never edited. Correct it by another claim."))
    return change(position, "governments.change_position", values, right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def remove_position(*, position: Position, by: Any, on: date) -> None:
    """Take back a claim that was entered by mistake, with its evidence; it can be brought back.

    Raises IsCorrected where another claim corrects it that the person may see.
    """
    require(by, Right.KEEP_FILES, campaign=position.campaign.slug, on=on)
    guard(position, by=by, on=on)
    corrected = IsCorrected(_("Another claim corrects this one, so it stays in the file."))
    let_go_of_corrections(position, corrected, by=by, on=on)
    undo.remove(position, "governments.remove_position", by=by, on=on, first=position.evidence.all())
    search.soon(position.campaign.slug)


def _add_evidence(position: Position, values: Values, *, by: Any, on: date) -> Evidence:
    # The claim is held, so that two who write at once get two numbers.
    held = Position.objects.select_for_update().get(pk=position.pk)
    row = Evidence(position=position, number=next_number(held.evidence.all()), **values)
    if row.day and row.day.on_or_before(on) is Answer.NO:
        raise NotYet(_("This day lies in the future. Give the day of the document or of the meeting."), field="day")
    guard(row, by=by, on=on)
    row.full_clean()
    row.save()
    log.record("governments.add_evidence", target=row, by=by, on=on, after=row, campaign=position.campaign.slug)
    search.soon(position.campaign.slug)
    return row


def _check_days(row: Position, on: date) -> None:
    if row.as_of and row.as_of.on_or_before(on) is Answer.NO:
        raise NotYet(_("This day lies in the future. Give the day on which the position was held."), field="as_of")
    if row.learned_date > on:
        raise NotYet(_("This day lies in the future. Give the day on which you learned of it."), field="learned_date")
    if row.as_of and row.as_of.on_or_before(row.learned_date) is Answer.NO:
        raise NotYet(_("It was learned of before it was held. Correct one of the two days."), field="learned_date")
