"""The JSON of a treaty's status on any day, put together from what holds for each State's own stretches of days.

To the byte what `data.status` gives: that one says what the answer is, this one makes it fast.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import getitem
from typing import Any

import orjson
from django.urls import reverse

from accede.kit.localdates import long_day
from accede.kit.stored import Store
from accede.public.queries import data
from accede.public.queries.heads import force, head
from accede.record import queries as record

# Stands for the day asked about while what is the same on all days is written; no record names it.
HOLE = date(9876, 5, 4)
UNWRITTEN = bytes([0])
ROOM = 2 * 1024 * 1024  # bytes of what one treaty's stretches share


class DayText:
    """A text with the day in it, in figures and in words, for any day."""

    def __init__(self, text: str, language: str) -> None:
        self._language = language
        self._figures, self._words = HOLE.isoformat(), long_day(HOLE, language)
        self._parts = re.split(f"({re.escape(self._figures)}|{re.escape(self._words)})", text)

    def on(self, day: date) -> str:
        told = {self._figures: day.isoformat(), self._words: long_day(day, self._language)}
        return "".join([told.get(part, part) for part in self._parts])


@dataclass(frozen=True)
class _Stretch:
    """What is the same on all days of a stretch: the counts, and by name what is written of each State."""

    counts: bytes
    numbers: array[int]
    written: list[list[bytes]]  # shared by all stretches in which the States have the same names
    comma: bool

    @property
    def size(self) -> int:
        return len(self.counts) + 2 * len(self.numbers) + 300


class StatusData:
    """One treaty in one language and version of the record. To be made in that language, and asked in any."""

    def __init__(self, treaty: Any, language: str) -> None:
        self.treaty, self.language = treaty, language
        self.read = record.snapshot()
        self.rows = record.through_time(treaty, language=language)
        path = reverse("public:v1_status", args=[treaty.slug])
        self._head = DayText(orjson.dumps(head(treaty, HOLE, language, path)).decode()[:-1], language)
        self._counts = [(key, orjson.dumps(record.definition(key)).decode()) for key in data.COUNTS]
        self._written: list[list[bytes]] = [[UNWRITTEN] * len(one.cells) for one in self.rows.courses]
        self._ordered: dict[date, list[list[bytes]]] = {}
        self._stretches: Store[_Stretch] = Store(ROOM)

    def on(self, day: date) -> bytes:
        """The answer for the day."""
        with record.held(self.read):
            number = self.rows.stretch(day)
            stretch = self._stretches.peek(number)
            if stretch is None:
                stretch = self._stretch(day)
                self._stretches.put(number, stretch)
            parts = [
                self._head.on(day).encode(),
                b',"counts":{', stretch.counts,
                b'},"entry_into_force":', orjson.dumps(force(self.treaty, day)),
                b',"provisions":', self._provisions(day),
                b',"statements":', orjson.dumps(record.declared_counts(self.treaty, as_of=day)),
                b',"states":[', *map(getitem, stretch.written, stretch.numbers),
            ]  # fmt: skip
        return b"".join(parts)[: -1 if stretch.comma else None] + b"]}"

    def _stretch(self, day: date) -> _Stretch:
        found = self.rows.on(day)
        order = self.rows.order(day)
        for place, at in enumerate(found.numbers):
            if self._written[place][at] is UNWRITTEN:
                cell = found.cells[place]
                row = cell.row if cell is not None else None
                self._written[place][at] = orjson.dumps(data.row_of(row)) + b"," if row is not None else b""
        codes = found.codes()
        counts = ",".join([
            f'"{key}":{{"number":{len(codes[key])},"definition":{words},"states":'
            f"{orjson.dumps(codes[key] if key != 'un_members' else []).decode()}}}"
            for key, words in self._counts
        ])  # fmt: skip
        numbers = array("H", [found.numbers[place] for place in order])
        written = self._in_order(day, order)
        return _Stretch(counts.encode(), numbers, written, any(map(getitem, written, numbers)))

    def _in_order(self, day: date, order: list[int]) -> list[list[bytes]]:
        key = self.read.of_names.of(day)
        if key not in self._ordered:
            self._ordered[key] = [self._written[place] for place in order]
        return self._ordered[key]

    def _provisions(self, day: date) -> bytes:
        if not self.read.rules(self.treaty.slug).provisions:
            return b"[]"
        return orjson.dumps(
            [each.as_data() for each in record.provisions(self.treaty, as_of=day, language=self.language)]
        )


def status_on(treaty: Any, *, language: str) -> Callable[[date], bytes]:
    """How the JSON of another day is made."""
    key = ("status data", treaty.slug, language)
    made: StatusData = record.snapshot().made.once(key, lambda: StatusData(treaty, language))
    return made.on
