"""What is wrong with texts of letters, in sentences: told when they are written, and before any letter is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from accede.core.letter_texts import BRACE, INSIDE, NAME, Fault, Parsed
from accede.mailings.models import Run, Template, Variant
from accede.mailings.queries.fields import facts_named, facts_of_runs, field_kinds
from accede.mailings.queries.written import Texts
from accede.materials.queries.languages import language_name


def problems_of(template: Template, *, on: date, run: Run | None = None) -> list[str]:
    """What is wrong with the texts of a template, before any letter is looked at; empty when nothing is.

    An unknown field, a brace alone, a block that is not there or has no text in the language of a variant that uses
    it, a variant without any text. With a run, only the facts of that run are known; else those of any run.
    """
    texts = Texts(template)
    facts = facts_named(run) if run else facts_of_runs(template.campaign)
    known = frozenset(field_kinds(template.campaign, on=on)) | facts
    if not texts.variants:
        return [_("The template has no variant yet.")]
    found = [_without_text(row) for row in texts.variants.values() if not row.texts.all()]
    for (letter, language), written in texts.written.items():
        where = _("Variant %(letter)s, %(language)s") % {"letter": letter, "language": language_name(language)}
        wrong = [*wrong_in(written.subject, known, in_block=True), *wrong_in(written.body, known)]
        found += _in_place(where, [*wrong, *_blocks_missing(written.body, texts, language)])
    used = {key for written in texts.written.values() for key in written.body.blocks}
    for (key, language), parsed in texts.passages.items():
        if key in used:
            told = {"block": texts.blocks[key].name, "language": language_name(language)}
            found += _in_place(_("Block “%(block)s”, %(language)s") % told, wrong_in(parsed, known, in_block=True))
    return found


def wrong_in(parsed: Parsed, known: frozenset[str], *, in_block: bool = False) -> list[str]:
    """What is wrong with one text, as sentences; `in_block` where no block may be used: in a block, in a subject."""
    found = [_fault(each) for each in parsed.faults]
    found += [_("There is no field {%(name)s}.") % {"name": name} for name in sorted(parsed.names - known)]
    if in_block and parsed.blocks:
        found.append(_("No block can be used here."))
    return found


def _in_place(where: str, wrong: Iterable[str]) -> list[str]:
    return [_("%(where)s: %(what)s") % {"where": where, "what": each} for each in wrong]


def _without_text(row: Variant) -> str:
    return _("Variant %(letter)s has no text in any language.") % {"letter": row.letter}


def _fault(fault: Fault) -> str:
    words = {
        BRACE: _("A brace stands alone: write it twice where a brace is meant."),
        NAME: _("%(text)s is no field: a field is written like {state.name}."),
        INSIDE: _("%(text)s stands inside a paragraph: a block stands in a paragraph of its own."),
    }
    return words[fault.kind] % {"text": fault.text}


def _blocks_missing(body: Parsed, texts: Texts, language: str) -> list[str]:
    found = []
    for key in sorted(body.blocks):
        if key not in texts.blocks:
            found.append(_("There is no block “%(key)s”.") % {"key": key})
        elif (key, language) not in texts.passages:
            found.append(_("The block “%(block)s” has no text in this language.") % {"block": texts.blocks[key].name})
    return found
