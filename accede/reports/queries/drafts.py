"""The draft of a report: passages offered by the rooms and narrative boxes, in the order of the report.

A draft is made anew whenever it is read, in the report's language and for its status day. Every quoted figure
carries what the record says now; where a person typed another value, it is stale until it is updated or kept
with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from accede.kit import offers
from accede.kit.offers import Passage, Quoted, ReportOf
from accede.reports.models import Box, KeptFigure, Report, Section
from accede.reports.queries.quotes import Piece, agrees, pieces, typed_pairs

# Where a box with this place stands: after every passage of its section.
LAST = "~"


class Match(StrEnum):
    """How a quoted figure stands to the record."""

    READ = "read"  # the record's own words
    AGREES = "agrees"  # typed, and the record says the same
    STALE = "stale"  # typed, and the record says something else
    KEPT = "kept"  # typed, not what the record says, kept with a reason
    UNKNOWN = "unknown"  # nothing on record answers to the code


@dataclass(frozen=True)
class Quote:
    """One quoted figure as it stands in the draft; `note` numbers its note through the whole report.

    Figures of one kind that lead to the same rows share a note (both periods of a comparison).
    """

    note: int
    code: str
    shown: str
    match: Match
    quoted: Quoted | None
    box: str = ""
    index: int = 0  # of the typed figures of the box, from 0
    reason: str = ""
    typed: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether the report cannot be published while it stands so."""
        return self.match in {Match.STALE, Match.UNKNOWN}


@dataclass(frozen=True)
class Part:
    """A passage or a box with its paragraphs cut into text and quotes."""

    key: str
    title: str
    paragraphs: tuple[tuple[str | Quote, ...], ...]
    sources: tuple[str, ...]
    box: str = ""
    order: str = ""

    @property
    def begins(self) -> str:
        """The first paragraph as it reads, for lists."""
        pieces = self.paragraphs[0] if self.paragraphs else ()
        return "".join(piece if isinstance(piece, str) else piece.shown for piece in pieces)

    @property
    def quotes(self) -> list[Quote]:
        """The part's quotes, each once."""
        found = [piece for text in self.paragraphs for piece in text if isinstance(piece, Quote)]
        return list({(piece.code, piece.typed): piece for piece in found}.values())


@dataclass(frozen=True)
class DraftSection:
    """One of the report's sections."""

    code: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Draft:
    """The report as the record and the boxes have it now."""

    report: Report
    sections: tuple[DraftSection, ...]

    @property
    def quotes(self) -> list[Quote]:
        return [quote for section in self.sections for part in section.parts for quote in part.quotes]

    @property
    def boxes(self) -> list[tuple[str, Part]]:
        """Section title and part of every narrative box."""
        return [(each.title, part) for each in self.sections for part in each.parts if part.box]

    @property
    def blocking(self) -> list[Quote]:
        """What must be settled before the report can be published."""
        return [quote for quote in self.quotes if quote.blocks]

    @property
    def keeping(self) -> int:
        return sum(quote.match is Match.KEPT for quote in self.quotes)

    @property
    def agreeing(self) -> int:
        return sum(quote.match in {Match.READ, Match.AGREES} for quote in self.quotes)


def draft(report: Report, *, reader: Any, on: date) -> Draft:
    """The report's draft for its status day, as it is made on the day `on`: what comes later is not told as done. The
    caller has made sure that the reader may read the papers.
    """
    with translation.override(report.language):
        passages = _passages(report, reader, on)
        boxes = list(report.boxes.all()) if report.pk else []
        kept = list(report.kept.all()) if report.pk else []
        maker = _Maker({quoted.code: quoted for each in passages for quoted in each.quoted}, kept)
        sections = tuple(_sections(report, maker, passages, boxes))
    return Draft(report, sections)


def codes(report: Report, *, reader: Any, on: date) -> list[Quoted]:
    """Every figure that a box can quote on the report's status day in a draft made on the day `on`, by code."""
    with translation.override(report.language):
        known = {quoted.code: quoted for each in _passages(report, reader, on) for quoted in each.quoted}
    return [known[code] for code in sorted(known)]


def _passages(report: Report, reader: Any, made: date) -> list[Passage]:
    subject = ReportOf(report.campaign.slug, report.year, made)
    found = offers.ask("passages", subject=subject, on=report.status_day, reader=reader)
    return sorted(found, key=lambda passage: (passage.order, passage.key))


def _sections(report: Report, maker: _Maker, passages: list[Passage], boxes: list[Box]) -> Iterator[DraftSection]:
    for section in Section:
        told: list[Passage | Box] = [*passages, *boxes]
        entries = [(each.order, each.key, each) for each in told if each.section == section]
        entries.sort(key=lambda entry: entry[:2])
        parts = tuple(maker.part(each) for _order, _key, each in entries)
        if parts:
            yield DraftSection(section.value, _title(section, report), parts)


def _title(section: Section, report: Report) -> str:
    if section is Section.ACTIVITIES:
        values = {
            "alliance": report.campaign.alliance_short or report.campaign.short_name,
            "year": report.year,
        }
        return _("%(alliance)s activities in %(year)s") % values
    return str(section.label)


_Notes = dict[tuple[str, str | None], Quote]


class _Maker:
    """Numbers the notes through the report and holds each typed figure against the record."""

    def __init__(self, known: dict[str, Quoted], kept: Iterable[KeptFigure]) -> None:
        self._known = known
        self._kept = {(each.code, each.typed, each.record_value): each.reason for each in kept}
        self._last = 0

    def part(self, source: Passage | Box) -> Part:
        """A passage or box with its quotes resolved."""
        box = source if isinstance(source, Box) else None
        texts = paragraphs(source.text) if isinstance(source, Box) else source.paragraphs
        sources = () if isinstance(source, Box) else source.sources
        notes: _Notes = {}
        told = tuple(tuple(self._pieces(pieces(text), notes, box)) for text in texts)
        return Part(source.key, source.title, told, sources, box.key if box else "", source.order)

    def _pieces(self, found: list[Piece], notes: _Notes, box: Box | None) -> Iterator[str | Quote]:
        """Text and quotes; the same figure twice in a part is one note."""
        for piece in found:
            if not piece.code:
                yield piece.text
                continue
            if (piece.code, piece.typed) not in notes:
                notes[piece.code, piece.typed] = self._quote(piece, notes, box)
            yield notes[piece.code, piece.typed]

    def _note(self, piece: Piece, quoted: Quoted | None, match: Match, notes: _Notes) -> int:
        """The number of a note that another figure of the part has already, else the next."""
        kind = piece.code.partition(":")[0]
        for other in notes.values():
            same = other.quoted and quoted and other.quoted.url == quoted.url and other.match is match
            if same and other.code.partition(":")[0] == kind and match in {Match.READ, Match.AGREES}:
                return other.note
        self._last += 1
        return self._last

    def _quote(self, piece: Piece, notes: _Notes, box: Box | None) -> Quote:
        quoted = self._known.get(piece.code)
        match, reason = self._held(piece, quoted)
        shown = piece.typed if piece.typed is not None else (quoted.shown if quoted else piece.code)
        index = typed_pairs(box.text).index((piece.code, piece.typed)) if box and piece.typed is not None else 0
        note = self._note(piece, quoted, match, notes)
        return Quote(note, piece.code, shown, match, quoted, box.key if box else "", index, reason, piece.typed)

    def _held(self, piece: Piece, quoted: Quoted | None) -> tuple[Match, str]:
        if quoted is None:
            return Match.UNKNOWN, ""
        if piece.typed is None:
            return Match.READ, ""
        if agrees(piece.typed, quoted):
            return Match.AGREES, ""
        reason = self._kept.get((piece.code, piece.typed, quoted.shown), "")
        return (Match.KEPT, reason) if reason else (Match.STALE, "")


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a box: parted by empty lines, line breaks inside are spaces."""
    parts = ("\n".join(line.strip() for line in text.splitlines())).split("\n\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())
