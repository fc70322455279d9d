"""What the pages of the argument bank show: the list cut by the state of the texts, one answer in six languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from accede.coalition.models import Campaign
from accede.core import translations
from accede.governments.models import Argument, ArgumentText
from accede.governments.queries.arguments import Answer, Bank, as_answer, as_version, named

CODES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class InLanguage:
    """An answer in one language: the version worked on, the one that is used, the earlier ones."""

    language: str
    last: ArgumentText | None
    used: ArgumentText | None
    earlier: tuple[ArgumentText, ...]
    stale: bool
    reviewable: bool  # by the reader: it waits for review, and she did not write it

    @property
    def name(self) -> str:
        return named(self.language)

    @property
    def from_name(self) -> str:
        """The language from which the last version was translated; empty where it was written in this one."""
        return named(self.last.from_language) if self.last and self.last.from_language else ""


def bank_page(campaign: Campaign, *, language: str, on: date) -> list[Answer]:
    """The answers in use on the day in a language, those without a text for letters too. Three queries."""
    return [as_answer(row, language, campaign) for row in Bank(campaign, on=on).all]


def cut(found: Iterable[Answer], *, kind: str = "", work: str = "") -> list[Answer]:
    """The answers of one kind, or whose text is in one state; without either, all."""
    return [each for each in found if kind in ("", each.kind) and (not work or _is(each, work))]


def _is(answer: Answer, work: str) -> bool:
    there = answer.language == answer.asked
    if work == "missing":
        return not there
    return there and (answer.stale if work == "stale" else answer.state == work)


def in_six(row: Argument, *, user: Any, first: str = "") -> list[InLanguage]:
    """The answer in each of the six languages: the one named `first`, then those with a text. No query when its texts
    are loaded.
    """
    texts = list(row.texts.all())
    found = [_in_language(texts, code, user) for code in CODES]
    return sorted(found, key=lambda each: (each.language != first, each.last is None, each.name))


def _in_language(texts: list[ArgumentText], code: str, user: Any) -> InLanguage:
    by_version = {as_version(text): text for text in texts}
    last, used = translations.newest(by_version, code), translations.usable(by_version, code)
    row = by_version[last] if last else None
    waits = row is not None and row.state == ArgumentText.State.REVIEW
    earlier = sorted((text for text in texts if text.language == code and text != row), key=lambda text: -text.version)
    return InLanguage(
        language=code,
        last=row,
        used=by_version[used] if used else None,
        earlier=tuple(earlier),
        stale=last is not None and translations.is_stale(last, by_version),
        reviewable=waits and row is not None and (row.written_by_id is None or row.written_by_id != user.pk),
    )


def newest_text(row: Argument, language: str) -> ArgumentText | None:
    """The last version of a language, drafts too. No query when its texts are loaded."""
    known = [text for text in row.texts.all() if text.language == language]
    return max(known, key=lambda text: text.version, default=None)


def sources(row: Argument, language: str) -> list[ArgumentText]:
    """The texts from which one may translate: of each other language the version that is used."""
    by_version = {as_version(text): text for text in row.texts.all()}
    used = (translations.usable(by_version, code) for code in CODES if code != language)
    return [by_version[each] for each in used if each is not None]


def source_of(row: Argument, language: str, wanted: str) -> ArgumentText | None:
    """The text that stands beside the one that is written: in the language wanted, else in the one from which the last
    version was translated, else in the one in which the answer was written; None where that is this language.
    """
    last, others = newest_text(row, language), {text.language: text for text in sources(row, language)}
    if wanted or (last is not None and last.from_language):
        return others.get(wanted) or (others.get(last.from_language) if last is not None else None)
    if last is not None:
        return None
    written = next((code for code, text in others.items() if not text.from_language), "")
    return others.get(written) or next(iter(others.values()), None)


def shipped_news(row: Argument, campaign: Campaign) -> list[ArgumentText]:
    """Of an answer that the campaign took over: texts that came with the treaty since and that it does not have.

    None for an answer that is shipped, or the campaign's own from the start. Three queries at most.
    """
    if row.campaign_id is None:
        return []
    shipped = Bank(campaign, retired=True).shipped(row.key)
    if shipped is None:
        return []
    own = {(text.language, text.text) for text in row.texts.all()}
    last = (newest_text(shipped, code) for code in CODES)
    return [text for text in last if text is not None and (text.language, text.text) not in own]
