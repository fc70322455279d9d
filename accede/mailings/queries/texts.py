"""Texts of templates made into letters: all letters of a run at once, and what is missing in each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.core import letter_texts as core
from accede.core.letter_texts import BlockText as Standing
from accede.core.letter_texts import Gap, Para
from accede.core.variants import condition
from accede.mailings.models import Run
from accede.mailings.queries import fields
from accede.mailings.queries.enclosed import Enclosed, enclosed, enclosures_sentence
from accede.mailings.queries.fields import page_of
from accede.mailings.queries.text_faults import problems_of as problems_of
from accede.mailings.queries.written import Texts, Written, short
from accede.materials.queries.languages import language_name


@dataclass(frozen=True)
class Composed:
    """One letter in words. `language` is the one of the text; `gaps` are what is missing: while there is one, the
    letter cannot go. `enclosures_sentence` stands among the paragraphs already."""

    subject: str
    paragraphs: tuple[Para, ...]
    language: str
    gaps: tuple[Gap, ...] = ()
    enclosures_sentence: str = ""

    @property
    def body(self) -> str:
        """The paragraphs as plain text, parted by empty lines."""
        return "\n\n".join(para.text for para in self.paragraphs)


def composed(
    run: Run, lines: Iterable[Any], *, as_of: date, letters: Mapping[str, str] | None = None
) -> dict[str, Composed]:
    """{addressee: the letter} of every line that has a variant, in a fixed number of queries however many lines.

    `letters` are the keys of the letters by addressee once they are frozen, none in a preview: what lets its bearer in
    is made for a key alone. Where a text is not there in the reader's language, the run's `default_language` is taken;
    where it is not there either, the letter has nothing but a gap.
    """
    texts = Texts(run.template)
    lines = [line for line in lines if line.variant]
    spoken = {line.key: texts.language(line.variant, (line.language, run.default_language)) for line in lines}
    found = {line.key: _not_written(run, line) for line in lines if not spoken[line.key]}
    rest = [line for line in lines if spoken[line.key]]
    used = {(line.variant, spoken[line.key]) for line in rest}
    names = frozenset[str]().union(*(texts.names(*each) for each in used))
    inside = enclosed(run, (language for _letter, language in used), on=as_of)
    values = fields.filled(
        run, rest, names=names, languages=spoken, as_of=as_of, letters=letters or {}, enclosures=inside
    )
    composer = _Composer(run, texts, inside)
    found |= {line.key: composer.letter(line, spoken[line.key], values[line.key]) for line in rest}
    return found


def gaps_of(run: Run, lines: Iterable[Any], *, as_of: date) -> dict[str, tuple[Gap, ...]]:
    """{addressee: what is missing in the letter} of those in which something is. Queries as `composed`."""
    return {key: each.gaps for key, each in composed(run, lines, as_of=as_of).items() if each.gaps}


def seal_of(letter: Composed, line: Any) -> str:
    """The hash of what a person sees of a letter: to whom, in which language, and every word. SHA-256, hex."""
    said = (line.key, line.variant, line.to_name, line.to_title, letter.language, letter.subject, letter.body)
    return hashlib.sha256("\x1f".join(map(str, said)).encode()).hexdigest()


def _not_written(run: Run, line: Any) -> Composed:
    told = {"letter": line.variant, "language": language_name(short(line.language) or run.default_language)}
    note = _("Variant %(letter)s has no text: %(language)s is missing, and so is the run's own language.") % told
    return Composed("", (), "", (Gap("text", note, page_of(run.template)),))


class _Composer:
    """Puts letters together; what is the same for many of them is worked out once."""

    def __init__(self, run: Run, texts: Texts, inside: Mapping[str, tuple[Enclosed, ...]]) -> None:
        self.run = run
        self.texts = texts
        self.sentences = {language: enclosures_sentence(found, language) for language, found in inside.items()}
        self.blocks: dict[str, dict[str, Standing]] = {}
        for (key, language), parsed in texts.passages.items():
            self.blocks.setdefault(language, {})[key] = Standing(parsed, texts.blocks[key].why)
        self.meant = {key: condition(row.condition or {}) for key, row in texts.blocks.items()}
        self.whys = {
            letter: _("Variant %(letter)s: %(name)s") % {"letter": letter, "name": row.name}
            for letter, row in texts.variants.items()
        }

    def letter(self, line: Any, language: str, values: Mapping[str, core.Value]) -> Composed:
        written = self.texts.written[line.variant, language]
        blocks = self._standing(line, written, language)
        subject, lacking = core.fill_line(written.subject, values)
        paras, gaps = core.fill(written.body, blocks, values, why=self.whys[line.variant])
        sentence = self.sentences.get(language, "")
        if sentence and "run.enclosures" not in self.texts.names(line.variant, language):
            paras = [*paras, Para(sentence, pieces=(core.Piece(sentence),))]
        found = {gap.name: gap for gap in [*lacking, *gaps]}
        return Composed(
            subject, tuple(paras), language, tuple(self._told(each, language) for each in found.values()), sentence
        )

    def _standing(self, line: Any, written: Written, language: str) -> dict[str, Standing | None]:
        """The blocks that the text names, None for those that are not meant for this reader; what is not there in the
        language is left out, so that it shows as a gap."""
        here = self.blocks.get(language, {})
        found: dict[str, Standing | None] = {}
        for key in written.body.blocks & self.meant.keys():
            if not self.meant[key].fits(line.facts):
                found[key] = None
            elif key in here:
                found[key] = here[key]
        return found

    def _told(self, gap: Gap, language: str) -> Gap:
        """The gap with words of its own, where the room that ought to fill it said nothing."""
        if gap.note:
            return gap
        kind, _colon, key = gap.name.partition(":")
        if kind == "block" and key:
            block = self.texts.blocks.get(key)
            if block is None:
                note = _("There is no block “%(key)s”.") % {"key": key}
                return Gap(gap.name, note, page_of(self.run.template))
            told = {"block": block.name, "language": language_name(language)}
            return Gap(gap.name, _("The block “%(block)s” has no text: %(language)s.") % told, page_of(block))
        note = _("Nothing is known for the field {%(name)s}.") % {"name": gap.name}
        return Gap(gap.name, note, page_of(self.run.template))
