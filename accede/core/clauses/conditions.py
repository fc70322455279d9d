"""What must be true of the instruments before a treaty can enter into force."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any, Protocol

from accede.core.clauses.reading import Keys


@dataclass(frozen=True)
class Tally:
    """How a condition stands. `have` and `need` are whole numbers, or percentages written as text.

    `met` is None when the data to decide it are not held (shares nobody gave us).
    `lacking` names the States still to come where the condition knows them.
    """

    kind: str
    name: str
    have: int | str
    need: int | str
    met: bool | None
    lacking: tuple[str, ...] = ()


class Condition(Protocol):
    """One condition: asked with the States whose instruments count and the number of parties, if known."""

    kind: str

    def tally(self, counted: Set[str], parties: int | None) -> Tally: ...
    def to_data(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Count:
    """A number of instruments. Written `count = 20` on the treaty itself, so it has no table of its own."""

    count: int
    kind = "count"

    def tally(self, counted: Set[str], parties: int | None) -> Tally:
        return Tally("count", "", len(counted), self.count, len(counted) >= self.count)

    def to_data(self) -> dict[str, Any]:
        return {"count": self.count}


@dataclass(frozen=True)
class NamedStates:
    """All of these States (CTBT, art. XIV: the 44 of Annex 2)."""

    name: str
    states: tuple[str, ...]
    kind = "named"

    def tally(self, counted: Set[str], parties: int | None) -> Tally:
        lacking = tuple(state for state in self.states if state not in counted)
        have = len(self.states) - len(lacking)
        return Tally("named", self.name, have, len(self.states), not lacking, lacking)

    def to_data(self) -> dict[str, Any]:
        return {"kind": self.kind, "name": self.name, "states": list(self.states)}


@dataclass(frozen=True)
class GroupCount:
    """A number out of a group (Istanbul, art. 75: eight members of the Council of Europe)."""

    name: str
    count: int
    states: tuple[str, ...]
    kind = "group"

    def tally(self, counted: Set[str], parties: int | None) -> Tally:
        have = sum(state in counted for state in self.states)
        return Tally("group", self.name, have, self.count, have >= self.count)

    def to_data(self) -> dict[str, Any]:
        return {"kind": self.kind, "name": self.name, "count": self.count, "states": list(self.states)}


@dataclass(frozen=True)
class Share:
    """At least a percentage of something (Paris, art. 21: 55 % of emissions).

    `shares` are pairs of State and share in percent. Without them the condition cannot be decided, and says
    so: the treaty then rests on its official date.
    """

    name: str
    percent: Decimal
    shares: tuple[tuple[str, Decimal], ...] = ()
    kind = "share"

    def tally(self, counted: Set[str], parties: int | None) -> Tally:
        have = sum((share for state, share in self.shares if state in counted), Decimal(0))
        met = have >= self.percent if self.shares else None
        return Tally("share", self.name, str(have), str(self.percent), met)

    def to_data(self) -> dict[str, Any]:
        data: dict[str, Any] = {"kind": self.kind, "name": self.name, "percent": str(self.percent)}
        return data | ({"shares": {state: str(share) for state, share in self.shares}} if self.shares else {})


@dataclass(frozen=True)
class FractionOfParties:
    """A fraction of the parties (amendments: two thirds, three quarters), rounded up to whole States.

    `parties` is their number where the text fixes it at one day (those at the time of adoption); None means
    the parties at the time, which whoever asks must supply.
    """

    name: str
    fraction: Fraction
    parties: int | None = None
    kind = "fraction"

    def tally(self, counted: Set[str], parties: int | None) -> Tally:
        of = self.parties if self.parties is not None else parties
        if of is None:
            return Tally("fraction", self.name, len(counted), str(self.fraction), None)
        # Two thirds of no parties at all is nothing, and nothing must not be enough.
        need = max(1, ceil(self.fraction * of))
        return Tally("fraction", self.name, len(counted), need, len(counted) >= need)

    def to_data(self) -> dict[str, Any]:
        data: dict[str, Any] = {"kind": self.kind, "name": self.name, "fraction": str(self.fraction)}
        return data | ({"parties": self.parties} if self.parties is not None else {})


def read_condition(keys: Keys) -> Condition | None:
    """One table of `conditions`; None, with the problems reported, when it cannot be read."""
    kind = keys.choice("kind", _READERS, "")
    if not kind:
        if not keys.has("kind"):
            keys.wrong("kind", f"say which kind of condition: {', '.join(_READERS)}.")
        return None
    condition: Condition | None = _READERS[kind](keys, keys.text("name"))
    keys.finish()
    return condition


def _read_named(keys: Keys, name: str) -> Condition | None:
    states = keys.words("states")
    if not states:
        keys.wrong("states", "name the States.")
    return NamedStates(name, states) if states else None


def _read_group(keys: Keys, name: str) -> Condition | None:
    states, count = keys.words("states"), keys.integer("count")
    if count is None:
        keys.wrong("count", "say how many of the group.")
    if count is not None and len(states) < count:
        keys.wrong("states", f"{count} are needed, but the group has only {len(states)}.")
        return None
    return GroupCount(name, count, states) if count is not None else None


def _read_share(keys: Keys, name: str) -> Condition | None:
    percent, shares = keys.number("percent"), keys.numbers("shares")
    if percent is None or percent > 100:
        keys.wrong("percent", "say what percentage is needed, up to 100.")
        return None
    total = sum((share for _, share in shares), Decimal(0))
    if shares and total > Decimal("100.5"):  # half a point of room: published shares are rounded
        keys.wrong("shares", f"together they make {total} percent.")
    return Share(name, percent, shares)


def _read_fraction(keys: Keys, name: str) -> Condition | None:
    text, parties = keys.text("fraction"), keys.integer("parties")
    try:
        fraction = Fraction(text)
    except (ValueError, ZeroDivisionError):
        fraction = Fraction(0)
    if not 0 < fraction <= 1:
        keys.wrong("fraction", f'{text!r} is no fraction between 0 and 1: write it like "2/3".')
        return None
    return FractionOfParties(name, fraction, parties)


_READERS: Mapping[str, Any] = {
    "named": _read_named,
    "group": _read_group,
    "share": _read_share,
    "fraction": _read_fraction,
}
