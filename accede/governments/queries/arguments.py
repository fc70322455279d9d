"""The argument bank: the answers that come with the treaty, and the campaign's own beside or in place of them.

A campaign that changes an answer shipped with the treaty takes it over first: its own answer of the same key then
stands in its place, and other campaigns on the treaty keep the shipped one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Case, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.core import translations
from accede.core.translations import Version
from accede.governments.models import Argument, ArgumentText, Citation, ObstacleKind
from accede.kit.localdates import language_code
from accede.materials.queries.languages import language_name
from accede.record.queries import short_title_of

KINDS = [kind.value for kind in ObstacleKind]
WORK = [
    ("review", pgettext_lazy("text", "waits for review")),
    ("reviewed", pgettext_lazy("text", "reviewed")),
    ("stale", pgettext_lazy("text", "stale")),
    ("missing", pgettext_lazy("text", "not there in this language")),
]


@dataclass(frozen=True)
class Cited:
    """An article on which an answer rests; `treaty` is named where it is not the campaign's own."""

    article: str
    treaty: str = ""

    @property
    def words(self) -> str:
        """ "article 79", or with the treaty's name."""
        if self.treaty:
            return _("article %(article)s of the %(treaty)s") % {"article": self.article, "treaty": self.treaty}
        return _("article %(article)s") % {"article": self.article}


@dataclass(frozen=True)
class Answer:
    """An answer in one language: the text, the language that it is really in, and how far it can be relied on."""

    argument: Argument
    text: str
    language: str  # the language of the text, "" where there is no text yet
    asked: str
    state: str  # review, reviewed; "" where there is no text yet
    stale: bool
    citations: tuple[Cited, ...]
    version: int = 0

    @property
    def key(self) -> str:
        return self.argument.key

    @property
    def kind(self) -> str:
        return self.argument.kind

    @property
    def kind_words(self) -> str:
        return str(self.argument.get_kind_display())

    @property
    def is_shipped(self) -> bool:
        return self.argument.campaign_id is None

    @property
    def state_words(self) -> str:
        """The state of the translation; that it is stale stands beside it and is no state."""
        return str(ArgumentText.State(self.state).label) if self.state else _("no text yet")

    @property
    def fallback_words(self) -> str:
        """Said where the text is not in the language asked for; empty where it is."""
        if not self.language:
            return _("Not there in any language yet.")
        if self.language == self.asked:
            return ""
        return _("Not there in %(asked)s yet; shown in %(language)s.") % {
            "asked": named(self.asked),
            "language": named(self.language),
        }

    @property
    def citation_words(self) -> str:
        return ", ".join(each.words for each in self.citations)


class Bank:
    """The answers of a campaign with their texts and citations, read once (three queries)."""

    def __init__(self, campaign: Campaign, *, retired: bool = False, on: date | None = None) -> None:
        self.campaign = campaign
        self._rows = _rows(campaign)
        self._keep = retired
        self._on = on

    @cached_property
    def all(self) -> list[Argument]:
        """Own answers in place of the shipped ones of the same key, by kind and order."""
        own = {(row.treaty_id, row.key) for row in self._rows if row.campaign_id}
        rows = [row for row in self._rows if row.campaign_id or (row.treaty_id, row.key) not in own]
        rows = [row for row in rows if self._keep or not is_retired(row, self._on)]
        return sorted(rows, key=lambda row: (KINDS.index(row.kind), row.order, row.campaign_id is not None, row.key))

    def shipped(self, key: str) -> Argument | None:
        """The answer that came with the treaty, also where the campaign took it over."""
        return next((row for row in self._rows if row.campaign_id is None and row.key == key), None)


def answers(campaign: Campaign, *, kind: str | None = None, language: str, on: date | None = None) -> list[Answer]:
    """The answers that may be used, of one kind or of all, in a language ("fr", "zh-hans"; "" for the active one).

    What is retired on the day `on` (without one: at all) and what has no text but drafts is left out. Where a text is
    not there in the language, it is given in the campaign's, in English or in any other, and `fallback_words` says so.
    Three queries.
    """
    bank = Bank(campaign, on=on)
    found = [as_answer(row, language or active_language(), campaign) for row in bank.all if kind in (None, row.kind)]
    return [each for each in found if each.language]


def as_answer(row: Argument, language: str, campaign: Campaign) -> Answer:
    """One answer with its texts and citations loaded, in a language. No query of its own then."""
    texts = list(row.texts.all())
    versions = {as_version(text): text for text in texts}
    picked = translations.chosen(versions, [language, campaign.language, "en"])
    return Answer(
        argument=row,
        text=versions[picked].text if picked else "",
        language=picked.language if picked else "",
        asked=language,
        state=picked.state if picked else "",
        stale=picked is not None and translations.is_stale(picked, versions),
        citations=tuple(_cited(each, campaign) for each in row.citations.all()),
        version=picked.version if picked else 0,
    )


def as_version(text: ArgumentText) -> Version:
    """The row as the core value that rules of translation are asked with."""
    return Version(text.language, text.version, text.state, text.from_language, text.from_version)


def is_retired(row: Argument, on: date | None) -> bool:
    """Whether it is no longer used on the day; without a day: whether an end is set at all."""
    return row.retired_date is not None and (on is None or row.retired_date <= on)


def argument_of(campaign: Campaign, key: str) -> Argument | None:
    """The answer of that key which the campaign uses: its own, else the one shipped with the treaty. Three queries."""
    rows = _rows(campaign).filter(key=key)
    return next(iter(sorted(rows, key=lambda row: row.campaign_id is None)), None)


def in_order(keys: Iterable[int], held: int | None) -> QuerySet[Argument]:
    """The answers to choose from, in the order of these primary keys; `held` is the one that a row holds, which stays
    there though it be retired. One query when read.
    """
    known = list(dict.fromkeys([*keys, *([held] if held else [])]))
    place = [When(pk=pk, then=Value(number)) for number, pk in enumerate(known)]
    rows = Argument.objects.filter(pk__in=known)
    return rows.order_by(Case(*place, default=Value(0), output_field=IntegerField())) if place else rows


def named(language: str) -> str:
    """The name of one of our languages inside a sentence, in the reader's own: "French" for "fr"."""
    return language_name(language.split("-")[0], capital=False)


def active_language() -> str:
    """The reader's language, by the codes in which texts are kept."""
    return get_language() or language_code()


def _rows(campaign: Campaign) -> QuerySet[Argument]:
    citations = Citation.objects.select_related("treaty").order_by("number")
    texts = ArgumentText.objects.select_related("written_by", "reviewed_by").order_by("language", "version")
    rows = Argument.objects.filter(Q(campaign=campaign) | Q(campaign=None), treaty=campaign.treaty)
    return rows.prefetch_related(Prefetch("texts", texts), Prefetch("citations", citations))


def _cited(row: Citation, campaign: Campaign) -> Cited:
    own = row.treaty_id == campaign.treaty_id
    return Cited(row.article, "" if own else short_title_of(row.treaty))


def by_kind(rows: Iterable[Answer]) -> list[tuple[str, str, list[Answer]]]:
    """(kind, its words, its answers) in the order of the taxonomy; kinds without an answer are left out."""
    found: dict[str, list[Answer]] = {}
    for row in rows:
        found.setdefault(row.kind, []).append(row)
    return [(kind, str(ObstacleKind(kind).label), found[kind]) for kind in KINDS if kind in found]
