"""Documents as PDF/UA-1: tagged, with title, author and language, contents, running heads, numbered pages.

The template (document.typ) gets plain data only; drawings are resolved into attributes and stay vectors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.kit import drawing, typesetting
from accede.kit.documents import addresses, model
from accede.kit.documents.columns import widths
from accede.kit.documents.readable import has_signs, readable

TEMPLATE = Path(__file__).with_name("document.typ")
CONTENTS_FROM = 4  # sections; a shorter document is overlooked without a list


def to_pdf(document: model.Document, *, made_at: datetime, site: str = "") -> bytes:
    """The document as a PDF. `made_at` is the time written into it, so that the same document gives the same
    bytes; `site` stands before addresses inside the site, which otherwise are not linked.
    """
    with override("zh-hans" if document.language == "zh" else document.language):
        data = _data(document, site)
        made = typesetting.pdf(_template(), data, made_at=made_at)
    # Reading the file again takes as long as making it: only where it mends something.
    return readable(made) if has_signs(str(data)) else made


@cache
def _template() -> str:
    return TEMPLATE.read_text(encoding="utf-8")


def _data(document: model.Document, site: str) -> dict[str, Any]:
    maker = _Maker(document.language, site)
    sections = sum(isinstance(block, model.Heading) and block.level <= 2 for block in document.blocks)
    return {
        "title": document.title,
        "lang": document.language.partition("-")[0],
        "author": document.meta.get("author") or document.meta.get("over", ""),
        "description": document.meta.get("note", ""),
        "over": document.meta.get("over", ""),
        "note": document.meta.get("note", ""),
        "foot": document.meta.get("foot", ""),
        "watermark": document.meta.get("watermark", ""),
        "compact": document.is_compact,
        "as-word": document.meta.get("compact") == "as Word",
        "contents": sections >= CONTENTS_FROM and not document.is_compact,
        "words": {"contents": _("Contents")},
        "blocks": maker.blocks(document.blocks),
    }


class _Maker:
    """Blocks and spans as plain data, in the document's language and with whole addresses."""

    def __init__(self, language: str, site: str) -> None:
        self._language, self._site = language, site

    def blocks(self, blocks: Iterable[model.Block]) -> list[dict[str, Any]]:
        return [self._writers[type(block)](self, block) for block in blocks]

    def _url(self, url: str) -> str:
        return addresses.whole(url, self._site)

    def _spans(self, spans: Iterable[model.Span]) -> list[dict[str, Any]]:
        return [self._span(span) for span in spans]

    def _span(self, span: model.Span) -> dict[str, Any]:
        if isinstance(span, model.FigureSpan):
            found = {"text": span.text, "note": span.note_number, "url": self._url(span.url), "stale": span.stale}
            return {"t": "figure", **found}
        if isinstance(span, model.Link):
            return {"t": "link", "text": span.text, "url": self._url(span.url)}
        return {"t": "text", "text": span.text, "strong": span.strong, "emphasis": span.emphasis}

    def _heading(self, block: model.Heading) -> dict[str, Any]:
        return {"t": "heading", "level": min(max(block.level, 2), 6) - 1, "text": block.text}

    def _paragraph(self, block: model.Paragraph) -> dict[str, Any]:
        return {"t": "p", "spans": self._spans(block.spans)}

    def _quotation(self, block: model.Quotation) -> dict[str, Any]:
        return {"t": "quotation", "spans": self._spans(block.spans), "source": block.source}

    def _list(self, block: model.ListBlock) -> dict[str, Any]:
        return {"t": "list", "ordered": block.ordered, "items": [self._spans(item) for item in block.items]}

    def _table(self, block: model.Table) -> dict[str, Any]:
        return {
            "t": "table",
            "caption": block.caption,
            "columns": block.columns,
            "rows": block.rows,
            "numeric": block.numeric,
            "widths": widths(block),
            "size": 8.2 if len(block.columns) <= 5 else 7.4,
        }

    def _figure(self, block: model.FigureBlock) -> dict[str, Any]:
        drawn = drawing.standalone(block.svg, language=self._language)
        legend = [{"svg": drawing.standalone(svg).svg, "text": words} for svg, words in block.legend]
        return {
            "t": "picture",
            "svg": drawn.svg,
            "alt": drawn.words or block.caption,
            "caption": block.caption,
            "legend": legend,
            "note": block.note,
        }

    def _notes(self, notes: Iterable[model.SourceNote]) -> list[dict[str, Any]]:
        return [
            {
                "n": note.number,
                "text": note.text,
                "url": self._url(note.url),
                "stale": _("Stale: %s") % note.stale if note.stale else "",
            }
            for note in notes
        ]

    def _note(self, block: model.SourceNote) -> dict[str, Any]:
        return {"t": "notes", "notes": self._notes([block])}

    def _sourced(self, block: model.Sourced) -> dict[str, Any]:
        wide = any(isinstance(inner, model.Table | model.FigureBlock) for inner in block.blocks)
        return {"t": "passage", "wide": wide, "blocks": self.blocks(block.blocks), "notes": self._notes(block.notes)}

    _writers: dict[type, Callable[[_Maker, Any], dict[str, Any]]] = {
        model.Heading: _heading,
        model.Paragraph: _paragraph,
        model.Quotation: _quotation,
        model.ListBlock: _list,
        model.Table: _table,
        model.FigureBlock: _figure,
        model.SourceNote: _note,
        model.Sourced: _sourced,
    }
