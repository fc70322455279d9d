"""The status page of any day, put together: a frame that few things change, and what changes with the day.

To the byte the page that `views.pages.status` renders for the day alone (the front door compares the two): the frame
is that very template, rendered with holes, once for each turn in the treaty's entry into force.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import SafeString

from accede.core.acts import Act
from accede.kit import drawing
from accede.kit.localdates import long_day
from accede.kit.stored import Store
from accede.public.queries import meta
from accede.public.queries.fragments import MARKS, class_pieces, legend_of, state_item, year_row
from accede.public.queries.status import chart_of, headline_of, newest_words, status, status_map, strip_of
from accede.public.queries.status_data import HOLE, ROOM
from accede.record import queries as record

Render = Callable[[date, dict[str, Any]], str]
# These are words, escaped as the place of the hole asks; what stands in other holes is markup.
WORDS = ("bound", "signed", "newest", "day")
_HOLE = re.compile("\ue000([a-z_]+)\ue001")
_DATA = re.compile(r'(<script type="application/ld\+json">.*?</script>)', re.DOTALL)


def hole(name: str) -> SafeString:
    return SafeString(f"\ue000{name}\ue001")


@dataclass(frozen=True)
class _Stretch:
    """What is the same on all days of a stretch."""

    number: int
    headline: tuple[str, str]
    legend: str
    figures: str
    none: str
    bound: frozenset[str]
    signed: int
    map: tuple[str, ...]
    lists: list[str]

    @property
    def size(self) -> int:
        return len(self.figures) + len(self.legend) + 8 * (len(self.map) + len(self.lists) + 4 * len(self.bound)) + 1000


class Frame:
    """A page with holes."""

    def __init__(self, text: str, language: str) -> None:
        text = text.replace(HOLE.isoformat(), hole("iso")).replace(long_day(HOLE, language), hole("day"))
        parts: list[str] = []
        self.holes: list[str] = []  # before each part but the first; a hole in data has another escape
        for place, piece in enumerate(_DATA.split(text)):
            for number, part in enumerate(_HOLE.split(piece)):
                if number % 2:
                    self.holes.append(part + ("/data" if place % 2 and part in WORDS else ""))
                elif number == 0 and parts:
                    parts[-1] += part
                else:
                    parts.append(part)
        self.parts = [part.encode() for part in parts]

    def filled(self, values: dict[str, str]) -> bytes:
        """The page; each value stands in every hole of its name."""
        written = {name: text.encode() for name, text in values.items()}
        out = [self.parts[0]]
        for name, part in zip(self.holes, self.parts[1:], strict=True):
            out.append(written[name])
            out.append(part)
        return b"".join(out)


def _newer(one: Act, two: Act) -> Act:
    return max(one, two, key=lambda act: act.sort_key)


class StatusPage:
    """One treaty in one language and version of the record, up to today. `render` gives the page of a day from the
    values in which it differs from what `status` gives."""

    def __init__(self, treaty: Any, language: str, today: date, render: Render) -> None:
        self.treaty, self.language, self.today, self.render = treaty, language, today, render
        self.lang = record.our_language(language)
        self.read = record.snapshot()
        self.rows = record.through_time(treaty, language=language)
        self._items: list[list[tuple[str, str] | None]] = [[None] * len(one.cells) for one in self.rows.courses]
        self._stretches: Store[_Stretch] = Store(4 * ROOM)
        self._frames: dict[Any, Frame] = {}
        self._told: dict[tuple[Any, str], str] = {}
        self._entry: tuple[Any, str] = (None, "")
        self._years: dict[int, tuple[str, frozenset[str]]] = {}
        acts = [(act.deposited.latest, act) for act in record.acts_of(treaty) if act.deposited.latest]
        acts.sort(key=lambda known: known[0])
        self._known_from = [latest for latest, _act in acts]
        self._newest = list(accumulate((act for _latest, act in acts), _newer))

    def on(self, day: date) -> bytes:
        """The page of the day, which lies before today."""
        with record.held(self.read), translation.override(self.language):
            return self._on(day)

    def _on(self, day: date) -> bytes:
        stretch = self._stretch(day)
        entry = record.entry(self.treaty, as_of=day)
        in_force = entry.official or entry.computed
        bound, signed = record.lines(self.treaty, until=day)
        drawn = chart_of(self.treaty, bound, signed, as_of=day, in_force=in_force, language=self.language)
        newest = self._newest_words(day)
        words = {"bound": stretch.headline[0], "signed": stretch.headline[1], "newest": newest,
                 "day": long_day(day, self.language)}  # fmt: skip
        values = {
            "iso": day.isoformat(), "year": str(day.year), "legend": stretch.legend, "figures": stretch.figures,
            "none": stretch.none, "lists": "".join(stretch.lists), "map": self._map(day, stretch),
            **{name: escape(text) for name, text in words.items()},
            **{f"{name}/data": json_text(text) for name, text in words.items()},
        }  # fmt: skip
        if drawn:
            values |= {"wide": drawn["wide"], "narrow": drawn["narrow"], "rows": self._year_rows(day, stretch)}
        frame = self._frame(day, entry, in_force, drawn, bool(newest))
        return frame.filled(values)

    # ------------------------------------------------------------------ pieces
    def _stretch(self, day: date) -> _Stretch:
        number = self.rows.stretch(day)
        found = self._stretches.peek(number)
        if found is None:
            found = self._made(number, day)
            self._stretches.put(number, found)
        return found

    def _made(self, number: int, day: date) -> _Stretch:
        there = self.rows.on(day)
        codes = there.codes()
        rows = there.by_name()
        numbers = {key: len(found) for key, found in codes.items()}
        counts = dict.fromkeys(MARKS, 0)
        for row in rows:
            counts[str(row.state_class)] += 1
        coming = record.next_days_in(rows, as_of=day)
        drawn = status_map(self.treaty.slug, as_of=day, language=self.language, title=hole("title"))
        return _Stretch(
            number, headline_of(numbers["bound"], numbers["signed_only"]), legend_of(counts, self.language),
            strip_of(numbers, coming), str(counts["none"]), frozenset(codes["bound"]), numbers["signed_only"], drawn,
            self._lists(day),
        )  # fmt: skip

    def _map(self, day: date, stretch: _Stretch) -> str:
        opening = stretch.map[0].replace(hole("title"), escape(drawing.map_title(day)), 1)
        return "".join((opening, *stretch.map[1:]))

    def _lists(self, day: date) -> list[str]:
        groups: dict[str, list[str]] = {name: [] for name in MARKS}
        number, courses, items = day.toordinal(), self.rows.courses, self._items
        for place in self.rows.order(day):
            course = courses[place]
            at = bisect_right(course.days, number)
            item = items[place][at]
            if item is None:
                item = items[place][at] = self._item(course, at, day)
            if item[0]:
                groups[item[0]].append(item[1])
        return class_pieces(groups)

    def _item(self, course: Any, at: int, day: date) -> tuple[str, str]:
        cell = course.cells[at] if course.cells[at] is not False else course.make(at, day)
        if cell is None or cell.row is None:
            return "", ""
        return str(cell.row.state_class), state_item(cell.row, self.treaty.slug, self.lang)

    def _newest_words(self, day: date) -> str:
        at = bisect_right(self._known_from, day)
        if not at:
            return ""
        act = self._newest[at - 1]
        key = act.id, record.state_name(act.state, on=day, language=self.language)
        if key not in self._told:
            self._told[key] = newest_words(act, key[1])
        return self._told[key]

    def _year_rows(self, day: date, stretch: _Stretch) -> str:
        before, bound = self._years_before(day.year)
        return before + year_row(day.year, len(stretch.bound - bound), len(stretch.bound), stretch.signed)

    def _years_before(self, year: int) -> tuple[str, frozenset[str]]:
        """The rows of the years before, and who was bound at their end."""
        if year not in self._years:
            line = record.timeline(self.treaty, until=date(year, 1, 1))
            rows = [year_row(one.year, len(one.became_bound), one.bound, one.signed_only) for one in line.years]
            last = max(date(year, 1, 1), line.start) - timedelta(days=1)
            self._years[year] = "".join(rows[:-1]), frozenset(self.rows.on(last).codes()["bound"])
        return self._years[year]

    # ------------------------------------------------------------------ the frame
    def _frame(self, day: date, entry: Any, in_force: date | None, drawn: dict[str, Any] | None, acts: bool) -> Frame:
        provisions = tuple(record.provisions(self.treaty, as_of=day, language=self.language))
        declared = tuple(record.declared_counts(self.treaty, as_of=day).items())
        older = bool(self.treaty.as_of and day > self.treaty.as_of)
        if self._entry[0] is not entry:
            self._entry = (entry, repr(entry))
        begun = bool(in_force and in_force <= day)
        key = (self._entry[1], begun, older, drawn and drawn["first"], acts, provisions, declared)
        if key not in self._frames:
            self._frames[key] = Frame(self._rendered(day, drawn, acts), self.language)
        return self._frames[key]

    def _rendered(self, day: date, drawn: dict[str, Any] | None, acts: bool) -> str:
        counts = hole("bound"), hole("signed")
        page = status(self.treaty.slug, as_of=day, today=self.today, language=self.language, head_only=True)
        head = meta.of_status(self.treaty, as_of=HOLE, language=self.language, counts=counts)
        chart = drawn and {
            "wide": hole("wide"), "narrow": hole("narrow"), "rows": hole("rows"), "last": hole("year"),
            "first": drawn["first"],
        }  # fmt: skip
        pieces = {name: hole(name) for name in ("map", "legend", "figures", "lists", "none")}
        newest = hole("newest") if acts else ""
        return self.render(
            HOLE, {**page, **head, **pieces, "as_of": HOLE, "headline": counts, "newest": newest, "chart": chart}
        )


def json_text(text: str) -> str:
    """Words inside a JSON text that stands in a page, as `meta.linked` writes them."""
    safe = json.dumps(text, ensure_ascii=False)[1:-1]
    return safe.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def page_on(treaty: Any, *, language: str, today: date, render: Render) -> Callable[[date], bytes]:
    """How the page of another day is made."""
    key = ("status page", treaty.slug, language, today)
    made: StatusPage = record.snapshot().made.once(key, lambda: StatusPage(treaty, language, today, render))
    return made.on
