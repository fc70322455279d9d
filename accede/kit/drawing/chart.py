"""The cumulative chart of a treaty: two step lines, the number needed, events. SVG with class names only.

Time runs in reading direction, so right-to-left languages get a mirrored drawing. `text-anchor` follows the
direction of the page: "start" is the reading start in both.
"""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.kit.drawing.steps import NARROW, TENTHS, TOP, WIDE, Drawn, Frame, Series, Steps, tenths
from accede.kit.localdates import language_code

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200)
YEARS = (1, 2, 3, 5, 10, 20, 50)
LABEL_WIDTH, LABEL_HEIGHT = 150, 34
LETTER, ROW = 7.2, 15  # generous width of a letter of a note, height of its row
NAME_WIDTH = 11  # letters of a line's name that fit beside the narrow drawing; the rest goes on the next row


@dataclass(frozen=True)
class ChartEvent:
    """A vertical line with two lines of words. `quiet` ends above the curve, else it runs to the top."""

    day: date
    title: str
    sub: str = ""
    quiet: bool = False


def timeline_chart(
    *,
    bound: Series | Steps,
    signed: Series | Steps,
    start: date,
    end: date,
    language: str,
    label: str,
    needed: int | None = None,
    needed_words: str = "",
    events: Iterable[ChartEvent] = (),
    narrow: bool = False,
) -> SafeString:
    """The chart as an `<svg>`.

    bound, signed: (day, number from that day on), ascending, only changes; days outside start..end are cut.
        `Steps.of` them first where they are drawn twice.
    label: one sentence that says what the chart shows, its text alternative; a table must stand beside it.
    needed_words: what stands on the line of the number needed; keep it short when narrow.
    """
    code = language_code(language)
    bound, signed = Steps.of(bound), Steps.of(signed)
    highest = max(*bound.numbers, *signed.numbers, needed or 0, 4)
    frame = Frame(start, end, highest * TOP, code == "ar", narrow)
    with override("zh-hans" if code == "zh" else code):
        of_bound, of_signed = Drawn.of(frame, highest, bound), Drawn.of(frame, highest, signed)
        events = list(events)
        floor = TENTHS[tenths(frame.y(0))]
        return SafeString("".join((
            _head(frame, label),
            _grid(highest, needed, frame.rtl, narrow),
            *_years(frame, floor),
            f'<path class="c-area" d="{of_bound.line}V{floor}H{of_bound.start}z"/>',
            *_events(frame, events, (bound, signed)),
            f'<path class="c-line c-s" d="{of_signed.line}"/><path class="c-line c-p" d="{of_bound.line}"/>',
            of_bound.points(frame),
            *(_needed_words(frame, needed, needed_words, events) if needed else ()),
            *_ends(frame, [("p", _("bound"), of_bound.last), ("s", _("signed only"), of_signed.last)]),
            "</svg>",
        )))  # fmt: skip


def _head(frame: Frame, label: str) -> str:
    width, height = frame.size
    kind = "only-narrow" if frame.narrow else "only-wide"
    return f'<svg class="chart {kind}" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}">'


_escaped = lru_cache(1_000)(escape)  # names, days and small numbers come again


def _text(css: str, x: float, y: float, anchor: str, words: object) -> str:
    return f'<text class="{css}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{_escaped(words)}</text>'


@lru_cache(1_000)
def _grid(highest: int, needed: int | None, rtl: bool, narrow: bool) -> str:
    step = next(size for size in STEPS if highest / size <= 6)
    frame = Frame(date.min, date.max, highest * TOP, rtl, narrow)
    left, right, _top, _bottom = frame.margins
    near, far = frame.place(left), frame.place(frame.size[0] - right)
    out = []
    for number in range(0, highest + 1, step):
        if number != needed:
            out.append(f'<path class="c-grid" d="M{near:.0f} {frame.y(number):.1f}H{far:.0f}"/>')
        out.append(_text("c-tick", frame.place(left - 8), frame.y(number) + 4, "end", number))
    if needed:
        out.append(f'<path class="c-need" d="M{near:.0f} {frame.y(needed):.1f}H{far:.0f}"/>')
    return "".join(out)


@lru_cache(500)
def _wrapped(words: str, letters: int) -> list[str]:
    return textwrap.wrap(words, letters, break_long_words=False)


def _needed_words(frame: Frame, needed: int, words: str, events: Sequence[ChartEvent]) -> list[str]:
    """The words on the line of the number needed, in the first gap between event lines that holds them; broken
    into rows when none does.
    """
    lines = sorted(frame.along(event.day) for event in events if frame.start <= event.day <= frame.end)
    edges = [float(frame.margins[0]), *lines, float(frame.size[0] - frame.margins[1])]
    gaps = [(start, end - start - 12) for start, end in pairwise(edges)]
    wide = len(words) * LETTER
    start, room = next((gap for gap in gaps if gap[1] >= wide), max(gaps, key=lambda gap: gap[1]))
    rows = _wrapped(words, max(int(room / LETTER), 1)) or [""]
    x, foot = frame.place(start + 6), frame.y(needed) - 7 - ROW * (len(rows) - 1)
    return [_text("c-note", x, foot + ROW * row, "start", part) for row, part in enumerate(rows)]


def _years(frame: Frame, floor: str) -> list[str]:
    first = frame.start.year if frame.start.timetuple().tm_yday == 1 else frame.start.year + 1
    most = NARROW["years"] if frame.narrow else WIDE["years"]
    count = frame.end.year - first + 1
    step = next((size for size in YEARS if count / size <= most), YEARS[-1])  # type: ignore[operator]  # see Frame
    out, foot = [], frame.size[1] - 8
    for year in range(first, frame.end.year + 1, step):
        x = f"{frame.x(date(year, 1, 1)):.1f}"
        out.append(
            f'<path class="c-axis" d="M{x} {floor}v5"/>'
            f'<text class="c-tick" x="{x}" y="{foot}.0" text-anchor="middle">{year}</text>'
        )
    return out


def _ends(frame: Frame, ends: Sequence[tuple[str, str, int]]) -> list[str]:
    """Number and name at the end of each line, pushed apart when the lines end close to each other."""
    x = frame.place(frame.along(frame.end) + 9)
    lines = [(frame.y(number), mark, words, number) for mark, words, number in ends]
    lines.sort()
    lowest = frame.size[1] - frame.margins[3] - 18
    gap = max(44 - (lines[1][0] - lines[0][0]), 0)
    heights = [lines[0][0] - gap / 2, lines[1][0] + gap / 2]
    shift = max(heights[1] - lowest, 0)
    out = []
    for height, (_y, mark, words, number) in zip(heights, lines, strict=True):
        out.append(_text(f"c-end c-{mark}", x, height - shift + 6, "start", number))
        rows = _wrapped(words, NAME_WIDTH) if frame.narrow else [words]
        out += [_text("c-note", x, height - shift + 22 + 15 * row, "start", part) for row, part in enumerate(rows)]
    return out


def _events(frame: Frame, events: Iterable[ChartEvent], series: Sequence[Steps]) -> list[str]:
    out: list[str] = []
    taken: list[float] = []
    for event in sorted(events, key=lambda found: found.day):
        if not frame.start <= event.day <= frame.end:
            continue
        if event.quiet:
            out += _quiet(frame, event, series)
            continue
        # Two labels close to each other stand on two levels.
        level = sum(1 for other in taken if abs(other - frame.along(event.day)) < LABEL_WIDTH)
        taken.append(frame.along(event.day))
        out += _loud(frame, event, level)
    return out


def _loud(frame: Frame, event: ChartEvent, level: int) -> list[str]:
    along, top = frame.along(event.day), frame.margins[2] - 14 + level * LABEL_HEIGHT
    late = along > frame.size[0] * (0.35 if frame.narrow else 0.2)
    side = frame.place(along - 7 if late else along + 7)
    anchor = "end" if late else "start"
    return [
        f'<path class="c-event" d="M{frame.x(event.day):.1f} {frame.y(0):.1f}V{frame.margins[2] - 14}"/>',
        _text("c-note c-strong", side, top + 2, anchor, event.title),
        _text("c-note", side, top + 18, anchor, event.sub),
    ]


def _quiet(frame: Frame, event: ChartEvent, series: Sequence[Steps]) -> list[str]:
    along, width = frame.along(event.day), LABEL_WIDTH - (20 if frame.narrow else 0)
    heights = []
    for span in ((along, along + width), (along - width, along)):
        highest = max(number for one in series for number in _seen(frame, one, span))
        heights.append(frame.y(highest) - LABEL_HEIGHT - 14)
    # Words follow the line, unless they would rise into the labels at the top.
    before = heights[0] < frame.margins[2] + LABEL_HEIGHT and heights[1] > heights[0]
    y = max(heights[before], frame.margins[2])
    side = frame.place(along + (-6 if before else 6))
    anchor = "end" if before else "start"
    return [
        f'<path class="c-event c-quiet" d="M{frame.x(event.day):.1f} {frame.y(0):.1f}V{y:.1f}"/>',
        _text("c-note", side, y + 10, anchor, event.title),
        _text("c-note", side, y + 25, anchor, event.sub),
    ]


def _seen(frame: Frame, steps: Steps, span: tuple[float, float]) -> list[int]:
    """The numbers that a series takes between two distances, the one at the beginning first."""
    first, inside = steps.between(frame.start, frame.end)
    across = [frame.along(date.fromordinal(day)) for day in inside.days]
    near, far = (bisect_right(across, edge) for edge in span)
    return [inside.numbers[near - 1] if near else first, *inside.numbers[near:far]]
