"""What a set of conditions leaves open and where two of them meet, whoever is on the list today.

A region is a condition that nobody wrote: what is left of all possible readers when those are taken away whom the
conditions mean. The regions found are disjoint, and each of them has a reader who could exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from accede.core.variants.conditions import ANY, Condition, Dimension, Term

MOST = 400  # regions kept; a set of conditions that leaves more open than this is told by the first of them

Dimensions = Mapping[str, Dimension]


@dataclass(frozen=True)
class Open:
    """Readers whom nobody means, as regions. `whole`: whether these are all."""

    regions: tuple[Condition, ...]
    whole: bool = True


@dataclass(frozen=True)
class Meeting:
    """Readers whom two conditions mean, as a region."""

    first: str
    second: str
    where: Condition


def left_open(conditions: Iterable[Condition], dimensions: Dimensions) -> Open:
    """Which readers no condition means, among all who could be. Dimensions that are not known count as any word."""
    regions: list[tuple[Term, ...]] = [()]
    whole = True
    for each in conditions:
        regions = [left for region in regions for left in _beyond(region, each) if possible(left, dimensions)]
        whole = whole and len(regions) <= MOST
        regions = regions[:MOST]
    return Open(tuple(tidy(region, dimensions) for region in regions), whole)


def meetings(conditions: Mapping[str, Condition], dimensions: Dimensions) -> list[Meeting]:
    """Where two conditions mean the same reader, by the names of the two, in their order."""
    found = []
    for (first, one), (second, other) in combinations(conditions.items(), 2):
        both = (*one.terms, *other.terms)
        if possible(both, dimensions):
            found.append(Meeting(first, second, tidy(both, dimensions)))
    return found


def means_nobody(given: Condition, dimensions: Dimensions) -> bool:
    """Whether its terms contradict each other, so that no reader could ever fit it."""
    return not possible(given.terms, dimensions)


def possible(terms: Iterable[Term], dimensions: Dimensions) -> bool:
    """Whether a reader could exist of whom all this is true."""
    by_dimension: dict[str, list[Term]] = {}
    for term in terms:
        by_dimension.setdefault(term.dimension, []).append(term)
    return all(_possible(dimensions.get(name, Dimension(name)), found) for name, found in by_dimension.items())


def tidy(terms: Iterable[Term], dimensions: Dimensions) -> Condition:
    """The same in as few terms as can be: of a closed list the values that remain, once what is excluded."""
    by_dimension: dict[str, list[Term]] = {}
    for term in terms:
        by_dimension.setdefault(term.dimension, []).append(term)
    made: list[Term] = []
    for name, found in sorted(by_dimension.items()):
        dimension = dimensions.get(name, Dimension(name))
        made += _one_of(dimension, found) if dimension.values and not dimension.many else _some_of(found)
    return Condition(tuple(made))


def _beyond(region: tuple[Term, ...], given: Condition) -> Iterator[tuple[Term, ...]]:
    """What is in the region and not meant: disjoint parts, the n-th holds the first terms and breaks the n-th."""
    for number, term in enumerate(given.terms):
        yield (*region, *given.terms[:number], term.opposite)


def _possible(dimension: Dimension, terms: list[Term]) -> bool:
    wanted = [_spelled(term, dimension) for term in terms if term.holds]
    unwanted = frozenset().union(*(_spelled(term, dimension) for term in terms if not term.holds))
    if ANY in unwanted:  # nothing at all is known: possible where a reader may have no value
        return dimension.many and not wanted
    if dimension.many:
        return all(ANY in each or each - unwanted for each in wanted)
    return _room(dimension, wanted, unwanted) is None or bool(_room(dimension, wanted, unwanted))


def _room(dimension: Dimension, wanted: list[frozenset[str]], unwanted: frozenset[str]) -> frozenset[str] | None:
    """The values that the one value may still have; None: any word but those unwanted."""
    lists = [each for each in wanted if ANY not in each]
    if dimension.values:
        lists = [frozenset(dimension.values), *lists]
    return frozenset.intersection(*lists) - unwanted if lists else None


def _spelled(term: Term, dimension: Dimension) -> frozenset[str]:
    """Its values; of a closed list "any" is all of them."""
    if not dimension.values:
        return term.values
    known = frozenset(dimension.values)
    if ANY not in term.values:
        return term.values & known
    return known if term.holds or not dimension.many else known | {ANY}


def _one_of(dimension: Dimension, terms: list[Term]) -> list[Term]:
    wanted = [_spelled(term, dimension) for term in terms if term.holds]
    unwanted = frozenset().union(*(_spelled(term, dimension) for term in terms if not term.holds))
    room = _room(dimension, wanted, unwanted)
    if room is None or room == frozenset(dimension.values):
        return []
    return [Term(dimension.name, room)]


def _some_of(terms: list[Term]) -> list[Term]:
    name = terms[0].dimension
    unwanted = frozenset().union(*(term.values for term in terms if not term.holds))
    wanted = {term.values if ANY in term.values else term.values - unwanted for term in terms if term.holds}
    smallest = [each for each in wanted if not any(other < each for other in wanted)]
    made = [Term(name, each) for each in sorted(smallest, key=sorted)]
    return made + ([Term(name, unwanted, holds=False)] if unwanted else [])
