"""Where days and numbers stand in a chart, and its stepped lines as the data of paths.

A page draws a thousand points, so nothing is formatted point by point: the texts of all coordinates are kept, across
on half pixels. Steps on the same half pixel are one, with the last number; the timeline data has each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

Series = Sequence[tuple[date, int]]
WIDE = {"size": (980, 380), "margins": (34, 132, 34, 30), "years": 15, "dot": 3.0}
NARROW = {"size": (360, 330), "margins": (26, 84, 30, 26), "years": 5, "dot": 2.2}
TOP = 1.12  # of the highest number
TENTHS = [f"{number / 10:.1f}" for number in range(4_000)]  # texts of all heights
RISES = [f"V{text}" for text in TENTHS]


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


class Steps(NamedTuple):
    """A series as it is drawn: its days as ordinals, ascending, and the number from each on."""

    days: tuple[int, ...]
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, series: Series | Steps) -> Steps:
        if isinstance(series, Steps):
            return series
        days, numbers = zip(*series, strict=True) if series else ((), ())
        return cls(tuple(map(date.toordinal, days)), numbers)

    def between(self, start: date, end: date) -> tuple[int, Steps]:
        """The number at the start, and the steps after it up to the end."""
        first, last = bisect_right(self.days, start.toordinal()), bisect_right(self.days, end.toordinal())
        return self.numbers[first - 1] if first else 0, Steps(self.days[first:last], self.numbers[first:last])


def tenths(height: float) -> int:
    return int(height * 10 + 0.5)


class _Across(NamedTuple):
    """Texts of the half pixels from the reading start of a drawing: as they are, as a turn of a path, in a point."""

    plain: list[str]
    turns: list[str]
    points: list[str]


@lru_cache(4)
def _across(width: int, rtl: bool) -> _Across:
    plain = [f"{half / 2:g}" for half in range(2 * width + 1)]
    if rtl:
        plain.reverse()
    return _Across(plain, [f"H{x}" for x in plain], [f'<circle class="c-pt" cx="{x}" cy="' for x in plain])


@lru_cache(1_000)
def _heights(highest: int, narrow: bool) -> tuple[int, ...]:
    """Of each number, in tenths of a pixel."""
    frame = Frame(date.min, date.max, highest * TOP, False, narrow)
    return tuple([tenths(frame.y(number)) for number in range(highest + 1)])


@lru_cache(2)
def _feet(narrow: bool) -> list[str]:
    """The end of a point for each height."""
    return [f'{y}" r="{(NARROW if narrow else WIDE)["dot"]}"/>' for y in TENTHS]


@dataclass(frozen=True)
class Drawn:
    """A series in a frame: the half pixel of each step and its height, the data of its path, its number at the end."""

    start: str
    halves: tuple[int, ...]
    heights: tuple[int, ...]
    line: str
    last: int

    @classmethod
    def of(cls, frame: Frame, highest: int, steps: Steps) -> Drawn:
        first, (days, numbers) = steps.between(frame.start, frame.end)
        plain, turns, _points = _across(frame.size[0], frame.rtl)
        left, right, _top, _bottom = frame.margins
        # In whole numbers, a half pixel being 2 ** 24: a sum, a product and a shift are no calls.
        per_day = ((frame.size[0] - left - right) << 25) // max(frame.days, 1)
        begin = (left << 25) + (1 << 23) - frame.start.toordinal() * per_day
        merged = dict(zip([begin + day * per_day >> 24 for day in days], numbers, strict=True))
        level = _heights(highest, frame.narrow)
        halves, heights = tuple(merged), tuple(map(level.__getitem__, merged.values()))
        parts = zip(map(turns.__getitem__, halves), map(RISES.__getitem__, heights), strict=True)
        head, end = f"M{plain[2 * left]} {TENTHS[level[first]]}", turns[2 * (frame.size[0] - right)]
        line = "".join((head, *chain.from_iterable(parts), end))
        return cls(plain[2 * left], halves, heights, line, numbers[-1] if numbers else first)

    def points(self, frame: Frame) -> str:
        """A point on each step."""
        across, feet = _across(frame.size[0], frame.rtl).points, _feet(frame.narrow)
        pairs = zip(map(across.__getitem__, self.halves), map(feet.__getitem__, self.heights), strict=True)
        return "".join(chain.from_iterable(pairs))
