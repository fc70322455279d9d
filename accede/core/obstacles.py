"""Whether what a government says against joining moved, and after which answer.

An effect is a dated fact that is added and never edited. The shown one is derived for a day: the last by day, and of
one day the last that was entered. An obstacle *moved* when that effect is `softened` or `gone`; one that is under
study has not moved yet. An effect says of itself which answer it followed, so an answer that was tried before and
changed nothing keeps its count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NO_ANSWER = "no_answer"
UNCHANGED = "unchanged"
STUDY = "study"
SOFTENED = "softened"
GONE = "gone"
MOVED = frozenset({SOFTENED, GONE})


@dataclass(frozen=True, order=True)
class Move:
    """One effect on record. `answer` is the key of the bank's answer that it followed, empty for words of one's own."""

    day: date
    number: int
    effect: str
    answer: str = ""


@dataclass(frozen=True)
class Heard:
    """An obstacle that a State raised: its kind, the key of the bank's answer used now, its effects."""

    state: str
    kind: str
    answer: str = ""
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """Of obstacles: how many, of how many States, and how they stand on a day."""

    obstacles: int = 0
    states: int = 0
    moved: int = 0
    study: int = 0
    unchanged: int = 0
    open: int = 0  # no effect on record yet


def shown(moves: Iterable[Move], *, as_of: date) -> Move | None:
    """The effect that holds at the end of the day; None while nothing came of any answer."""
    return max((move for move in moves if move.day <= as_of), default=None)


def outcome(heard: Iterable[Heard], *, as_of: date) -> Outcome:
    """How these obstacles stand on the day, each counted once by the effect that holds."""
    rows = list(heard)
    effects = [_effect(row.moves, as_of) for row in rows]
    return Outcome(len(rows), len({row.state for row in rows}), **_told(effects))


def by_kind(heard: Iterable[Heard], *, as_of: date) -> dict[str, Outcome]:
    """The outcome of each kind that was raised, the one of most States first, then of most obstacles, then by name."""
    kinds: dict[str, list[Heard]] = {}
    for row in heard:
        kinds.setdefault(row.kind, []).append(row)
    found = [(kind, outcome(rows, as_of=as_of)) for kind, rows in kinds.items()]
    return dict(sorted(found, key=lambda each: (-each[1].states, -each[1].obstacles, each[0])))


def by_answer(heard: Iterable[Heard], *, as_of: date) -> dict[tuple[str, str], Outcome]:
    """For each (kind, answer of the bank): the obstacles against which it was used, and what followed it.

    An obstacle stands with the answer used now, and with every one after which an effect is on record; of the effects
    only those that followed the answer count for it.
    """
    used: dict[tuple[str, str], list[Heard]] = {}
    for row in heard:
        known = [move for move in row.moves if move.day <= as_of]
        for answer in {row.answer, *(move.answer for move in known)} - {""}:
            own = tuple(move for move in known if move.answer == answer)
            used.setdefault((row.kind, answer), []).append(Heard(row.state, row.kind, answer, own))
    found = [(pair, outcome(rows, as_of=as_of)) for pair, rows in used.items()]
    return dict(sorted(found, key=lambda each: (-each[1].moved, -each[1].states, each[0])))


def _effect(moves: Iterable[Move], as_of: date) -> str:
    found = shown(moves, as_of=as_of)
    return found.effect if found else NO_ANSWER


def _told(effects: list[str]) -> dict[str, int]:
    return {
        "moved": sum(effect in MOVED for effect in effects),
        "study": effects.count(STUDY),
        "unchanged": effects.count(UNCHANGED),
        "open": effects.count(NO_ANSWER),
    }
