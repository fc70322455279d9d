"""Bars side by side: how many for certain, and how many more it is not known. SVG with class names only.

Bars grow in reading direction, so right-to-left languages get a mirrored drawing; `text-anchor` "start" is the reading
start in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDE, NARROW = 980, 340
ROW, BAR, TOP = 46, 14, 6
NUMBER = 40  # room for the number after the longest bar


@dataclass(frozen=True)
class Bar:
    """One bar: its label, the certain number, and how many more there may be."""

    label: str
    certain: int
    open: int = 0

    @property
    def words(self) -> str:
        return f"{self.certain}–{self.certain + self.open}" if self.open else str(self.certain)


def bar_chart(bars: Sequence[Bar], *, title: str, rtl: bool, narrow: bool) -> SafeString:
    """The drawing, with the title as its name for those who do not see it; the caller gives the same as a table."""
    width = NARROW if narrow else WIDE
    most = max((bar.certain + bar.open for bar in bars), default=0) or 1
    unit = (width - NUMBER) / most
    rows = [_row(bar, number, width, unit, rtl) for number, bar in enumerate(bars)]
    height = len(bars) * ROW + TOP
    names = "chart only-narrow" if narrow else "chart only-wide"
    drawn = format_html_join("", "{}", ((row,) for row in rows))
    svg = '<svg class="{}" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    return format_html(svg, names, width, height, title, drawn)


def _row(bar: Bar, number: int, width: int, unit: float, rtl: bool) -> SafeString:
    top = number * ROW + TOP
    certain, open_ = bar.certain * unit, bar.open * unit
    edge, after = (width if rtl else 0), certain + open_ + 8
    return format_html(
        '<text class="c-note" x="{edge}" y="{label}" text-anchor="start">{words}</text>'
        '<path class="c-axis" d="M{edge} {bar}v{height}"/>{solid}{dashed}'
        '<text class="c-note c-strong" x="{after}" y="{figure}" text-anchor="start">{number}</text>',
        edge=edge,
        label=top + 12,
        words=bar.label,
        bar=top + 18,
        height=BAR,
        solid=_rect("c-bar", 0, certain, top, width, rtl),
        dashed=_rect("c-bar c-open", certain, open_, top, width, rtl),
        after=f"{width - after if rtl else after:.1f}",
        figure=top + 30,
        number=bar.words,
    )


def _rect(names: str, start: float, length: float, top: int, width: int, rtl: bool) -> SafeString:
    if not length:
        return SafeString("")
    x = width - start - length if rtl else start
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', names, f"{x:.1f}", top + 18, f"{length:.1f}", BAR
    )
