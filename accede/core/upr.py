"""Recommendations of the Universal Periodic Review: which of them are about a treaty, and when a session was held.

A match is exact, doubtful or none, by rules that can be read; nothing is compared by likeness. Words come from the
treaty's own data; what this module knows by itself is only how people speak of several treaties at once.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from accede.core.dates import Moment


class Match(StrEnum):
    """Whether a recommendation is about the treaty."""

    EXACT = "exact"
    DOUBTFUL = "doubtful"
    NONE = "none"


@dataclass(frozen=True)
class Matched:
    """A match with the rule that gave it: "title", "name", "abbreviation", "several", and the words that were found."""

    match: Match
    rule: str = ""
    words: str = ""

    def __str__(self) -> str:
        """The rule, with the words where somebody may ask which: a title or a name says it all."""
        plain = self.match is Match.EXACT and self.rule != "abbreviation"
        return self.rule if plain or not self.rule else f"{self.rule}: {self.words}"


NOT_ABOUT = Matched(Match.NONE)

# Several treaties at once, the treaty perhaps among them: whether it is, a person decides.
_SEVERAL = (
    "core treaties", "core conventions", "core instruments", "core human rights treaties",
    "core human rights conventions", "core human rights instruments", "core international human rights treaties",
    "core international human rights conventions", "core international human rights instruments",
    "core United Nations human rights treaties", "core United Nations human rights conventions",
    "core United Nations human rights instruments", "core UN human rights treaties", "core UN human rights conventions",
    "core UN human rights instruments",
)  # fmt: skip
# Left out of both sides before they are compared, so that "on the Rights of All" and "for rights of all the" agree.
_SMALL = frozenset(
    ("a", "all", "an", "and", "concerning", "for", "in", "of", "on", "relating", "regarding", "that", "the", "their",
     "those", "to")
)  # fmt: skip
_PARTS = re.compile(r"[\w'’-]+|[^\w\s]", re.UNICODE)
_NO_BREAK = frozenset('&"“”«»')  # signs that do not part what is said
_BREAK = "|"


@dataclass(frozen=True)
class TreatyWords:
    """The words by which a treaty is known.

    `titles`: titles and short titles, in any language. `names`: other wordings that can mean no other treaty.
    `doubtful`: wordings that may mean it. `abbreviations` and `doubtful_abbreviations` count as whole words in capitals
    as written. `core`: it is one of the treaties that people mean by "the core human rights treaties".
    """

    titles: tuple[str, ...]
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    doubtful_abbreviations: tuple[str, ...] = ()
    core: bool = False

    @classmethod
    def from_data(cls, titles: Iterable[str], data: Mapping[str, Any], *, core: bool) -> "TreatyWords":
        """From the treaty's titles and the table `upr` of its data (each key a list of texts; all may be missing)."""
        keys = ("names", "abbreviations", "doubtful", "doubtful_abbreviations")
        return cls(tuple(titles), **{key: tuple(data.get(key, ())) for key in keys}, core=core)

    def match(self, text: str) -> Matched:
        """Whether a recommendation is about the treaty; the first rule that fits, in the order of `_rules`."""
        said, tokens = _said(text), _PARTS.findall(text)
        for match, rule, wordings, short in self._rules:
            for words, wanted in wordings:
                if wanted in tokens if short else _holds(said, wanted):
                    return Matched(match, rule, words)
        return NOT_ABOUT

    @cached_property
    def _rules(self) -> tuple[tuple[Match, str, tuple[tuple[str, str], ...], bool], ...]:
        several = _SEVERAL if self.core else ()
        return (
            (Match.EXACT, "title", _long(self.titles), False),
            (Match.EXACT, "name", _long(self.names), False),
            (Match.EXACT, "abbreviation", _short(self.abbreviations), True),
            (Match.DOUBTFUL, "abbreviation", _short(self.doubtful_abbreviations), True),
            (Match.DOUBTFUL, "name", _long(self.doubtful), False),
            (Match.DOUBTFUL, "several", _long(several), False),
        )


def _long(wordings: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((words, said) for words in wordings if (said := _said(words)))


def _short(wordings: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((words, words) for words in wordings)


def _said(text: str) -> str:
    """The words that carry the text, in lower case, in their order; a sign that parts them stays as a bar."""
    found = (part.casefold() for part in _PARTS.findall(text) if part not in _NO_BREAK)
    kept = (part if part[0].isalnum() else _BREAK for part in found if part not in _SMALL)
    return " ".join(kept)


def _holds(said: str, wanted: str) -> bool:
    return f" {wanted} " in f" {said} "


# The month in which each session of the Working Group ended, as published by the Office of the High Commissioner for
# Human Rights (sessions 1 to 20: the first cycle and the beginning of the second).
SESSIONS = {
    1: "2008-04", 2: "2008-05", 3: "2008-12", 4: "2009-02", 5: "2009-05", 6: "2009-12", 7: "2010-02", 8: "2010-05",
    9: "2010-11", 10: "2011-02", 11: "2011-05", 12: "2011-10", 13: "2012-06", 14: "2012-11", 15: "2013-02",
    16: "2013-05", 17: "2013-11", 18: "2014-02", 19: "2014-05", 20: "2014-11",
}  # fmt: skip


def session_held(session: int) -> Moment:
    """When the session ended, to the month; unknown for a session that is not in the table."""
    return Moment.parse(SESSIONS.get(session, ""))
