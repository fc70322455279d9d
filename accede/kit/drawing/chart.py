"""The cumulative chart of a treaty: two step lines, the number needed, events. SVG with class names only.

Time runs in reading direction, so right-to-left languages get a mirrored drawing. `text-anchor` follows the
direction of the page: "start" is the reading start in both.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.kit.localdates import language_code

Series = Sequence[tuple[date, int]]
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200)
YEARS = (1, 2, 3, 5, 10, 20, 50)
WIDE = {"size": (980, 380), "margins": (34, 132, 34, 30), "years": 15, "dot": 3.0}
NARROW = {"size": (360, 330), "margins": (26, 84, 30, 26), "years": 5, "dot": 2.2}
LABEL_WIDTH, LABEL_HEIGHT = 150, 34
LETTER, ROW = 7.2, 15  # generous width of a letter of a note, height of its row
TENTHS = [f"{number / 10:.1f}" for number in range(10_001)]  # texts of all coordinates
NAME_WIDTH = 11  # letters of a line's name that fit beside the narrow drawing; the rest goes on the next row


@dataclass(frozen=True)
class ChartEvent:
    """A vertical line with two lines of words. `quiet` ends above the curve, else it runs to the top."""

    day: date
    title: str
    sub: str = ""
    quiet: bool = False


@dataclass
class Frame:
    """The drawing area: days and numbers to coordinates, mirrored for right-to-left."""

    start: date
    end: date
    top: float
    rtl: bool
    narrow: bool
    size: tuple[int, int] = field(init=False)
    margins: tuple[int, int, int, int] = field(init=False)  # reading start, reading end, top, bottom

    def __post_init__(self) -> None:
        shape = NARROW if self.narrow else WIDE
        self.size, self.margins = shape["size"], shape["margins"]  # type: ignore[assignment]  # one dict, two shapes

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def along(self, day: date) -> float:
        """Distance of a day from the reading start."""
        left, right, _top, _bottom = self.margins
        share = (day - self.start).days / max(self.days, 1)
        return left + (self.size[0] - left - right) * share

    def place(self, distance: float) -> float:
        """A distance from the reading start as an x coordinate."""
        return self.size[0] - distance if self.rtl else distance

    def x(self, day: date) -> float:
        return self.place(self.along(day))

    def y(self, number: float) -> float:
        _left, _right, top, bottom = self.margins
        return self.size[1] - bottom - (self.size[1] - top - bottom) * number / self.top


def timeline_chart(
    *,
    bound: Series,
    signed: Series,
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
    label: one sentence that says what the chart shows, its text alternative; a table must stand beside it.
    needed_words: what stands on the line of the number needed; keep it short when narrow.
    """
    code = language_code(language)
    highest = max([number for _day, number in (*bound, *signed)] + [needed or 0, 4])
    frame = Frame(start, end, highest * 1.12, code == "ar", narrow)
    width, height = frame.size
    kind = "only-narrow" if narrow else "only-wide"
    with override("zh-hans" if code == "zh" else code):
        of_bound = Drawn.of(frame, bound)
        ends = [("p", _("bound"), of_bound), ("s", _("signed only"), Drawn.of(frame, signed))]
        events = list(events)
        body = [
            *_grid(frame, highest, needed),
            *_years(frame),
            f'<path class="c-area" d="{of_bound.area(f"{frame.y(0):.1f}")}"/>',
            *_events(frame, events, (bound, signed)),
            *(f'<path class="c-line c-{mark}" d="{drawn.line}"/>' for mark, _words, drawn in reversed(ends)),
            *of_bound.points((NARROW if narrow else WIDE)["dot"]),
            *(_needed_words(frame, needed, needed_words, events) if needed else ()),
            *_ends(frame, ends),
        ]
    head = f'<svg class="chart {kind}" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}">'
    return SafeString(head + "".join(body) + "</svg>")


def _text(css: str, x: float, y: float, anchor: str, words: object) -> str:
    return f'<text class="{css}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _grid(frame: Frame, highest: int, needed: int | None) -> list[str]:
    step = next(size for size in STEPS if highest / size <= 6)
    left, right, _top, _bottom = frame.margins
    near, far = frame.place(left), frame.place(frame.size[0] - right)
    out = []
    for number in range(0, highest + 1, step):
        if number != needed:
            out.append(f'<path class="c-grid" d="M{near:.0f} {frame.y(number):.1f}H{far:.0f}"/>')
        out.append(_text("c-tick", frame.place(left - 8), frame.y(number) + 4, "end", number))
    if needed:
        out.append(f'<path class="c-need" d="M{near:.0f} {frame.y(needed):.1f}H{far:.0f}"/>')
    return out


def _needed_words(frame: Frame, needed: int, words: str, events: Sequence[ChartEvent]) -> list[str]:
    """The words on the line of the number needed, in the first gap between event lines that holds them; broken
    into rows when none does.
    """
    lines = sorted(frame.along(event.day) for event in events if frame.start <= event.day <= frame.end)
    edges = [float(frame.margins[0]), *lines, float(frame.size[0] - frame.margins[1])]
    gaps = [(start, end - start - 12) for start, end in pairwise(edges)]
    wide = len(words) * LETTER
    start, room = next((gap for gap in gaps if gap[1] >= wide), max(gaps, key=lambda gap: gap[1]))
    rows = textwrap.wrap(words, max(int(room / LETTER), 1), break_long_words=False) or [""]
    x, foot = frame.place(start + 6), frame.y(needed) - 7 - ROW * (len(rows) - 1)
    return [_text("c-note", x, foot + ROW * row, "start", part) for row, part in enumerate(rows)]


def _years(frame: Frame) -> list[str]:
    first = frame.start.year if frame.start.timetuple().tm_yday == 1 else frame.start.year + 1
    most = NARROW["years"] if frame.narrow else WIDE["years"]
    count = frame.end.year - first + 1
    step = next((size for size in YEARS if count / size <= most), YEARS[-1])  # type: ignore[operator]  # see Frame
    out = []
    for year in range(first, frame.end.year + 1, step):
        x = frame.x(date(year, 1, 1))
        out.append(f'<path class="c-axis" d="M{x:.1f} {frame.y(0):.1f}v5"/>')
        out.append(_text("c-tick", x, frame.size[1] - 8, "middle", year))
    return out


def _within(frame: Frame, series: Series) -> list[tuple[date, int]]:
    """The series from its value at the start to the end of the frame; of a day the last value."""
    start, end, first, inside = frame.start, frame.end, 0, {}
    for day, number in series:
        if day <= start:
            first = number
        elif day <= end:
            inside[day] = number
    return [(start, first), *inside.items()]


@dataclass(frozen=True)
class Drawn:
    """A series in a frame: the texts of its points' coordinates, and its number at the end."""

    across: list[str]
    up: list[str]
    end: str
    last: int

    @classmethod
    def of(cls, frame: Frame, series: Series) -> Drawn:
        """Coordinates are looked up, not formatted: a page draws a thousand of them."""
        inside = _within(frame, series)
        left, right, _top, _bottom = frame.margins
        start, per_day = frame.start.toordinal(), (frame.size[0] - left - right) * 10 / max(frame.days, 1)
        begin, sign = float((frame.size[0] - left) * 10 if frame.rtl else left * 10), -1 if frame.rtl else 1
        begin, per_day = begin + 0.5, per_day * sign
        floor, step = frame.y(0) * 10 + 0.5, (frame.y(1) - frame.y(0)) * 10
        heights = {number: TENTHS[int(floor + number * step)] for number in {n for _day, n in inside}}
        return cls(
            across=[TENTHS[int(begin + (day.toordinal() - start) * per_day)] for day, _number in inside],
            up=[heights[number] for _day, number in inside],
            end=f"{frame.x(frame.end):.1f}",
            last=inside[-1][1],
        )

    @cached_property
    def line(self) -> str:
        """The steps, as the data of a path."""
        turns = [f"{x} {before}L{x} {y}" for x, before, y in zip(self.across[1:], self.up, self.up[1:], strict=False)]
        return f"M{'L'.join([f'{self.across[0]} {self.up[0]}', *turns])}L{self.end} {self.up[-1]}"

    def area(self, floor: str) -> str:
        return f"{self.line}L{self.end} {floor}L{self.across[0]} {floor}z"

    def points(self, radius: object) -> list[str]:
        pairs = zip(self.across[1:], self.up[1:], strict=True)
        return [f'<circle class="c-pt" cx="{x}" cy="{y}" r="{radius}"/>' for x, y in pairs]


def _ends(frame: Frame, ends: Sequence[tuple[str, str, Drawn]]) -> list[str]:
    """Number and name at the end of each line, pushed apart when the lines end close to each other."""
    x = frame.place(frame.along(frame.end) + 9)
    lines = [(frame.y(drawn.last), mark, words, drawn.last) for mark, words, drawn in ends]
    lines.sort()
    lowest = frame.size[1] - frame.margins[3] - 18
    gap = max(44 - (lines[1][0] - lines[0][0]), 0)
    heights = [lines[0][0] - gap / 2, lines[1][0] + gap / 2]
    shift = max(heights[1] - lowest, 0)
    out = []
    for height, (_y, mark, words, number) in zip(heights, lines, strict=True):
        out.append(_text(f"c-end c-{mark}", x, height - shift + 6, "start", number))
        rows = textwrap.wrap(words, NAME_WIDTH) if frame.narrow else [words]
        out += [_text("c-note", x, height - shift + 22 + 15 * row, "start", part) for row, part in enumerate(rows)]
    return out


def _events(frame: Frame, events: Iterable[ChartEvent], series: Sequence[Series]) -> list[str]:
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


def _quiet(frame: Frame, event: ChartEvent, series: Sequence[Series]) -> list[str]:
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


def _seen(frame: Frame, series: Series, span: tuple[float, float]) -> list[int]:
    """The numbers that a series takes between two distances; at least the one at the beginning."""
    inside = _within(frame, series)
    before = [number for day, number in inside if frame.along(day) <= span[0]]
    return [
        *(before[-1:] or [inside[0][1]]),
        *(n for day, n in inside if span[0] < frame.along(day) <= span[1]),
    ]
