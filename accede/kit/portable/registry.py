from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Protocol, TypeVar

from accede.kit.imports import Report


class Portable(Protocol):
    """A room's way out of the database and back. `campaign` is the campaign's slug."""

    def write(self, folder: Any, *, campaign: str) -> None: ...

    def read(self, folder: Any, *, by: Any, report: Report, campaign: str | None) -> str | None: ...


@dataclass(frozen=True)
class Part:
    name: str
    order: int
    owns: tuple[str, ...]
    portable: Portable
    cuts: bool = False  # whether it writes for a reader only what she may take along

    def owns_file(self, name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in self.owns)


_parts: dict[str, Part] = {}
Class = TypeVar("Class", bound=type)


def part(name: str, *, order: int, owns: Sequence[str], cuts: bool = False) -> Callable[[Class], Class]:
    """Registers a class with `write` and `read` as the part of a campaign folder that owns these files.

    `owns` are patterns such as "campaign.toml" or "events/*" ("*" crosses folders). Parts are written and
    read in the order of `order`, so that a part finds what it points at. A part that `cuts` heeds `folder.taken`;
    the others write everything they have, and only for the operator.
    """

    def register(portable: Class) -> Class:
        _parts[name] = Part(name, order, tuple(owns), portable(), cuts)
        return portable

    return register


def parts() -> list[Part]:
    """All parts, in reading order."""
    return sorted(_parts.values(), key=lambda each: (each.order, each.name))


def forget(name: str) -> None:
    """For tests: takes a part out again."""
    _parts.pop(name, None)
