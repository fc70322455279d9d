"""Texts in several languages with versions: which one is shown, and which is stale.

A later version of a language is a new row. A text that was translated says from which version of which language; it
is stale when that language has a later version that is no draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DRAFT = "draft"
REVIEW = "review"
REVIEWED = "reviewed"
_RANK = {DRAFT: 0, REVIEW: 1, REVIEWED: 2}


@dataclass(frozen=True)
class Version:
    """One version of a text in one language."""

    language: str
    version: int
    state: str
    from_language: str = ""
    from_version: int | None = None


def newest(texts: Iterable[Version], language: str) -> Version | None:
    """The last version of a language, whatever its state: the one that is worked on."""
    return max((text for text in texts if text.language == language), key=lambda text: text.version, default=None)


def usable(texts: Iterable[Version], language: str) -> Version | None:
    """The version that goes into a letter: the last that was reviewed, else the last that waits for review.

    A draft is used by nobody but who writes it.
    """
    known = [text for text in texts if text.language == language and text.state != DRAFT]
    return max(known, key=lambda text: (_RANK[text.state], text.version), default=None)


def chosen(texts: Iterable[Version], languages: Sequence[str]) -> Version | None:
    """The text in the first of these languages that has one, else in any, by the language's code."""
    known = list(texts)
    others = sorted({text.language for text in known} - set(languages))
    found = (usable(known, language) for language in [*languages, *others])
    return next((text for text in found if text is not None), None)


def is_stale(text: Version, texts: Iterable[Version]) -> bool:
    """Whether the language from which it was translated has a later version that is no draft."""
    if not text.from_language or text.from_version is None:
        return False
    first: int = text.from_version
    return any(each.language == text.from_language and each.version > first and each.state != DRAFT for each in texts)
