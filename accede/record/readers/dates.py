"""Dates inside the cells and headers of depositary files, in the ways they have been printed."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accede.core.dates import Moment

# English as printed, and French, which a few English files carry by accident.
_MONTHS = {
    "jan": 1, "january": 1, "janv": 1, "janvier": 1, "feb": 2, "february": 2,
    "fév": 2, "fev": 2, "févr": 2, "fevr": 2, "février": 2, "fevrier": 2,
    "mar": 3, "march": 3, "mars": 3, "apr": 4, "april": 4, "avr": 4, "avril": 4, "may": 5,
    "mai": 5, "jun": 6, "june": 6, "juin": 6, "jul": 7, "july": 7, "juil": 7, "juillet": 7, "aug": 8,
    "august": 8, "août": 8, "aout": 8, "sep": 9, "sept": 9, "september": 9, "septembre": 9, "oct": 10,
    "october": 10, "octobre": 10, "nov": 11, "november": 11, "novembre": 11, "dec": 12, "december": 12,
    "déc": 12, "décembre": 12, "decembre": 12,
}  # fmt: skip
_MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:1[6-9]|20)\d\d"
# A footnote may be glued to the year: "5 Jun 20071,2".
_GLUED = r"(?P<glued_{0}>\d{{1,2}}(?:,\d{{1,2}})*)?(?!\d)"
_DATE = re.compile(
    rf"(?<![\d/])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er)?[\s.,/-]*(?P<m1>{_MONTH})[\s.,/-]*(?P<y1>{_YEAR}){_GLUED.format(1)}"
    rf"|\b(?P<m2>{_MONTH})\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s.,]+(?P<y2>{_YEAR}){_GLUED.format(2)}"
    rf"|(?<![\d-])(?P<y3>{_YEAR})-(?P<n3>\d\d)-(?P<d3>\d\d)(?!\d)"
    rf"|(?<![\d/])(?P<d4>\d{{1,2}})/(?P<n4>\d{{1,2}})/(?P<y4>{_YEAR})(?!\d)"
    rf"|\b(?P<m5>{_MONTH})[\s,]+(?P<y5>{_YEAR}){_GLUED.format(5)}",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(rf"^[\[(\s]*({_YEAR})(?:\s+([A-Za-z]{{1,2}}))?[\])\s]*$")


class ImpossibleDate(ValueError):
    """A date that no calendar has, such as 31 February."""


@dataclass(frozen=True)
class Found:
    """A date in a text, with the place where it stands. `moment` is None when no calendar has it."""

    start: int
    end: int
    text: str
    moment: Moment | None
    glued: tuple[str, ...] = ()  # footnote numbers printed onto the year


def find_dates(text: str) -> Iterator[Found]:
    """Every date in a text, in order, to the day or to the month; a year only when it stands alone."""
    alone = _YEAR_ALONE.match(text)
    if alone:
        yield Found(alone.start(1), alone.end(1), alone[1], Moment.parse(alone[1]))
        return
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        year = next(int(parts[f"y{n}"]) for n in (1, 2, 3, 4, 5) if parts[f"y{n}"])
        glued = next((parts[f"glued_{n}"] for n in (1, 2, 5) if parts[f"glued_{n}"]), None)
        yield Found(
            match.start(),
            match.end(),
            match[0],
            _moment(year, _month(parts), _day(parts)),
            tuple(glued.split(",")) if glued else (),
        )


def _month(parts: dict[str, str | None]) -> int:
    for n in (1, 2, 5):
        if word := parts[f"m{n}"]:
            return _MONTHS[word.lower().rstrip(".")]
    return int(parts["n3"] or parts["n4"] or 0)


def _day(parts: dict[str, str | None]) -> int | None:
    word = parts["d1"] or parts["d2"] or parts["d3"] or parts["d4"]
    return int(word) if word else None


def _moment(year: int, month: int, day: int | None) -> Moment | None:
    if not 1 <= month <= 12:
        return None
    if day is None:
        return Moment.parse(f"{year:04}-{month:02}")
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Moment.on(date(year, month, day))


def first_day(text: str) -> date | None:
    """The first date known to the day in a text."""
    return next(iter(_days(text)), None)


def last_day(text: str) -> date | None:
    """The last date known to the day in a text."""
    days = list(_days(text))
    return days[-1] if days else None


def _days(text: str) -> Iterator[date]:
    for found in find_dates(text):
        if found.moment is not None and found.moment.earliest == found.moment.latest and found.moment.earliest:
            yield found.moment.earliest
