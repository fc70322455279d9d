"""What governments say against joining, as known on a day and as a reader sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from accede.coalition.models import Campaign
from accede.core import obstacles as rules
from accede.core.dates import Answer as YesNo
from accede.core.obstacles import Heard, Move, Outcome
from accede.governments.models import Obstacle, ObstacleKind, ObstacleMove
from accede.governments.queries.arguments import Answer, Bank, active_language, as_answer
from accede.governments.queries.promises import dated_by
from accede.governments.rules import rows_seen
from accede.record.models import State
from accede.record.queries import names

MOST = 50  # answers in the list of what moved what


@dataclass(frozen=True)
class Raised:
    """An obstacle of a State as it stands on a day."""

    row: Obstacle
    as_of: date
    bank: Answer | None  # the answer of the bank that is used, in the reader's language

    @property
    def move(self) -> ObstacleMove | None:
        """The effect that holds on the day."""
        return next(iter(self.moves), None)

    @property
    def moves(self) -> list[ObstacleMove]:
        """The effects on record by the day, newest first."""
        rows = [each for each in self.row.moves.all() if each.day <= self.as_of]
        return sorted(rows, key=lambda each: (each.day, each.number), reverse=True)

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


def obstacles_of(
    campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date, language: str = "",
    only: Obstacle | None = None,
) -> list[Raised]:  # fmt: skip
    """The obstacles of one State that the reader sees, as known on `as_of`: those not settled first, then the newest.

    `language` is the one for answers of the bank ("" for the active one); `only` cuts the list to one row. Five to
    seven queries, however many.
    """
    asked = Obstacle.objects.filter(state=state, pk=only.pk) if only else Obstacle.objects.filter(state=state)
    rows = _known(rows_seen(asked, campaign, reader=reader, on=on), as_of)
    return _in_order(_raised(rows, campaign, as_of, language))


def heard_all(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> list[Heard]:
    """The obstacles of all States that the reader sees, as known on `as_of`, as plain values to count. Three queries,
    however many.
    """
    rows = _learned(rows_seen(Obstacle.objects.all(), campaign, reader=reader, on=on), as_of)
    known: Any = rows.order_by("pk").values_list("pk", "state__code", "kind", "argument__key", "said")
    moves: dict[int, list[Move]] = {}
    effects = ObstacleMove.objects.filter(obstacle__in=rows.values("pk"), day__lte=as_of)
    for pk, day, number, effect, answer in effects.values_list("obstacle", "day", "number", "effect", "argument__key"):
        moves.setdefault(pk, []).append(Move(day, number, effect, answer or ""))
    return [
        Heard(code, kind, answer or "", tuple(moves.get(pk, ())))
        for pk, code, kind, answer, said in known
        if said.on_or_before(as_of) is not YesNo.NO
    ]


@dataclass(frozen=True)
class Tally:
    """A kind of obstacle over all States: how often it is raised, and how it stands."""

    kind: str
    outcome: Outcome

    @property
    def words(self) -> str:
        return str(ObstacleKind(self.kind).label)


@dataclass(frozen=True)
class Tried:
    """An answer of the bank against a kind of obstacle: used how often, and what followed."""

    kind: str
    answer: Answer
    outcome: Outcome

    @property
    def words(self) -> str:
        return str(ObstacleKind(self.kind).label)


@dataclass(frozen=True)
class OfState:
    """A State that raises obstacles."""

    code: str
    name: str
    outcome: Outcome


def tallies(heard: Iterable[Heard], *, as_of: date) -> list[Tally]:
    """The kinds raised, the one of most States first. No query."""
    return [Tally(kind, each) for kind, each in rules.by_kind(heard, as_of=as_of).items()]


def chain(heard: Iterable[Heard], campaign: Campaign, *, as_of: date, language: str = "") -> list[Tried]:
    """Obstacle, answer, moved: for each answer of the bank what followed its use, the most moved first, at most
    `MOST`. Three queries.
    """
    found = rules.by_answer(heard, as_of=as_of)
    bank = {each.key: each for each in Bank(campaign, retired=True).all} if found else {}
    asked = language or active_language()
    first = list(found.items())[:MOST]
    return [Tried(kind, as_answer(bank[key], asked, campaign), each) for (kind, key), each in first if key in bank]


def by_state(heard: Iterable[Heard], *, as_of: date) -> list[OfState]:
    """The States that raise any, the most obstacles first, then by name. One query."""
    named, found = names(on=as_of), defaultdict(list)
    for each in heard:
        found[each.state].append(each)
    rows = [OfState(code, named.get(code, code), rules.outcome(each, as_of=as_of)) for code, each in found.items()]
    return sorted(rows, key=lambda row: (-row.outcome.obstacles, row.name))


def _known(rows: QuerySet[Obstacle], as_of: date) -> QuerySet[Obstacle]:
    rows = _learned(rows, as_of)
    moves = ObstacleMove.objects.select_related("argument", "by").order_by("day", "number")
    return rows.select_related("state", "owner", "argument").prefetch_related(
        Prefetch("moves", moves), "argument__texts", "argument__citations__treaty"
    )


def _learned(rows: QuerySet[Obstacle], as_of: date) -> QuerySet[Obstacle]:
    return rows.filter(Q(learned_date=None) | Q(learned_date__lte=as_of))


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


def used_against(campaign: Campaign, key: str, *, reader: Any, as_of: date, on: date) -> list[Raised]:
    """The obstacles that the reader sees and against which the bank's answer is, or was, used. Five queries or more."""
    used = Q(argument__key=key) | Q(moves__argument__key=key)
    found = Obstacle.objects.filter(pk__in=Obstacle.objects.filter(used).values("pk"))
    return _in_order(_raised(_known(rows_seen(found, campaign, reader=reader, on=on), as_of), campaign, as_of, ""))


def open_obstacles(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> dict[str, int]:
    """{State's code: obstacles that it raised by the day and still raises}, as far as the reader sees them; States
    without one are not there. Two queries, however many obstacles.
    """
    rows = _learned(rows_seen(Obstacle.objects.order_by(), campaign, reader=reader, on=on), as_of)
    rows = rows.filter(Q(said="") | dated_by("said", as_of))
    moves = ObstacleMove.objects.filter(obstacle=OuterRef("pk"), day__lte=as_of).order_by("-day", "-number")
    last = Coalesce(Subquery(moves.values("effect")[:1]), Value(ObstacleMove.Effect.NO_ANSWER.value))
    rows = rows.annotate(effect_now=last).exclude(effect_now=ObstacleMove.Effect.GONE)
    return dict(rows.values_list("state__code").annotate(number=Count("pk")))
