"""Dates such as 05/06/2007: which number is the day is decided by what the file says, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accede.core.dates import Moment

_SLASHED = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_SAYS_DAY_FIRST = re.compile(r"\b(dd|jj|tt)[/.](mm)[/.](yyyy|aaaa|jjjj)\b", re.I)
_SAYS_MONTH_FIRST = re.compile(r"\bmm[/.](dd|jj)[/.](yyyy|aaaa)\b", re.I)


@dataclass(frozen=True)
class Order:
    """Whether the day stands first, and by what that was decided; `why` is a sentence, empty where no date asks."""

    day_first: bool
    why: str = ""
    mixed: bool = False

    def read(self, text: str) -> Moment | None:
        """The date; None for one that no calendar has in this order."""
        match = _SLASHED.match(text)
        if not match:
            return None
        first, second, year = (int(part) for part in match.groups())
        day, month = (first, second) if self.day_first else (second, first)
        try:
            return Moment.on(date(year, month, day))
        except ValueError:
            return None


def warning_of(texts: Iterable[str]) -> str:
    """What to say of a table in which such dates were read day first; empty when none can be read in two ways."""
    found = order_of(texts, said="", by_header="the depositary's tables print the day first")
    return f"Dates such as 05/06/2007 were read as day/month/year: {found.why}." if found.why else ""


def order_of(texts: Iterable[str], *, said: str, by_header: str) -> Order:
    """How the dates of a file are to be read: as it says (`said` holds its own words about itself), else as the one
    date decides that can be read in one way only, else as files with such a header are printed (`by_header`: that
    reason, for a header under which the day stands first).
    """
    pairs = [(int(m[1]), int(m[2])) for m in map(_SLASHED.match, texts) if m]
    open_ones = [pair for pair in pairs if pair[0] <= 12 and pair[1] <= 12 and pair[0] != pair[1]]
    day_first, month_first = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    if _SAYS_DAY_FIRST.search(said) or _SAYS_MONTH_FIRST.search(said):
        day = bool(_SAYS_DAY_FIRST.search(said))
        return Order(day, "the file says so" if open_ones else "", mixed=day_first and month_first)
    if day_first != month_first:
        return Order(day_first, "other dates of the file can be read in this way only" if open_ones else "")
    return Order(True, by_header if open_ones else "", mixed=day_first and month_first)
