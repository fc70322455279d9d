"""Which letters of a run were read before its release, by whom, and whether they still say what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accede.mailings.models import Opening, Run


@dataclass(frozen=True)
class Read:
    """What was read of a run: the readings in their order, the letters of each variant."""

    rows: tuple[Opening, ...]

    @property
    def by_variant(self) -> Mapping[str, frozenset[str]]:
        """{variant: the addressees whose letter somebody read}."""
        found: dict[str, set[str]] = {}
        for row in self.rows:
            found.setdefault(row.variant, set()).add(row.addressee)
        return {letter: frozenset(keys) for letter, keys in sorted(found.items())}

    @property
    def letters(self) -> int:
        """How many letters somebody read."""
        return len({row.addressee for row in self.rows})

    def of(self, addressee: str) -> tuple[Opening, ...]:
        """Who read the letter to one addressee, and when."""
        return tuple(row for row in self.rows if row.addressee == addressee)

    def by(self, username: str) -> Read:
        """What one person read."""
        return Read(tuple(row for row in self.rows if row.by == username))

    def not_read(self, variants: Iterable[str]) -> list[str]:
        """The variants of which nobody read a letter."""
        return [letter for letter in variants if letter not in self.by_variant]


def read_of(run: Run) -> Read:
    """What was read of the run. One query."""
    return Read(tuple(Opening.objects.filter(run=run).order_by("at", "pk")))
