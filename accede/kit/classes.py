"""The five classes of States as pages show them: letter, words, mark. Core computes which one a State has."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

MARKS = ("p", "c", "s", "n", "x")


class UnknownClass(ValueError):
    """A value that is none of the five classes."""


def letter(value: object) -> str:
    """The letter of a class, from itself or from a value with `.mark` (`core.standing.StateClass`)."""
    found = str(getattr(value, "mark", value) or "n")
    if found not in MARKS:
        raise UnknownClass(f"{value!r} is no class of a State: write one of {', '.join(MARKS)}.")
    return found


def words_of(mark: str) -> str:
    """The words of a class, in the active language."""
    return {
        "p": _("party"),
        "c": _("bound, not yet in force"),
        "s": _("signed only"),
        "n": _("no action"),
        "x": _("withdrawn"),
    }[mark]


def map_words(mark: str) -> str:
    """The words beside a map, where "party" needs its "in force"."""
    return _("party, in force") if mark == "p" else words_of(mark)


def plain(value: object, words: str = "") -> SafeString:
    """A class as it stands in tables: mark and words."""
    found = letter(value)
    return format_html('<span class="cls cls--{}">{}</span>', found, words or words_of(found))


def boxed(value: object, words: str = "") -> SafeString:
    """A class as it stands once a page, beside the name."""
    found = letter(value)
    return format_html('<span class="cls cls--{} cls--box">{}</span>', found, words or words_of(found))
