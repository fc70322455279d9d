"""What a step says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from accede.kit import parts

# A State's name on a day, from its code.
Namer = Callable[[str, date | None], str]


@dataclass(frozen=True)
class Explained:
    """One step: what it is called, what it says, and the day or the number to which it leads."""

    heading: str
    sentence: str = ""
    day: date | None = None
    what: str = ""
    code: str = ""

    def as_step(self) -> parts.Step:
        """For the numbered list of the pages."""
        return parts.Step(title=self.heading, text=self.sentence, day=self.day, what=self.what)

    def as_data(self) -> dict[str, str | None]:
        """For JSON."""
        return {
            "code": self.code,
            "heading": self.heading,
            "sentence": self.sentence,
            "date": self.day.isoformat() if self.day else None,
        }
