"""Names compared as people compare them: without accents, case, punctuation and the small words between."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

_NO_WORD = re.compile(r"[^\w]+", re.UNICODE)
# Articles and links of the six languages that come and go in names.
_ENGLISH, _FRENCH = "the of for and", "de des du la le les l d et pour"
_SPANISH, _RUSSIAN = "el los las del y para", "и по в"
_SMALL = frozenset(f"{_ENGLISH} {_FRENCH} {_SPANISH} {_RUSSIAN}".split())


def folded(name: str) -> str:
    """The name without accents, case and punctuation: "Confédération" and "CONFEDERATION" are one."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return " ".join(_NO_WORD.split(plain.casefold())).strip()


def word_set(name: str) -> frozenset[str]:
    """The words that carry the name, in no order."""
    return frozenset(folded(name).split()) - _SMALL


def site_of(address: str) -> str:
    """The host of a web address without "www.": one site for http and https; empty when there is none."""
    host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    return host.removeprefix("www.")


class Likeness(StrEnum):
    """Why two names are likely one body's, the strongest first."""

    NAME = "name"  # a name of one is a name of the other
    WORDS = "words"  # the same words in another order, or with other small words
    ACRONYM = "acronym"
    SITE = "site"


@dataclass(frozen=True)
class Known:
    """What a body is called, for comparing: every name and every acronym in any language, and its website."""

    key: str
    names: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    site: str = ""


@dataclass(frozen=True)
class Alike:
    """Two that are likely one, why, and the words that they share for each reason."""

    one: str
    other: str
    reasons: tuple[tuple[Likeness, str], ...]


def marks_of(known: Known) -> dict[tuple[Likeness, object], str]:
    """What others may share with it: {(likeness, folded form): as it is written}."""
    marks: dict[tuple[Likeness, object], str] = {}
    for name in known.names:
        words = word_set(name)
        if folded(name):
            marks.setdefault((Likeness.NAME, folded(name)), name)
        if len(words) > 1:
            marks.setdefault((Likeness.WORDS, words), name)
    for acronym in known.acronyms:
        if folded(acronym):
            marks.setdefault((Likeness.ACRONYM, folded(acronym)), acronym)
    if known.site:
        marks[Likeness.SITE, known.site] = known.site
    return marks


def alike(all_known: Iterable[Known]) -> list[Alike]:
    """Every pair that shares a name, an acronym or a site, with the reasons; the likeliest first.

    A mark that more than ten share (a ministry's site for all its offices) says nothing and is left out.
    """
    holders: dict[tuple[Likeness, object], list[tuple[str, str]]] = {}
    for known in all_known:
        for mark, written in marks_of(known).items():
            holders.setdefault(mark, []).append((known.key, written))
    pairs: dict[tuple[str, str], dict[Likeness, str]] = {}
    for (likeness, _form), found in holders.items():
        if len(found) > 10:
            continue
        for number, (one, written) in enumerate(found):
            for other, _written in found[number + 1 :]:
                pairs.setdefault((one, other), {}).setdefault(likeness, written)
    return sorted((_alike(pair, reasons) for pair, reasons in pairs.items()), key=_likeliest)


def _alike(pair: tuple[str, str], reasons: Mapping[Likeness, str]) -> Alike:
    # Where a whole name is shared, its words are too: that is no second reason.
    told = [kind for kind in Likeness if kind in reasons and not (kind is Likeness.WORDS and Likeness.NAME in reasons)]
    return Alike(*pair, tuple((kind, reasons[kind]) for kind in told))


def _likeliest(found: Alike) -> tuple[int, list[int], str, str]:
    strength = [list(Likeness).index(kind) for kind, _words in found.reasons]
    return (-len(found.reasons), strength, found.one, found.other)
