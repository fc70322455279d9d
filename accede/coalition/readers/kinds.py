"""What a spreadsheet may hold. A room registers its kinds in its `offers.py` when the app starts; the engine that
reads, compares, asks and takes over is one, and knows none of them by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from accede.accounts.rights import Right
from accede.core.names import folded


class InCell(Protocol):
    """Where a value stands, for the function that reads it."""

    @property
    def known(self) -> Mapping[str, Any]:
        """What the kind looks values up in."""

    def problem(self, message: str) -> None:
        """Reports what is wrong with the value, with its sheet, row and column."""


@dataclass(frozen=True)
class Column:
    """A column that is read. `words` are headers in any language, the first is what our own template writes."""

    name: str
    label: Any
    words: tuple[str, ...]
    most: int = 300  # characters
    read: Callable[[str, InCell], Any] | None = None  # a text that is not empty → its value; None takes the text
    day: bool = False  # a day as exactly as it is known
    languages: bool = False  # the header may name a language: "name (fr)"
    example: str = ""


@dataclass(frozen=True)
class Asked:
    """For whom a file is compared or taken over, on which day, and what was said once for all of its rows."""

    campaign: Any
    by: Any
    on: date
    filename: str = ""
    as_of: date | None = None  # the day of the list
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetKind:
    """One kind of list.

    `compare(asked, rows, report)` gives a line for each thing that the file says of the record as the person who
    brought it in may see it; `write(asked, lines, tell=)` takes lines over by the room's own acts and returns counts.
    """

    key: str
    room: str  # the namespace of its pages
    label: Any
    columns: tuple[Column, ...]
    needs: tuple[str, ...]  # without these columns no sheet is read
    right: Right
    compare: Callable[..., list[Any]]
    write: Callable[..., dict[str, int]]
    known: Callable[[Any], Mapping[str, Any]] = lambda campaign: {}
    check: Callable[[dict[str, Any], Callable[[str, str], None]], None] = lambda facts, problem: None
    private: bool = False  # seen by who brought it in alone, and named in no log: each row's own act is
    in_parts: bool = False  # written part by part, each for itself, so that a large file goes on where it stopped
    confirms: bool = False  # also what is the same is taken over: somebody looked at it on the day of the list
    leads: Callable[[str], str] = lambda campaign: ""  # where what was taken over is seen

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def by_words(self) -> dict[str, str]:
        """{header, folded: name of the column}; of two that share a word the first."""
        found: dict[str, str] = {}
        for column in self.columns:
            for words in column.words:
                found.setdefault(folded(words), column.name)
        return found

    def column(self, name: str) -> Column | None:
        """The column of a field; "name:fr" is of the column "name"."""
        return self.by_name.get(name.partition(":")[0])


_kinds: dict[str, SheetKind] = {}


def register(kind: SheetKind) -> SheetKind:
    """Says what a spreadsheet may hold."""
    _kinds[kind.key] = kind
    return kind


def kind(key: str) -> SheetKind:
    """The kind; LookupError for one that no room registered."""
    return _kinds[key]


def kinds_of(room: str) -> list[SheetKind]:
    """The kinds of a room, in the order of their registration."""
    return [each for each in _kinds.values() if each.room == room]


def all_kinds() -> list[SheetKind]:
    """Every kind of every room."""
    return list(_kinds.values())
