"""Documents as HTML: the report's markup of the design, everything escaped, nothing inline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.kit.documents import model
from accede.kit.documents.addresses import is_safe

RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


def to_html(document: model.Document) -> SafeString:
    """The document as `<article class="report">`, to stand in a page."""
    with override(document.language):
        over = document.meta.get("over", "")
        note = document.meta.get("note", "")
        foot = document.meta.get("foot", "")
        parts = [
            f'<article class="report"{_spoken(document.language)} aria-labelledby="report-title">',
            f' <p class="small muted">{escape(over)}</p>' if over else "",
            f' <h1 id="report-title">{escape(document.title)}</h1>',
            f' <p class="note">{escape(note)}</p>' if note else "",
            blocks_to_html(document.blocks),
            f' <p class="note">{escape(foot)}</p>' if foot else "",
            "</article>",
        ]
    return mark_safe("\n".join(part for part in parts if part))


def to_html_page(document: model.Document, stylesheet: str = "") -> str:
    """A whole file that stands on its own; `stylesheet` is our own style sheet's text."""
    # A style sheet cannot end its own element; ours never tries, and a wrong one must not become markup.
    style = f"<style>\n{stylesheet.replace('</', '<')}\n</style>\n" if stylesheet else ""
    return (
        f"<!doctype html>\n<html{_spoken(document.language)}>\n<head>\n"
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n{style}</head>\n"
        f"<body>\n<main>\n{to_html(document)}\n</main>\n</body>\n</html>\n"
    )


def blocks_to_html(blocks: Iterable[model.Block]) -> SafeString:
    return mark_safe("\n".join(_WRITERS[type(block)](block) for block in blocks))


def spans_to_html(spans: Iterable[model.Span]) -> str:
    return "".join(_span(span) for span in spans)


def _spoken(language: str) -> str:
    direction = ' dir="rtl"' if language.partition("-")[0] in RIGHT_TO_LEFT else ""
    return f' lang="{escape(language)}"{direction}'


def _anchor(name: str) -> str:
    return f' id="{escape(name)}"' if name else ""


def _span(span: model.Span) -> str:
    if isinstance(span, model.FigureSpan):
        return _figure_span(span)
    if isinstance(span, model.Link):
        return _link(span.text, span.url)
    text = str(escape(span.text))
    if span.emphasis:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if span.strong else text


def _link(text: str, url: str) -> str:
    return _around(str(escape(text)), url)


def _around(inner: str, url: str, attributes: str = "") -> str:
    """A link, unless its address is of a kind that runs a program: then what it holds alone."""
    if not is_safe(url):
        return f"<span{attributes}>{inner}</span>" if attributes else inner
    return f'<a{attributes} href="{escape(url)}">{inner}</a>'


def _figure_span(span: model.FigureSpan) -> str:
    number = "" if span.note_number is None else f"<sup>{span.note_number}</sup>"
    classes = "fig fig--stale" if span.stale else "fig"
    return _around(f"{escape(span.text)}{number}", span.url, f' class="{classes}"{_anchor(span.anchor)}')


def _heading(block: model.Heading) -> str:
    level = min(max(block.level, 2), 6)
    return f"<h{level}{_anchor(block.anchor)}>{escape(block.text)}</h{level}>"


def _paragraph(block: model.Paragraph) -> str:
    return f"<p>{spans_to_html(block.spans)}</p>"


def _quotation(block: model.Quotation) -> str:
    source = f"\n<footer>{escape(block.source)}</footer>" if block.source else ""
    return f"<blockquote><p>{spans_to_html(block.spans)}</p>{source}</blockquote>"


def _list(block: model.ListBlock) -> str:
    name = "ol" if block.ordered else "ul"
    items = "".join(f"\n <li>{spans_to_html(item)}</li>" for item in block.items)
    return f"<{name}>{items}\n</{name}>"


def _table(block: model.Table, *, dense: bool = False) -> str:
    classes = "table table--dense" if dense else "table"
    head = "".join(
        f'<th scope="col"{_numeric(block, number)}>{escape(column)}</th>' for number, column in enumerate(block.columns)
    )
    body = "".join(
        "\n<tr>"
        + "".join(f"<td{_numeric(block, number)}>{escape(cell)}</td>" for number, cell in enumerate(row))
        + "</tr>"
        for row in block.rows
    )
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    label = f' aria-label="{escape(block.caption)}"' if block.caption else ""
    return (
        f'<div class="tablewrap" tabindex="0" role="region"{label}><table class="{classes}">{caption}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}\n</tbody></table></div>"
    )


def _numeric(block: model.Table, number: int) -> str:
    return ' class="n"' if number in block.numeric else ""


def _figure(block: model.FigureBlock) -> str:
    table = ""
    if block.table is not None:
        summary = escape(_("The same figures as a table"))
        inner = _table(block.table, dense=True)
        table = f'\n<details class="no-print"><summary>{summary}</summary>{inner}</details>'
    entries = "".join(f"<li>{svg}{escape(words)}</li>" for svg, words in block.legend)
    legend = f'\n<ul class="legend">{entries}</ul>' if entries else ""
    note = f'\n<p class="note">{escape(block.note)}</p>' if block.note else ""
    return (
        f'<figure class="chartframe mt"><figcaption><h3>{escape(block.caption)}</h3></figcaption>\n'
        f"{block.svg}{block.narrow_svg}{legend}{note}{table}\n</figure>"
    )


def _note(block: model.SourceNote) -> str:
    number = "" if block.number is None else f"{block.number} "
    if block.stale:
        return _stale_note(block, number)
    text = f"{number}{escape(block.text)}"
    return f"<p>{_around(text, block.url)}</p>"


def _stale_note(block: model.SourceNote, number: str) -> str:
    """On the screen with what can be done about it; on paper the fact alone."""
    said = escape(block.stale)
    between = escape(_("or"))
    actions = f" {between} ".join(_link(action.text, action.url) for action in block.actions)
    printed = escape(_("Stale: %s") % block.stale)
    return (
        f'<p class="no-print"><span class="tag tag--alarm">{number}{said}</span><br>'
        f"{_around(str(escape(block.text)), block.url)}{'. ' + actions if actions else ''}</p>"
        f'<p class="only-print">{number}{printed}</p>'
    )


def _sourced(block: model.Sourced) -> str:
    inner = blocks_to_html(block.blocks)
    if len(block.blocks) > 1:
        inner = mark_safe(f'<div class="stack">{inner}</div>')
    notes = "".join(_note(note) for note in block.notes)
    label = escape(_("Sources of this passage"))
    margin = f'\n<div class="src" role="note" aria-label="{label}">{notes}</div>' if notes else ""
    return f'<div class="passage">\n{inner}{margin}\n</div>'


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
