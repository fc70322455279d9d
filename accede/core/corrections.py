"""Rows that are added and never edited, of which a later one may correct an earlier one."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from accede.core.acts import standing_rows
from accede.core.dates import Moment


class Dated(Protocol):
    """What is claimed of a day, when we learned of it, and which row it corrects."""

    @property
    def id(self) -> int | str: ...
    @property
    def replaces_id(self) -> int | str | None: ...
    @property
    def day(self) -> Moment: ...
    @property
    def learned(self) -> date: ...


R = TypeVar("R", bound=Dated)


def known_on(rows: Iterable[R], *, on: date, to_come: bool = False) -> list[R]:
    """The rows that were known at the end of the day and speak of no later day (unless what is `to_come` counts)."""
    return [
        row for row in rows
        if row.learned <= on and (to_come or row.day.earliest is None or row.day.earliest <= on)
    ]  # fmt: skip


def standing_on(rows: Iterable[R], *, on: date) -> list[R]:
    """The rows known on the day that no other row known on the day corrects.

    A correction counts from the day on which it was learned of, whatever day it speaks of: from then on what it
    corrects is known to be wrong.
    """
    known = known_on(rows, on=on, to_come=True)
    return known_on(standing_rows(known), on=on)


def rivals(rows: Iterable[R]) -> list[tuple[R, ...]]:
    """Rows that correct one and the same row, where there are several: two people were at work at once."""
    by_corrected: dict[int | str, list[R]] = {}
    for row in rows:
        if row.replaces_id is not None:
            by_corrected.setdefault(row.replaces_id, []).append(row)
    return [tuple(found) for found in by_corrected.values() if len(found) > 1]


def entered(row: Dated) -> tuple[int, str]:
    """Only makes an order total. Numbers compare as numbers: as words "9" comes after "10", and a row between two that
    the reader may not see would turn their order for her.
    """
    return len(str(row.id)), str(row.id)


def span(row: Dated) -> tuple[date, date]:
    """The earliest and the latest day on which it can have been so; nothing is learned of before it is so."""
    day, latest = row.day, row.learned
    if day.latest is not None and day.latest < latest:
        latest = day.latest
    if day.earliest is None:
        return date.min, latest
    return (day.earliest if day.earliest < latest else latest), latest
