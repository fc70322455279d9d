"""What holds from a day until the day before another: a State's name, a State's place in a group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class NameRow:
    """A State's name in one language for a time."""

    name: str
    formal: str
    from_date: date | None
    until_date: date | None

    def holds_on(self, day: date) -> bool:
        begun = self.from_date is None or self.from_date <= day
        return begun and (self.until_date is None or day < self.until_date)


@dataclass(frozen=True)
class Stay:
    """A State's time in a group; it ends before `until_date`."""

    state: str
    from_date: date | None
    until_date: date | None

    def holds_on(self, day: date) -> bool:
        begun = self.from_date is None or self.from_date <= day
        return begun and (self.until_date is None or day < self.until_date)
