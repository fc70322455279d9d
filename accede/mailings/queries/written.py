"""The texts of a template and the blocks of its campaign, read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accede.core.letter_texts import Parsed, parse
from accede.mailings.models import Block, Template, Variant


@dataclass(frozen=True)
class Written:
    """A variant's text in one language, read."""

    subject: Parsed
    body: Parsed


class Texts:
    """The texts of a template and the blocks of its campaign, read once (four queries)."""

    def __init__(self, template: Template) -> None:
        self.template = template
        variants = Variant.objects.filter(template=template).prefetch_related("texts").order_by("letter")
        self.variants = {row.letter: row for row in variants}
        self.written = {
            (row.letter, short(text.language)): Written(parse(text.subject), parse(text.body))
            for row in self.variants.values()
            for text in row.texts.all()
        }
        rows = Block.objects.filter(campaign=template.campaign_id).prefetch_related("texts")
        self.blocks = {row.key: row for row in rows}
        self.passages = {(row.key, short(text.language)): parse(text.body) for row in rows for text in row.texts.all()}

    def language(self, letter: str, asked: Sequence[str]) -> str:
        """The first of the languages in which the variant has a text; empty where it has none in any."""
        return next((code for code in map(short, asked) if (letter, code) in self.written), "")

    def names(self, letter: str, language: str) -> frozenset[str]:
        """The fields that a variant's text names, its blocks included."""
        written = self.written[letter, language]
        used = [self.passages[key, language] for key in written.body.blocks if (key, language) in self.passages]
        return frozenset().union(written.subject.names, written.body.names, *(each.names for each in used))


def short(language: str) -> str:
    """Two letters, as texts are kept: "zh" for any Chinese."""
    return language.split("-")[0]
