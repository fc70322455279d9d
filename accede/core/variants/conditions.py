"""For whom a variant is meant: a condition on what is known of its reader, as data.

A condition is a mapping of dimensions to values: {"class": ["signed"], "stance": ["unknown", "studying"]}. Within a
dimension one of the values is enough; all dimensions must hold. What must not hold stands below "not", in the same
form: {"not": {"obstacle": ["any"]}}. Nothing in it means everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

ANY = "any"  # as a value: at least one, whichever
NOT = "not"

Facts = Mapping[str, frozenset[str]]  # {dimension: what is known of the reader}; nothing where nothing is


@dataclass(frozen=True)
class Dimension:
    """Something by which readers differ. `many`: a reader may have none or several of its values, else exactly one.
    `values`: all that there are, where the list is closed; nothing: any word.
    """

    name: str
    many: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """One of these values, or none of them."""

    dimension: str
    values: frozenset[str]
    holds: bool = True

    def fits(self, facts: Facts) -> bool:
        """Whether it is so of the reader."""
        known = facts.get(self.dimension, frozenset())
        return (not known.isdisjoint(self.values) or (ANY in self.values and bool(known))) is self.holds

    @property
    def opposite(self) -> Term:
        return Term(self.dimension, self.values, not self.holds)


@dataclass(frozen=True)
class Condition:
    """Terms that must all hold."""

    terms: tuple[Term, ...] = ()

    def fits(self, facts: Facts) -> bool:
        """Whether the reader of whom this is known is meant."""
        return all(term.fits(facts) for term in self.terms)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a condition as data. `kind`: form, dimension, value, empty (no value is left to choose), or
    nobody (its terms contradict each other).
    """

    kind: str
    dimension: str = ""
    value: str = ""


def condition(data: Mapping[str, Any]) -> Condition:
    """The condition that data write; what cannot be read is left out (ask `faults` first)."""
    wanted = [Term(name, _values(given)) for name, given in _pairs(data) if name != NOT]
    unwanted = [Term(name, _values(given), holds=False) for name, given in _pairs(data.get(NOT) or {})]
    return Condition(tuple(wanted + unwanted))


def as_data(given: Condition) -> dict[str, Any]:
    """A condition as data, always in the same order. Terms on one dimension beside each other must be of one kind."""
    data: dict[str, Any] = {term.dimension: sorted(term.values) for term in _sorted(given.terms) if term.holds}
    if unwanted := {term.dimension: sorted(term.values) for term in _sorted(given.terms) if not term.holds}:
        data[NOT] = unwanted
    return data


def faults(data: Any, dimensions: Mapping[str, Dimension]) -> list[Fault]:
    """What is wrong with a condition as data; empty when it can be used. Contradictions are told by `regions`."""
    if not isinstance(data, Mapping) or not isinstance(data.get(NOT, {}), Mapping):
        return [Fault("form")]
    found: list[Fault] = []
    # By name: a database may keep the parts of a condition in an order of its own.
    for name, given in [*((name, given) for name, given in _pairs(data) if name != NOT), *_pairs(data.get(NOT, {}))]:
        found += _faults(name, given, dimensions)
    return found


def _faults(name: str, given: Any, dimensions: Mapping[str, Dimension]) -> list[Fault]:
    dimension = dimensions.get(name)
    if dimension is None:
        return [Fault("dimension", name)]
    if not isinstance(given, list | tuple) or not all(isinstance(each, str) for each in given):
        return [Fault("form", name)]
    if not given:
        return [Fault("empty", name)]
    known = set(dimension.values) | {ANY}
    return [Fault("value", name, each) for each in given if dimension.values and each not in known]


def _pairs(data: Any) -> Iterable[tuple[str, Any]]:
    return sorted(data.items()) if isinstance(data, Mapping) else ()


def _values(given: Any) -> frozenset[str]:
    return (
        frozenset(each for each in given if isinstance(each, str)) if isinstance(given, list | tuple) else frozenset()
    )


def _sorted(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: (term.dimension, sorted(term.values)))
