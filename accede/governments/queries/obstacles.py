"""What governments say against joining, as known on a day and as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from accede.coalition.models import Campaign
from accede.core import obstacles as rules
from accede.core.dates import Answer as YesNo
from accede.core.obstacles import Heard, Move
from accede.governments.models import Obstacle, ObstacleMove
from accede.governments.queries.arguments import Answer, active_language, as_answer
from accede.governments.rules import rows_seen
from accede.record.models import State


@dataclass(frozen=True)
class Raised:
    """An obstacle of a State as it stands on a day."""

    row: Obstacle
    as_of: date
    bank: Answer | None  # the answer of the bank that is used, in the reader's language

    @cached_property
    def move(self) -> ObstacleMove | None:
        """The effect that holds on the day."""
        rows = {_move(each): each for each in self.row.moves.all()}
        found = rules.shown(rows, as_of=self.as_of)
        return rows[found] if found else None

    @property
    def effect(self) -> str:
        """A value of ObstacleMove.Effect; "no_answer" while nothing came of it."""
        return self.move.effect if self.move else ObstacleMove.Effect.NO_ANSWER.value

    @property
    def effect_words(self) -> str:
        return str(ObstacleMove.Effect(self.effect).label)

    @property
    def moved(self) -> bool:
        return self.effect in rules.MOVED

    @property
    def said_words(self) -> str:
        """What the government says: its own words, else the kind."""
        return self.row.words or str(self.row.get_kind_display())

    @property
    def answer_words(self) -> str:
        """The answer used: what was really said, else the bank's text."""
        return self.row.answer or (self.bank.text if self.bank else "")

    @property
    def as_heard(self) -> Heard:
        """The core value of which counts are made."""
        answer = self.row.argument.key if self.row.argument else ""
        return Heard(self.row.state.code, self.row.kind, answer, tuple(_move(each) for each in self.row.moves.all()))


def obstacles_of(
    campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date, language: str = ""
) -> list[Raised]:
    """The obstacles of one State that the reader sees, as known on `as_of`: those not settled first, then the newest.

    `language` is the one for answers of the bank ("" for the active one). Four to seven queries, however many.
    """
    rows = _known(rows_seen(Obstacle.objects.filter(state=state), campaign, reader=reader, on=on), as_of)
    return _in_order(_raised(rows, campaign, as_of, language))


def obstacles_all(campaign: Campaign, *, reader: Any, as_of: date, on: date, language: str = "") -> list[Raised]:
    """The same over all States. Four to seven queries, however many."""
    return _in_order(
        _raised(_known(rows_seen(Obstacle.objects.all(), campaign, reader=reader, on=on), as_of), campaign, as_of,
                language)
    )  # fmt: skip


def _known(rows: QuerySet[Obstacle], as_of: date) -> QuerySet[Obstacle]:
    rows = rows.filter(Q(learned_date=None) | Q(learned_date__lte=as_of))
    moves = ObstacleMove.objects.select_related("argument", "by").order_by("day", "number")
    return rows.select_related("state", "owner", "argument").prefetch_related(
        Prefetch("moves", moves), "argument__texts", "argument__citations__treaty"
    )


def _raised(rows: QuerySet[Obstacle], campaign: Campaign, as_of: date, language: str) -> list[Raised]:
    asked = language or active_language()
    found = []
    for row in rows:
        if row.said.on_or_before(as_of) is YesNo.NO:
            continue
        row.campaign = campaign
        found.append(Raised(row, as_of, as_answer(row.argument, asked, campaign) if row.argument else None))
    return found


def _in_order(rows: list[Raised]) -> list[Raised]:
    newest = sorted(rows, key=lambda each: (each.row.said.sort_key, each.row.key), reverse=True)
    known = [each for each in newest if str(each.row.said)]
    unknown = [each for each in newest if not str(each.row.said)]
    return sorted([*known, *unknown], key=lambda each: each.effect == ObstacleMove.Effect.GONE)


def _move(row: ObstacleMove) -> Move:
    return Move(row.day, row.number, row.effect, row.argument.key if row.argument else "")
