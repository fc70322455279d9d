"""Documents as Markdown (CommonMark with tables and footnotes), readable as plain text too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.kit.documents import model

# What would be read as markup in the middle of a line; and what only at its beginning.
_INSIDE = re.compile(r"([\\`*_\[\]<>|])")
_AT_THE_BEGINNING = re.compile(r"^(\s*)([#+-]|\d+(?=[.)])|~{3})")


def to_markdown(document: model.Document) -> str:
    with override(document.language):
        parts = []
        if over := document.meta.get("over"):
            parts.append(_escaped(over))
        parts.append(f"# {_escaped(document.title)}")
        if note := document.meta.get("note"):
            parts.append(_escaped(note))
        parts += [_WRITERS[type(block)](block) for block in document.blocks]
        if foot := document.meta.get("foot"):
            parts.append(_escaped(foot))
    return "\n\n".join(part for part in parts if part) + "\n"


def _escaped(text: str) -> str:
    line = _INSIDE.sub(r"\\\1", " ".join(text.split()) if "\n" in text else text)
    return _AT_THE_BEGINNING.sub(_guarded, line)


def _guarded(match: re.Match[str]) -> str:
    # "1." would begin a list: the stop after the number is escaped, not the number.
    sign = match[2]
    return f"{match[1]}{sign}\\" if sign.isdigit() else f"{match[1]}\\{sign}"


def _spans(spans: Iterable[model.Span]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: model.Span) -> str:
    if isinstance(span, model.FigureSpan):
        number = "" if span.note_number is None else f"[^{span.note_number}]"
        return _linked(span.text, span.url) + number
    if isinstance(span, model.Link):
        return _linked(span.text, span.url)
    text = _INSIDE.sub(r"\\\1", span.text)
    bare = text.strip()
    if not bare:
        return text
    # The marks must touch the words, or they are read as stars.
    marks = ("**" if span.strong else "") + ("*" if span.emphasis else "")
    return text.replace(bare, f"{marks}{bare}{marks[::-1]}", 1) if marks else text


def _linked(text: str, url: str) -> str:
    shown = _INSIDE.sub(r"\\\1", text)
    return f"[{shown}](<{url.replace('<', '%3C').replace('>', '%3E')}>)" if url else shown


def _heading(block: model.Heading) -> str:
    return f"{'#' * min(max(block.level, 2), 6)} {_escaped(block.text)}"


def _paragraph(block: model.Paragraph) -> str:
    return _AT_THE_BEGINNING.sub(_guarded, _spans(block.spans))


def _quotation(block: model.Quotation) -> str:
    lines = _spans(block.spans).splitlines() or [""]
    quoted = "\n".join(f"> {line}" for line in lines)
    return f"{quoted}\n>\n> {_escaped(block.source)}" if block.source else quoted


def _list(block: model.ListBlock) -> str:
    return "\n".join(
        f"{number}. {_spans(item)}" if block.ordered else f"- {_spans(item)}"
        for number, item in enumerate(block.items, start=1)
    )


def _table(block: model.Table) -> str:
    rule = ["---:" if number in block.numeric else "---" for number in range(len(block.columns))]
    lines = [block.columns, rule, *block.rows]
    escaped = [" | ".join(cell if line is rule else _cell(cell) for cell in line) for line in lines]
    table = "\n".join(f"| {line} |" for line in escaped)
    return f"{_escaped(block.caption)}\n\n{table}" if block.caption else table


def _cell(text: str) -> str:
    return _INSIDE.sub(r"\\\1", " ".join(text.split()))


def _figure(block: model.FigureBlock) -> str:
    """A drawing cannot stand in plain text; its caption and its figures can."""
    caption = f"**{_escaped(block.caption)}**" if block.caption else ""
    table = _table(block.table) if block.table else ""
    return "\n\n".join(part for part in (caption, table, _escaped(block.note)) if part)


def _note(block: model.SourceNote) -> str:
    text = _linked(block.text, block.url)
    if block.stale:
        stale = _escaped(_("Stale: %s") % block.stale)
        text = f"{text} ({stale})"
    return text if block.number is None else f"[^{block.number}]: {text}"


def _sourced(block: model.Sourced) -> str:
    inner = [_WRITERS[type(each)](each) for each in block.blocks]
    numbered = "\n".join(_note(note) for note in block.notes if note.number is not None)
    others = [_("Source: %s") % _note(note) for note in block.notes if note.number is None]
    return "\n\n".join(part for part in (*inner, *others, numbered) if part)


_WRITERS: dict[type, Callable[[Any], str]] = {
    model.Heading: _heading,
    model.Paragraph: _paragraph,
    model.Quotation: _quotation,
    model.ListBlock: _list,
    model.Table: _table,
    model.FigureBlock: _figure,
    model.SourceNote: _note,
    model.Sourced: _sourced,
}
