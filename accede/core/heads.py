"""How many came, by category, and nobody counted twice.

Two sources say so. The list at the door knows people: each counts once, however often she was noted. A count by eye
knows a category and not its people: it counts everybody of the category, so those on the list are among them and are
not added to it. Where fewer were counted than stand on the list, the list wins: they were there by name. A category
that came and that nobody counted gives no number of its own: what is known of it is a lower bound.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from accede.core.missions import bare_name
from accede.core.names import folded


@dataclass(frozen=True)
class Came:
    """One row of the list at the door: somebody came. Rows of one person say the same `person`; an empty one is
    somebody whose name is not known, who is nobody else's double.
    """

    row: str
    category: str
    person: str = ""


class Source(StrEnum):
    """Where the number of a category comes from."""

    NAMES = "names"  # those who were noted by name
    COUNT = "count"  # counted by eye; those noted by name are among them
    NAMES_OVER_COUNT = "names_over_count"  # fewer were counted than were noted by name
    NOT_COUNTED = "not_counted"  # the category came, nobody counted it: at least those noted by name


@dataclass(frozen=True)
class Category:
    """What is known of one category: `heads` of them, or at least so many."""

    key: str
    named: int
    counted: int | None
    source: Source

    @property
    def heads(self) -> int:
        return max(self.named, self.counted or 0)

    @property
    def at_least(self) -> bool:
        return self.source is Source.NOT_COUNTED


@dataclass(frozen=True)
class Heads:
    """The categories in the order asked for, of which something is known."""

    categories: tuple[Category, ...]

    @property
    def total(self) -> int:
        return sum(each.heads for each in self.categories)

    @property
    def at_least(self) -> bool:
        """Whether more may have come: of some category nobody knows the number."""
        return any(each.at_least for each in self.categories)


def person_of(name: str, affiliation: str = "") -> str:
    """By what two rows of a list are known to be one person: the words of the name without forms of address, accents
    and order, and the mission or organisation. Empty where no name is known.
    """
    if not name.strip():
        return ""
    return " ".join((*sorted(bare_name(name)), "/", folded(affiliation)))


def heads_of(came: Iterable[Came], counts: Mapping[str, int | None], *, order: Iterable[str]) -> Heads:
    """How many came. `counts` are the categories counted by eye; None: it came and was not counted. A person who was
    noted under two categories stands under the one that comes first in `order`; what is not in it comes last.
    """
    places = {key: place for place, key in enumerate(order)}
    rows = sorted(set(came), key=lambda row: (places.get(row.category, len(places)), row.category, row.row))
    named: dict[str, int] = {}
    seen: set[str] = set()
    for row in rows:
        one = f"person {row.person}" if row.person else f"row {row.row}"
        if one not in seen:
            seen.add(one)
            named[row.category] = named.get(row.category, 0) + 1
    keys = sorted(named.keys() | counts.keys(), key=lambda key: (places.get(key, len(places)), key))
    return Heads(tuple(_category(key, named.get(key, 0), counts) for key in keys))


def _category(key: str, named: int, counts: Mapping[str, int | None]) -> Category:
    counted = counts.get(key)
    if key not in counts:
        source = Source.NAMES
    elif counted is None:
        source = Source.NOT_COUNTED
    else:
        source = Source.COUNT if counted >= named else Source.NAMES_OVER_COUNT
    return Category(key, named, counted, source)
