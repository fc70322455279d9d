"""How promising a State is as a target: points from stated factors, times weights that an alliance chooses.

Each factor gives between 0 and 1 point and says why (a code and values; the sentences are made elsewhere). What is not
known gives no point and is said: the score is then a floor, and `open` tells how much more it could be. A State that
is bound has no score: what the campaign asks of it is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

from accede.core.standing import CONTRACTING, StateClass


class Factor(StrEnum):
    """What the score looks at, in the order in which it is told."""

    CLASS = "class"
    STAGE = "stage"
    POSITION = "position"
    PROMISES = "promises"
    NEIGHBOURS = "neighbours"
    TREATIES = "treaties"
    OPENNESS = "openness"
    MIGRATION = "migration"


# A starting point that adds up to 100, to be argued with: what a State did and says counts most.
DEFAULT_WEIGHTS: Mapping[Factor, int] = {
    Factor.CLASS: 20, Factor.STAGE: 15, Factor.POSITION: 20, Factor.PROMISES: 15,
    Factor.NEIGHBOURS: 10, Factor.TREATIES: 5, Factor.OPENNESS: 10, Factor.MIGRATION: 5,
}  # fmt: skip
MOST = 100  # of one weight

# A signature is a first step; who left the treaty comes back more rarely than others join.
_OF_CLASS = {StateClass.SIGNED: Fraction(1), StateClass.NONE: Fraction(1, 4), StateClass.WITHDRAWN: Fraction(0)}
_OF_STAGE = {
    "study": Fraction(1, 6), "decision": Fraction(2, 6), "committee": Fraction(3, 6), "chamber": Fraction(4, 6),
    "promulgation": Fraction(5, 6), "instrument": Fraction(1),
}  # fmt: skip
_OF_POSITION = {
    "in_favour": Fraction(1), "in_favour_no_date": Fraction(3, 4), "studying": Fraction(1, 2),
    "reluctant": Fraction(1, 4), "opposed": Fraction(0),
}  # fmt: skip
_OF_MIGRATION = {"receiving": Fraction(1), "sending": Fraction(1, 2)}
ENOUGH = 3  # contacts within a year that count as a dialogue


@dataclass(frozen=True)
class Known:
    """What is known of a State on a day, as far as its reader sees it. None and "" are "not known".

    stage: the furthest step done or under way (a kind of step); "deposit" comes from the record, never from here.
    promises: (open, late among them). groups: name of each group -> (others bound, others). treaties: (binding it, of)
    without the one asked about. contacts: held in the year up to the day. migration: "receiving", "sending" or "".
    """

    state_class: StateClass
    stage: str = ""
    position: str = ""
    promises: tuple[int, int] = (0, 0)
    groups: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    treaties: tuple[int, int] = (0, 0)
    contacts: int = 0
    migration: str = ""


@dataclass(frozen=True)
class Line:
    """One factor: its weight, its points (0 to 1; None where it is not known), and why: a code with its values."""

    factor: Factor
    weight: int
    points: Fraction | None
    why: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def worth(self) -> Fraction:
        """What it adds to the score."""
        return self.weight * (self.points or Fraction(0))


@dataclass(frozen=True)
class Score:
    """The sum of weight × points, `open` what unknown factors could still add, `most` the sum of all weights."""

    lines: tuple[Line, ...]

    @property
    def number(self) -> Fraction:
        return sum((line.worth for line in self.lines), Fraction(0))

    @property
    def open(self) -> int:
        return sum(line.weight for line in self.lines if line.points is None)

    @property
    def most(self) -> int:
        return sum(line.weight for line in self.lines)

    @property
    def unknown(self) -> tuple[Factor, ...]:
        """Factors with a weight of which nothing is known."""
        return tuple(line.factor for line in self.lines if line.points is None and line.weight)

    @property
    def strongest(self) -> Line | None:
        """The line that adds most; None where nothing adds anything."""
        found = max(self.lines, key=lambda line: line.worth)
        return found if found.worth else None


class BadWeights(ValueError):
    """Weights that cannot be used: `factor` names the one, or is empty where all are nought."""

    def __init__(self, factor: str = "") -> None:
        super().__init__(factor)
        self.factor = factor


def weights_of(values: Mapping[str, Any]) -> dict[Factor, int]:
    """Weights from plain values, those that are missing by default. Raises BadWeights for one that is no whole number
    from 0 to 100, for a factor that does not exist, and where all are nought.
    """
    if strange := sorted(set(values) - {str(factor) for factor in Factor}):
        raise BadWeights(strange[0])
    found = {factor: values.get(str(factor), DEFAULT_WEIGHTS[factor]) for factor in Factor}
    for factor, weight in found.items():
        if isinstance(weight, bool) or not isinstance(weight, int) or not 0 <= weight <= MOST:
            raise BadWeights(str(factor))
    if not any(found.values()):
        raise BadWeights
    return found


def score(known: Known, weights: Mapping[Factor, int] = DEFAULT_WEIGHTS) -> Score | None:
    """The score with a line for each factor, in the order of `Factor`; None for a State that is bound."""
    if known.state_class in CONTRACTING:
        return None
    return Score(tuple(Line(factor, weights[factor], *_POINTS[factor](known)) for factor in Factor))


Why = tuple[Fraction | None, str, Mapping[str, Any]]


def _of_class(known: Known) -> Why:
    return _OF_CLASS[known.state_class], "class", {"class": known.state_class}


def _of_stage(known: Known) -> Why:
    points = _OF_STAGE.get(known.stage)
    return points, "stage" if points is not None else "stage_unknown", {"stage": known.stage}


def _of_position(known: Known) -> Why:
    points = _OF_POSITION.get(known.position)
    return points, "position" if points is not None else "position_unknown", {"position": known.position}


def _of_promises(known: Known) -> Why:
    """An open promise is something to hold a government to; one that it let pass is worth half."""
    number, late = known.promises
    values = {"open": number, "late": late}
    if not number:
        return Fraction(0), "promises_none", values
    return (Fraction(1, 2), "promises_late", values) if late >= number else (Fraction(1), "promises", values)


def _of_neighbours(known: Known) -> Why:
    """The mean, over its groups, of the share of the other members that are bound."""
    shares = {name: pair for name, pair in known.groups.items() if pair[1]}
    if not shares:
        return None, "neighbours_unknown", {}
    points = sum((Fraction(*pair) for pair in shares.values()), Fraction(0)) / len(shares)
    return points, "neighbours", {"groups": shares}


def _of_treaties(known: Known) -> Why:
    binding, among = known.treaties
    if not among:
        return None, "treaties_unknown", {}
    return Fraction(binding, among), "treaties", {"binding": binding, "of": among}


def _of_openness(known: Known) -> Why:
    """Half for being met, half for the position; without a position the contacts speak alone."""
    met = Fraction(min(known.contacts, ENOUGH), ENOUGH)
    leaning = _OF_POSITION.get(known.position)
    values = {"contacts": known.contacts, "position": known.position}
    if leaning is not None:
        return (met + leaning) / 2, "openness", values
    return (met, "openness_by_contacts", values) if known.contacts else (None, "openness_unknown", values)


def _of_migration(known: Known) -> Why:
    points = _OF_MIGRATION.get(known.migration)
    return points, "migration" if points is not None else "migration_unknown", {"migration": known.migration}


_POINTS = {
    Factor.CLASS: _of_class, Factor.STAGE: _of_stage, Factor.POSITION: _of_position, Factor.PROMISES: _of_promises,
    Factor.NEIGHBOURS: _of_neighbours, Factor.TREATIES: _of_treaties, Factor.OPENNESS: _of_openness,
    Factor.MIGRATION: _of_migration,
}  # fmt: skip
