"""What the pages of texts show: templates, variants and blocks, each with the state of its text in each language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from accede.coalition.models import Campaign, Organisation
from accede.core.letter_texts import parse
from accede.core.variants import condition
from accede.mailings.models import Block, BlockText, Letterhead, Template, Variant, VariantText
from accede.mailings.queries.condition_words import Words
from accede.mailings.queries.written import short
from accede.materials.queries.languages import SIX, language_name

MISSING, WAITS, REVIEWED, STALE = "missing", "waits", "reviewed", "stale"
STATES = {
    MISSING: pgettext_lazy("text", "missing"),
    WAITS: pgettext_lazy("text", "waits for review"),
    REVIEWED: pgettext_lazy("text", "reviewed"),
    STALE: pgettext_lazy("text", "older than its source"),
}
KINDS = {MISSING: "alarm", WAITS: "", REVIEWED: "ok", STALE: "alarm"}  # of tags

AnyText = VariantText | BlockText


@dataclass(frozen=True)
class Cell:
    """A text in one language: its state, and where it is written."""

    language: str
    state: str
    url: str

    @property
    def words(self) -> str:
        return str(STATES[self.state])

    @property
    def tag(self) -> str:
        """The kind of tag that shows the state."""
        return KINDS[self.state]

    @property
    def name(self) -> str:
        return language_name(self.language)


@dataclass(frozen=True)
class Row:
    """A variant or a block in the table of languages; `meant` says for whom, in words."""

    row: Variant | Block
    title: str
    meant: str
    cells: tuple[Cell, ...]
    url: str


@dataclass(frozen=True)
class TemplateRow:
    """A template in the list, with how many of its texts are in which state."""

    template: Template
    variants: int
    states: tuple[tuple[str, str, int], ...]  # kind of tag, words, number


def templates_of(campaign: Campaign, *, on: date) -> list[TemplateRow]:
    """The campaign's templates by name, those that are used no longer last. Four queries."""
    rows = Template.objects.filter(campaign=campaign).prefetch_related("variants__texts").order_by("name", "key")
    found = [_template_row(row, campaign) for row in rows]
    return sorted(found, key=lambda each: is_retired(each.template, on))


def is_retired(row: Template | Letterhead, on: date) -> bool:
    """Whether it is used no longer on the day."""
    return row.retired_date is not None and row.retired_date <= on


def _template_row(row: Template, campaign: Campaign) -> TemplateRow:
    row.campaign = campaign
    variants = list(row.variants.all())
    counted = Counter(state_of(text, campaign) for each in variants for text in by_language(each.texts.all()).values())
    states = tuple((KINDS[key], str(STATES[key]), counted[key]) for key in STATES if counted[key])
    return TemplateRow(row, len(variants), states)


def by_language(texts: Iterable[Any]) -> dict[str, Any]:
    """{language: the text, None where there is none} in each of the six; with the text that it was made from."""
    held = {short(text.language): text for text in texts}
    return {code: _Beside(held.get(code), held) for code in SIX}


@dataclass(frozen=True)
class _Beside:
    text: AnyText | None
    others: Mapping[str, AnyText]


def state_of(beside: _Beside, campaign: Campaign) -> str:
    """Missing, waits for review, reviewed, or older than the text in the campaign's own language."""
    text, source = beside.text, beside.others.get(short(campaign.language))
    if text is None:
        return MISSING
    if source is not None and source is not text and _at(source) > _at(text):
        return STALE
    return REVIEWED if text.reviewed_at else WAITS


def _at(text: AnyText) -> str:
    return text.written_at.isoformat() if text.written_at else ""


def variant_rows(template: Template, words: Words) -> list[Row]:
    """The variants by letter. Two queries, and what words ask."""
    args = [template.campaign.slug, template.key]
    rows = Variant.objects.filter(template=template).prefetch_related("texts").order_by("letter")
    return [
        Row(
            row, f"{row.letter}. {row.name}", words.condition(condition(row.condition or {})),
            _cells(row.texts.all(), template.campaign, "mailings:variant_text", [*args, row.letter]),
            reverse("mailings:change_variant", args=[*args, row.letter]),
        )
        for row in rows
    ]  # fmt: skip


def block_rows(campaign: Campaign, words: Words, keys: Iterable[str] | None = None) -> list[Row]:
    """The blocks by name: all of the campaign, or those of these keys. Two queries, and what words ask."""
    rows = Block.objects.filter(campaign=campaign).prefetch_related("texts").order_by("name", "key")
    if keys is not None:
        rows = rows.filter(key__in=list(keys))
    return [
        Row(
            row, row.name, words.condition(condition(row.condition or {})),
            _cells(row.texts.all(), campaign, "mailings:block_text", [campaign.slug, row.key]),
            reverse("mailings:block", args=[campaign.slug, row.key]),
        )
        for row in rows
    ]  # fmt: skip


def _cells(texts: Iterable[Any], campaign: Campaign, name: str, args: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(
        Cell(code, state_of(each, campaign), reverse(name, args=[*args, code]))
        for code, each in by_language(texts).items()
    )


def used_blocks(rows: Iterable[Row]) -> frozenset[str]:
    """The keys of the blocks that the variants use, in whichever language."""
    texts = (text for row in rows for text in row.row.texts.all())
    return frozenset().union(*(parse(text.body).blocks for text in texts))


@dataclass(frozen=True)
class Side:
    """A text of the same variant or block in another language, to translate from."""

    name: str
    text: AnyText


def sides(texts: Iterable[AnyText], language: str, campaign: Campaign) -> list[Side]:
    """The texts in other languages, that of the campaign first."""
    others = [text for text in texts if short(text.language) != language]
    first = short(campaign.language)
    others.sort(key=lambda text: (short(text.language) != first, SIX.index(short(text.language))))
    return [Side(language_name(short(text.language)), text) for text in others if short(text.language) in SIX]


def letterheads_of(campaign: Campaign, *, on: date) -> list[Letterhead]:
    """The campaign's letterheads, without their bytes. One query."""
    rows = Letterhead.objects.filter(campaign=campaign).defer("content").select_related("organisation")
    return sorted(rows, key=lambda row: (is_retired(row, on), row.name))


def letterheads_to_choose(campaign: Campaign) -> QuerySet[Letterhead]:
    """The letterheads that a template may have, without their bytes. Not run here."""
    return Letterhead.objects.filter(campaign=campaign).defer("content").order_by("name")


def organisations_to_choose(campaign: Campaign) -> QuerySet[Organisation]:
    """The organisations whose letterhead it may be. Not run here."""
    return Organisation.objects.filter(campaign=campaign).order_by("name")


def variant_of(template: Template, letter: str) -> Variant | None:
    """The variant of that letter with its texts. Two queries."""
    found = Variant.objects.filter(template=template, letter=letter).prefetch_related("texts").first()
    if found is not None:
        found.template = template
    return found


def text_in(texts: Iterable[Any], language: str) -> Any:
    """The text in that language, None where there is none. No query when they are loaded."""
    return next((text for text in texts if short(text.language) == language), None)


def next_letter(template: Template) -> str:
    """The first letter that no variant has."""
    taken = set(Variant.objects.filter(template=template).values_list("letter", flat=True))
    return next((letter for letter in ascii_uppercase if letter not in taken), "")


def no_text_words(row: Row) -> str:
    """ "Missing: French, Russian" or nothing."""
    missing = [cell.name for cell in row.cells if cell.state == MISSING]
    return _("Missing: %(languages)s") % {"languages": ", ".join(missing)} if missing else ""
