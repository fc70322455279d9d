"""Who gets which letter: exactly one each, or those named who get none or several; and the table that adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accede.core.variants.conditions import Condition, Facts


@dataclass(frozen=True)
class Cover:
    """Every addressee once: with the one letter she gets, among those who get none, or with the several that fit."""

    one: Mapping[str, str]
    none: tuple[str, ...]
    several: Mapping[str, tuple[str, ...]]
    idle: tuple[str, ...]  # variants that fit nobody

    @property
    def holds(self) -> bool:
        """Whether each addressee gets exactly one letter."""
        return not self.none and not self.several


def letters_for(facts: Facts, variants: Mapping[str, Condition]) -> tuple[str, ...]:
    """The letters of the variants meant for the reader of whom this is known, in their order."""
    return tuple(letter for letter, each in variants.items() if each.fits(facts))


def cover(addressees: Mapping[str, Facts], variants: Mapping[str, Condition]) -> Cover:
    """Who gets which letter; addressees and variants keep their order."""
    found = {key: letters_for(facts, variants) for key, facts in addressees.items()}
    used = {letter for letters in found.values() for letter in letters}
    return Cover(
        one={key: letters[0] for key, letters in found.items() if len(letters) == 1},
        none=tuple(key for key, letters in found.items() if not letters),
        several={key: letters for key, letters in found.items() if len(letters) > 1},
        idle=tuple(letter for letter in variants if letter not in used),
    )


@dataclass(frozen=True)
class Matrix:
    """Counts by row and column; every thing counted stands in exactly one cell."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]

    def at(self, row: str, column: str) -> int:
        return self.cells.get((row, column), 0)

    def of_row(self, row: str) -> int:
        return sum(self.at(row, column) for column in self.columns)

    def of_column(self, column: str) -> int:
        return sum(self.at(row, column) for row in self.rows)

    @property
    def total(self) -> int:
        return sum(self.cells.values())

    @property
    def adds_up(self) -> bool:
        """Whether the rows and the columns each add up to everything that was counted."""
        return (
            sum(self.of_row(row) for row in self.rows)
            == sum(self.of_column(column) for column in self.columns)
            == self.total
        )


def matrix(cells: Iterable[tuple[str, str]], *, rows: Sequence[str] = (), columns: Sequence[str] = ()) -> Matrix:
    """Counts the cells. `rows` and `columns` are shown first and in this order, also where they count nothing; others
    follow by name.
    """
    counted = Counter(cells)
    more_rows = sorted({row for row, _column in counted} - set(rows))
    more_columns = sorted({column for _row, column in counted} - set(columns))
    return Matrix((*rows, *more_rows), (*columns, *more_columns), dict(counted))
