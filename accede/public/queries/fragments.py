"""Pieces of the status page that are joined rather than rendered: its hot loops, and its small parts by their values.

The same functions serve the page made for one day alone (`status`) and the one made from stretches (`status_page`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.kit.parts import Shown
from accede.kit.templatetags.accede import mark, time_element
from accede.kit.templatetags.accede_parts import legend
from accede.record import queries as record

MARKS = {"party": "p", "bound": "c", "signed": "s", "none": "n", "withdrawn": "x"}
LISTED = ("party", "bound", "signed", "withdrawn")


def state_item(row: record.StateRow, slug: str, lang: str) -> str:
    """A State in the list of its class: the deposit's day, or the signature's for States that signed only."""
    gone = str(row.state_class) == "withdrawn"
    day = time_element(row.since if gone else row.date_shown, "short")
    if row.act and not gone:
        words = _("the act")
        address = reverse("public:act", args=[lang, slug, row.act])
        day = format_html('<a href="{}">{}<span class="vh">, {}</span></a>', address, day, words)
    return format_html('<li><a href="{}">{}</a> {}</li>', reverse("public:state", args=[lang, row.code]), row.name, day)


def class_lists(items: Mapping[str, list[str]]) -> SafeString:
    """The lists of the classes that have States, as one text."""
    return SafeString("".join(class_pieces(items)))


def class_pieces(items: Mapping[str, list[str]]) -> list[str]:
    """The lists of the classes that have States; `items`: for each class the items of its States, by name."""
    out: list[str] = []
    for name in LISTED:
        if items.get(name):
            out.append(_class_head(name, len(items[name]), first=not out))
            out += items[name]
            out.append("</ul>")
    return out


def _class_head(name: str, number: int, *, first: bool) -> str:
    words = capfirst(record.class_word(name))
    head = format_html('{} {} <span class="muted num">{}</span>', mark(MARKS[name]), words, number)
    opening = "<h3>" if first else '<h3 class="mt">'
    return f'{opening}{head}</h3><ul class="states">'


def year_row(year: int, deposits: int, bound: int, signed: int) -> str:
    """A year of the table beside the chart."""
    cells = "".join(f'<td class="n">{number}</td>' for number in (deposits, bound, signed))
    return f'<tr><th scope="row">{year}</th>{cells}</tr>'


def legend_of(counts: Mapping[str, int], language: str) -> SafeString:
    """The map's legend, from the number of States in each class; in the active language, which is named."""
    return _legend(tuple(counts.get(name, 0) for name in MARKS), language)


@lru_cache(2000)
def _legend(counts: tuple[int, ...], _language: str) -> SafeString:
    return render_to_string("kit/parts/legend.html", legend(zip(MARKS.values(), counts, strict=True)))


def strip(items: Iterable[Shown]) -> SafeString:
    """The strip of figures."""
    return render_to_string("kit/parts/figures.html", {"items": items})
