"""The map and the chart of a day as pictures that travel alone: title, legend, note on boundaries, source and licence
stand inside the picture.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.kit import drawing
from accede.kit.classes import map_words
from accede.kit.drawing.standing_alone import FAMILIES, Drawing, standalone
from accede.kit.localdates import language_code, long_day
from accede.public.queries.citing import absolute, licence, limit
from accede.public.queries.status import chart, headline
from accede.record import queries as record

WIDTH, EDGE = 1200, 40
CARD = (1200, 630)  # what other sites show beside a link
INK, MUTED = "#1b2130", "#474d5c"  # ink and ink-2 of accede.css
BOLD = 1.15  # how much broader bold letters are
SHAPES = ("map", "chart", "card")


@dataclass(frozen=True)
class Picture:
    """What a picture shows: treaty, day, language; the address at which the same day can be read."""

    treaty: Any
    as_of: date
    language: str
    path: str


def picture(shape: str, asked: Picture) -> Drawing | None:
    """The picture; None for a chart before the first act, when there is nothing to draw."""
    body = {"map": _map, "chart": _chart, "card": _card}[shape](asked)
    if body is None:
        return None
    height, inside = body
    title = f"{record.title_of(asked.treaty, language=asked.language)}, {long_day(asked.as_of)}"
    svg = (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}"><title>{escape(title)}</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{inside}</svg>'
    )
    return standalone(svg, language=asked.language)


# ------------------------------------------------------------------------------------------------ the three
def _map(asked: Picture) -> tuple[int, str]:
    page = _Page(asked)
    page.heading()
    page.place(_world(asked), WIDTH - 2 * EDGE)
    page.legend()
    page.foot([drawing.map_note(), _source(asked)], 15)
    return page.height(), page.inside()


def _chart(asked: Picture) -> tuple[int, str] | None:
    force = record.entry(asked.treaty, as_of=asked.as_of)
    in_force = force.official or force.computed
    drawn = chart(asked.treaty, as_of=asked.as_of, in_force=in_force, language=asked.language)
    if drawn is None:
        return None
    page = _Page(asked)
    page.heading()
    page.place(str(drawn["wide"]), WIDTH - 2 * EDGE)
    page.foot([_("By date of deposit with the depositary."), _source(asked)], 15)
    return page.height(), page.inside()


def _card(asked: Picture) -> tuple[int, str]:
    """The map as wide as its words leave room for."""
    told = [drawing.map_note(), _source(asked)]
    below = _Page(asked)
    below.legend()
    below.foot(told, 12)
    page = _Page(asked)
    page.heading(size=46)
    world = _world(asked)
    _left, _top, wide, high = box(world)
    page.place(world, min((CARD[1] - page.y - below.y + EDGE / 2) * wide / high, WIDTH - 2 * EDGE))
    page.legend()
    page.foot(told, 12)
    return CARD[1], page.inside()


def _world(asked: Picture) -> str:
    return str(
        drawing.world_map(
            record.classes(asked.treaty, as_of=asked.as_of),
            language=asked.language,
            day=asked.as_of,
            names=record.names(on=asked.as_of, language=asked.language),
        )
    )


def _source(asked: Picture) -> str:
    told = _("Source: %(source)s.") % {"source": record.shipped_words(asked.treaty.source).rstrip(".")}
    return " ".join(filter(None, [told, limit(asked.treaty, as_of=asked.as_of), licence().words]))


# ------------------------------------------------------------------------------------------------ a page of parts
class _Page:
    """Parts below one another, mirrored for right-to-left. `standalone` turns anchors and directions later."""

    def __init__(self, asked: Picture) -> None:
        self.asked = asked
        self.rtl = language_code(asked.language) == "ar"
        self.y = float(EDGE)
        self.parts: list[str] = []

    def height(self) -> int:
        return round(self.y + EDGE / 2)

    def inside(self) -> str:
        return "".join(self.parts)

    def _at(self, distance: float) -> float:
        return WIDTH - distance if self.rtl else distance

    def text(self, words: str, size: int, *, weight: int = 400, x: float = EDGE, colour: str = INK) -> None:
        self.parts.append(
            f'<text x="{self._at(x):.1f}" y="{self.y:.1f}" text-anchor="start" font-family="{FAMILIES["sans"]}" '
            f'font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(words)}</text>'
        )

    def paragraph(self, words: str, size: int, *, weight: int = 400, colour: str = MUTED) -> None:
        """Words in as many rows as they need."""
        self.y += size * 0.6
        for row in rows(words, (WIDTH - 2 * EDGE) / size):
            self.y += size * 1.25
            self.text(row, size, weight=weight, colour=colour)

    def foot(self, told: list[str], size: int) -> None:
        """Notes, and the address at which the same can be read, whose signs run from the left in any language."""
        for words in told:
            self.paragraph(words, size)
        self.paragraph(f"\u200e{absolute(self.asked.path)}\u200e", size)

    def heading(self, size: int = 40) -> None:
        """The answer in large letters, the treaty and the day below; both smaller where a language needs the room."""
        asked = self.asked
        counts = headline(record.figures(asked.treaty, as_of=asked.as_of))
        answer = counts[0] + pgettext("between two counts", ",") + " " + counts[1]
        self.y += size * 0.75
        self.text(answer, fitting(answer, size, BOLD), weight=700)
        named = record.short_title_of(asked.treaty, language=asked.language)
        told = _("%(treaty)s, as of %(day)s") % {"treaty": named, "day": long_day(asked.as_of)}
        self.y += size * 0.85
        self.text(told, fitting(told, round(size * 0.52)), colour=MUTED)
        self.y += 14

    def place(self, svg: str, width: float) -> None:
        """A drawing in the middle, `width` wide."""
        _left, _top, wide, high = box(svg)
        height = high * width / wide
        spot = f'x="{(WIDTH - width) / 2:.1f}" y="{self.y:.1f}" width="{width:.1f}" height="{height:.1f}"'
        self.parts.append(svg.replace("<svg ", f"<svg {spot} ", 1))
        self.y += height

    def legend(self) -> None:
        """Pattern, words and number of each class, in as many rows as they need."""
        found = record.by_class(record.rows(self.asked.treaty, as_of=self.asked.as_of, language=self.asked.language))
        x, size = float(EDGE), 16
        self.y += 30
        for state_class in record.CLASSES:
            words = f"{map_words(state_class.mark)} {len(found[str(state_class)])}"
            wide = 44 + breadth(words) * size
            if x + wide > WIDTH - EDGE:
                x, self.y = float(EDGE), self.y + 28
            spot = f'x="{self._at(x) - (36 if self.rtl else 0):.1f}" y="{self.y - 16:.1f}" width="36" height="20"'
            self.parts.append(str(drawing.swatch(state_class.mark)).replace("<svg ", f"<svg {spot} ", 1))
            self.text(words, size, x=x + 44)
            x += wide + 28
        self.y += 6


def fitting(words: str, size: int, weight: float = 1.0) -> int:
    """The size, or the largest smaller one at which the words fit into one row."""
    return min(size, int((WIDTH - 2 * EDGE) / (breadth(words) * weight)))


def box(svg: str) -> tuple[float, ...]:
    """Left, top, width and height of a drawing."""
    return tuple(map(float, svg.partition('viewBox="')[2].partition('"')[0].split()))


def breadth(words: str) -> float:
    """A generous width of the words, in letters' heights."""
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.53 for letter in words)


def rows(words: str, room: float) -> Iterator[str]:
    """The words in rows no broader than `room` letters' heights; a script without blanks breaks anywhere."""
    row = ""
    for piece in _pieces(words):
        if row and breadth(row + piece) > room:
            yield row.strip()
            row = ""
        row += piece
    if row.strip():
        yield row.strip()


def _pieces(words: str) -> Iterator[str]:
    for word in words.split(" "):
        if any(unicodedata.east_asian_width(letter) in "WF" for letter in word):
            yield from word
            yield " "
        else:
            yield f"{word} "
