"""When two contacts concern one office, and when a second visit comes so soon that the first visitor should know.

An office is a mission in its seat, or a kind of office with its name. Names are compared as people write them: without
regard to capitals, accents, marks and the words that carry no name ("the", "of", "de la"). An office without a name is
every office of its kind: somebody who wrote "Ministry of Labour" alone may have been at any desk of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

# Words of a name that tell no office from another, in the Latin-script languages of the house.
_EMPTY = frozenset({
    "the", "of", "and", "for", "to", "a", "an", "de", "del", "la", "el", "los", "las", "des", "du", "le", "les", "et",
    "y", "e", "da", "do", "das", "dos", "l", "d",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
LONGEST = 366  # days for which a campaign may ask to be warned


@dataclass(frozen=True)
class Door:
    """Where somebody went: the mission (its key; empty for none), else the kind of office and its name."""

    state: str
    kind: str
    name: str = ""
    mission: str = ""


def plain_name(text: str) -> str:
    """A name as it is compared: small letters, no accents, no marks, no empty words; words in their order."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(word for word in _WORD.findall(bare) if word not in _EMPTY)


def same_office(one: Door, other: Door) -> bool:
    """Whether both are one office. Different States never are; two named missions are one only if they are the same."""
    if one.state != other.state:
        return False
    if one.mission and other.mission:
        return one.mission == other.mission
    if one.kind != other.kind:
        return False
    first, second = plain_name(one.name), plain_name(other.name)
    return not first or not second or first == second


def comes_soon(planned: date, other: date, *, within: int) -> bool:
    """Whether the two days lie at most so many days apart, whichever comes first; nought or less: only the same day
    counts for nought, and nothing for less."""
    return abs(planned - other) <= timedelta(days=within) if within >= 0 else False


def window(day: date, *, within: int) -> tuple[date, date]:
    """The first and the last day that lie at most so many days from the day; kept inside the calendar."""
    days = timedelta(days=max(within, 0))
    first = day - days if day - date.min > days else date.min
    last = day + days if date.max - day > days else date.max
    return first, last
