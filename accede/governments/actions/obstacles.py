"""What can be done with obstacles: heard, corrected, and what became of them."""

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
from accede.governments.actions.writing import add, change, next_number
from accede.governments.models import Obstacle, ObstacleMove
from accede.kit import log, search, undo
from accede.kit.refusals import Refused
from accede.record.models import State

Values = Mapping[str, Any]


class NotYet(Refused):
    """The day lies after today."""

    field = "day"


class HasMoves(Refused):
    """The obstacle has effects, which are append-only."""


@transaction.atomic
def raise_obstacle(*, campaign: Campaign, state: State, values: Values, by: Any, on: date) -> Obstacle:
    """Put on record what a government was heard to say. Raises as `writing.add`."""
    row = Obstacle(campaign=campaign, state=state, entered_by=by, **values)
    row.learned_date = row.learned_date or on
    _refuse_later(row.learned_date, on, "learned_date")
    return add(row, "governments.raise_obstacle", right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def change_obstacle(*, obstacle: Obstacle, values: Values, by: Any, on: date) -> Obstacle:
    """Correct an obstacle, or say with what it was answered; the earlier values stay in its history."""
    if values.get("learned_date"):
        _refuse_later(values["learned_date"], on, "learned_date")
    return change(obstacle, "governments.change_obstacle", values, right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def record_move(*, obstacle: Obstacle, day: date, effect: str, text: str, source: str, by: Any, on: date) -> Any:
    """Add what became of an obstacle, with the answer that is used now. Earlier effects stay.

    Raises NotAllowed, NotTheOwners, NotYet, ValidationError.
    """
    require(by, Right.KEEP_FILES, campaign=obstacle.campaign.slug, on=on)
    _refuse_later(day, on, "day")
    # The row is held, so that two who write at once get two numbers.
    held = Obstacle.objects.select_for_update().get(pk=obstacle.pk)
    row = ObstacleMove(
        obstacle=obstacle, number=next_number(held.moves.all()), day=day, effect=effect, text=text, source=source,
        by=by, argument=held.argument,
    )  # fmt: skip
    guard(row, by=by, on=on)
    row.full_clean()
    row.save()
    log.record("governments.record_move", target=row, by=by, on=on, after=row, campaign=obstacle.campaign.slug)
    return row


@transaction.atomic
def remove_obstacle(*, obstacle: Obstacle, by: Any, on: date) -> None:
    """Take back an obstacle that was entered by mistake. Raises HasMoves where something is on record of it."""
    require(by, Right.KEEP_FILES, campaign=obstacle.campaign.slug, on=on)
    guard(obstacle, by=by, on=on)
    if obstacle.moves.exists():
        raise HasMoves(_("What became of it is on record, so it stays. Correct it, or record that it is not raised."))
    undo.remove(obstacle, "governments.remove_obstacle", by=by, on=on)
    search.soon(obstacle.campaign.slug)


def _refuse_later(day: date, on: date, field: str) -> None:
    if day > on:
        raise NotYet(_("This day lies in the future. Give the day on which it was learned or heard."), field=field)
