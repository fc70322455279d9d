"""Territorial applications: each attaches to one act, and adds or removes territories on its own dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class TerritorialStep:
    """One declaration that the treaty shall, or shall no longer, extend to a territory.

    `act` is the id of the act it attaches to, `day` the day from which it has effect.
    """

    act: int | str
    territory: str
    day: date
    adds: bool = True


def territories_on(steps: Iterable[TerritorialStep], *, on: date) -> frozenset[str]:
    """The territories covered at the end of that day. Of two steps on one day the removal is the later one:
    nobody is said to be covered who may not be."""
    covered: set[str] = set()
    for step in sorted(steps, key=lambda step: (step.day, not step.adds, step.territory)):
        if step.day > on:
            break
        if step.adds:
            covered.add(step.territory)
        else:
            covered.discard(step.territory)
    return frozenset(covered)
