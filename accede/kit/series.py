"""Answers that differ in their day alone: made at the front door, once the house has given one of them.

A view may say how the body of another day is made (`stored.Series`). The door proves it on the day that the house
answered: only if both bodies are the same, to the byte, the series is used. Status and headers are those of the
house's answer, but for the tag and the length.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

from accede.kit.stored import Page, Series, Store, etag_of

logger = logging.getLogger("accede.faults")

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST = 200  # series kept: treaties, languages, forms
Answer = tuple[str, tuple[tuple[str, str], ...], bytes, str]  # status, headers, body, tag


@dataclass(frozen=True)
class _Form:
    """What all days of a series share."""

    status: str
    headers: tuple[tuple[str, str], ...]
    packed: bool
    series: Series
    size: int = 1

    def on(self, day: date) -> Answer | None:
        body = self.series.make(day)
        tag = etag_of(body)
        if self.packed:
            body = Page(body).packed
        changed = {"ETag": tag, "Content-Length": str(len(body))}
        headers = tuple((name, changed.get(name, value)) for name, value in self.headers)
        return self.status, headers, body, tag


class Days:
    """The series of one version, by all of an address but the day."""

    def __init__(self) -> None:
        self._version = ""
        self._forms: Store[_Form] = Store(MOST)

    def answer(self, key: tuple[Any, ...]) -> Answer | None:
        """The answer for the day in the address; None when the house must be asked."""
        if self._version != key[0]:
            return None
        form, day = self._asked(key)
        found = self._forms.peek(form) if day is not None else None
        if found is None or day is None or not found.series.first <= day <= found.series.last:
            return None
        try:
            return found.on(day)
        except Exception:  # the house tells what is wrong
            logger.exception("A series failed.")
            return None

    def learn(self, key: tuple[Any, ...], answer: Any) -> None:
        """Keeps the series that came with the answer, if it makes that answer."""
        series: Series | None = getattr(answer, "series", None)
        if series is None or answer.status_code != 200 or series.version != key[0]:
            return
        form, day = self._asked(key)
        if day is None or day != series.day or series.make(day) != answer.stored_page.body:
            return
        if self._version != key[0]:  # the series of an older version hold all of it in memory
            self._forms.clear()
            self._version = key[0]
        status = f"{answer.status_code} {answer.reason_phrase}"
        packed = answer.get("Content-Encoding") == "gzip"
        self._forms.put(form, _Form(status, tuple(answer.items()), packed, series))

    @staticmethod
    def _asked(key: tuple[Any, ...]) -> tuple[Hashable, date | None]:
        """The key with a hole in the place of the only day of path and query, and that day."""
        text = f"{key[-3]}?{key[-2]}"
        found = DAY.findall(text)
        if len(found) != 1:
            return None, None
        try:
            day = date.fromisoformat(found[0])
        except ValueError:
            return None, None
        before, after = text.split(found[0])
        return (*key[:-3], before, after, key[-1]), day
