"""A draft as a document of the house, which the kit writes as HTML and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _

from accede.kit import localdates
from accede.kit.documents import (
    Block,
    Document,
    FigureSpan,
    Heading,
    Link,
    Paragraph,
    Sourced,
    SourceNote,
    Span,
    Text,
)
from accede.kit.shell import training_words
from accede.reports.models import Section
from accede.reports.queries.chart import status_chart
from accede.reports.queries.drafts import Draft, DraftSection, Match, Part, Quote

# Where a figure that does not match is settled; None in a document that nobody edits.
Settle = Callable[[Quote], str]


def document(draft: Draft, *, settle: Settle | None = None) -> Document:
    """The draft as a document in the report's language;"""
    report = draft.report
    with translation.override(report.language):
        blocks = [block for section in draft.sections for block in _section(draft, section, settle)]
        note = _("Figures as of %(day)s. Underlined figures are read from the record; the margin says from where.")
        meta = {"over": report.campaign.name, "note": note % {"day": localdates.long_day(report.status_day)}}
        if report.status_note:
            meta["note"] += f" {report.status_note}"
        meta["foot"] = training_words(report.campaign.slug)
    return Document(report.title, report.language, tuple(blocks), meta)


def _section(draft: Draft, section: DraftSection, settle: Settle | None) -> Iterator[Block]:
    yield Heading(2, section.title, section.code)
    before = ""
    for part in _joined(section.parts):
        heading = (Heading(3, part.title),) if part.title and part.title != before else ()
        before = part.title
        yield Sourced((*heading, *(_paragraph(text) for text in part.paragraphs)), _notes(part, settle))
    if section.code == Section.STATUS:
        yield from status_chart(draft.report)


def _joined(parts: Iterable[Part]) -> list[Part]:
    """Neighbours without figures that rest on one source stand together, so that the margin says it once."""
    found: list[Part] = []
    for part in parts:
        if found and _goes_on(found[-1], part):
            found[-1] = replace(found[-1], paragraphs=found[-1].paragraphs + part.paragraphs)
        else:
            found.append(part)
    return found


def _goes_on(last: Part, part: Part) -> bool:
    plain = not (last.quotes or part.quotes or last.box or part.box)
    return plain and (last.title, last.sources) == (part.title, part.sources)


def _paragraph(pieces: tuple[str | Quote, ...]) -> Paragraph:
    return Paragraph(tuple(_span(piece) for piece in pieces))


def _span(piece: str | Quote) -> Span:
    if isinstance(piece, str):
        return Text(piece)
    url = piece.quoted.url if piece.quoted else ""
    anchor = f"figure-{piece.note}" if piece.blocks else ""
    return FigureSpan(piece.shown, piece.note, url, piece.blocks, anchor)


def _notes(part: Part, settle: Settle | None) -> tuple[SourceNote, ...]:
    notes: dict[int, list[Quote]] = {}
    for quote in part.quotes:
        notes.setdefault(quote.note, []).append(quote)
    found = [_note(quotes[0], settle, _definition(quotes)) for quotes in notes.values()]
    if not found:
        # A passage without a figure still says where it comes from.
        found = [SourceNote(source) for source in part.sources]
    if part.box:
        found.insert(0, SourceNote(_("Written for this report")))
    return tuple(found)


def _definition(quotes: list[Quote]) -> str:
    """What the figures of one note are; where only the brackets at the end differ, the rest is said once."""
    found = list(dict.fromkeys(quote.quoted.definition for quote in quotes if quote.quoted))
    stems = {text.rpartition(" (")[0] for text in found}
    if len(found) > 1 and len(stems) == 1 and stems != {""} and all(text.endswith(")") for text in found):
        ends = [text.rpartition(" (")[2].removesuffix(")") for text in found]
        return f"{stems.pop()} ({'; '.join(ends)})"
    return "; ".join(found)


def _note(quote: Quote, settle: Settle | None, text: str) -> SourceNote:
    if quote.quoted is None:
        words = _("nothing on record answers to “%(code)s”") % {"code": quote.code}
        return SourceNote(quote.code, quote.note, "", words, _actions(quote, settle))
    url = quote.quoted.url
    if quote.match is Match.STALE:
        words = _("the record says %(value)s") % {"value": quote.quoted.shown}
        # What can be done about it follows as a sentence of its own.
        return SourceNote(text.rstrip("."), quote.note, url, words, _actions(quote, settle))
    if quote.match is Match.KEPT:
        values = {"text": text, "value": quote.quoted.shown, "reason": quote.reason}
        text = _("%(text)s. The record says %(value)s; kept as written: %(reason)s") % values
    return SourceNote(text, quote.note, url)


def _actions(quote: Quote, settle: Settle | None) -> tuple[Link, ...]:
    if settle is None or not quote.box:
        return ()
    url = settle(quote)
    if quote.quoted is None:
        return (Link(_("Correct the text"), url),)
    values = {"new": quote.quoted.shown, "old": quote.shown}
    return (
        Link(_("Update to %(new)s") % values, url),
        Link(_("keep %(old)s and say why") % values, f"{url}#keep"),
    )
