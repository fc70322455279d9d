"""A treaty's rows through time: each State's row holds from one of the State's own days of change to the next.

Any day is one bisection a State. A row is worked out when a day on which it holds is first asked for, so that the
first day costs as much as that day alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from accede.core.standing import Course, Standing, StateClass
from accede.record.models import State, Treaty
from accede.record.queries.known import Stay, next_day
from accede.record.queries.names import members_in, names_in
from accede.record.queries.snapshot import UN_MEMBERS, Snapshot, snapshot
from accede.record.queries.standing import StateRow, _row, _slug
from accede.record.queries.treaties import our_language


class Cell(NamedTuple):
    """A State on the days of one of its stretches. `row` is None for a State that no list names."""

    standing: Standing
    row: StateRow | None
    iso3: str


class RowCourse:
    """One State under one treaty, named in one language."""

    def __init__(self, rows: RowsThroughTime, code: str, course: Course, idle: bool) -> None:
        self.code, self._rows, self._course, self._idle = code, rows, course, idle
        self._state: State | None = rows.record.states.get(code)
        self.days = sorted({day.toordinal() for day in self._days() if day is not None} | set(course.days))
        self.cells: list[Cell | bool | None] = [False] * (len(self.days) + 1)  # False: not worked out yet

    def _days(self) -> Iterator[date | None]:
        record = self._rows.record
        if self._state is not None:
            yield from (self._state.from_date, next_day(self._state.until_date))
        for named in record.names.get(self.code, {}).values():
            for name in named:
                yield from (name.from_date, name.until_date)
        for stay in self._rows.stays.get(self.code, ()):
            yield from (stay.from_date, stay.until_date)
        if not self._idle and self.code in self._rows.membership:
            for interval in self._rows.membership[self.code].party:
                yield from (interval.start.latest, interval.end.latest if interval.end else None)

    def make(self, at: int, day: date) -> Cell | None:
        """The State on the stretch of that number, in which the day lies; None where there is no such State."""
        cell = self.cells[at] = self._cell(day)
        return cell

    def _cell(self, day: date) -> Cell | None:
        one = self._course.on(day)
        if self._idle:
            if self._state is None or not _exists(self._state, day):
                return None
            one = replace(one, state=self.code)
        elif not self._course.life.exists_on(day):
            return None
        return Cell(one, self._rows.row(one, day), self._state.iso3 if self._state else "")


def _exists(state: State, day: date) -> bool:
    begun = state.from_date is None or state.from_date <= day
    return begun and (state.until_date is None or day <= state.until_date)


class RowsThroughTime:
    """Every State under one treaty, by code, named in one language, in one version of the record."""

    def __init__(self, record: Snapshot, slug: str, language: str) -> None:
        self.record, self.slug, self.language = record, slug, language
        self.membership = record.membership(slug)
        self.stays: dict[str, list[Stay]] = {}
        for stay in record.stays.get(UN_MEMBERS, ()):
            self.stays.setdefault(stay.state, []).append(stay)

    @cached_property
    def courses(self) -> tuple[RowCourse, ...]:
        known = self.record.known(self.slug)
        codes = sorted({*known.courses, *self.record.states})
        return tuple(
            RowCourse(self, code, known.courses.get(code, known.idle), code not in known.courses) for code in codes
        )

    def row(self, one: Standing, day: date) -> StateRow | None:
        """The State's row on the day; None for a State that did not act and is no Member of the United Nations."""
        member = one.state in members_in(self.record, UN_MEMBERS, day)
        if not one.acts and not member:
            return None
        called = names_in(self.record, day, self.language)
        name = called.get(one.state, one.state)
        return _row(self.record, self.slug, one, name, member=member, as_of=day)

    @cached_property
    def days(self) -> list[int]:
        """The first days, as ordinals, of the stretches on which nothing changes for any State."""
        return sorted({day for course in self.courses for day in course.days})

    def stretch(self, day: date) -> int:
        """The number of the stretch in which the day lies."""
        return bisect_right(self.days, day.toordinal())

    def on(self, day: date) -> DayOfRows:
        """Who stands where on the day."""
        number, numbers = day.toordinal(), []
        for course in self.courses:
            at = bisect_right(course.days, number)
            if course.cells[at] is False:
                course.make(at, day)
            numbers.append(at)
        return DayOfRows(self, day, numbers)

    def order(self, day: date) -> list[int]:
        """The places of the States in the order of their names on the day."""
        key = ("order", self.slug, self.language, self.record.of_names.of(day))
        found: list[int] = self.record.made.once(key, lambda: self._order(day))
        return found

    def _order(self, day: date) -> list[int]:
        called = names_in(self.record, day, self.language)
        named = [(called.get(one.code, one.code).casefold(), one.code, place) for place, one in enumerate(self.courses)]
        return [place for _name, _code, place in sorted(named)]


@dataclass(frozen=True)
class DayOfRows:
    """The States on one day, in the order of their codes: the number of each one's stretch."""

    rows: RowsThroughTime
    day: date
    numbers: list[int]

    @cached_property
    def cells(self) -> list[Cell | None]:
        """What each State is on the day."""
        pairs = zip(self.rows.courses, self.numbers, strict=True)
        return [course.cells[at] for course, at in pairs]  # type: ignore[misc]  # `on` has made them all

    def by_name(self) -> list[StateRow]:
        """The rows of lists, as `record.rows` gives them."""
        cells = self.cells
        there = [cells[place] for place in self.rows.order(self.day)]
        return [cell.row for cell in there if cell is not None and cell.row is not None]

    def codes(self) -> dict[str, list[str]]:
        """The States behind each figure, as the figures have them, sorted by code."""
        classes: dict[StateClass, list[str]] = {one: [] for one in StateClass}
        signatories = []
        for cell in self.cells:
            if cell is not None:
                standing = cell.standing
                classes[standing.state_class].append(standing.state)
                if standing.signature is not None:
                    signatories.append(standing.state)
        party, bound = classes[StateClass.PARTY], classes[StateClass.BOUND]
        signed, gone = classes[StateClass.SIGNED], classes[StateClass.WITHDRAWN]
        members = members_in(self.rows.record, UN_MEMBERS, self.day)
        return {
            "bound": sorted([*party, *bound]),
            "parties": party,
            "coming": bound,
            "signed_only": signed,
            "signatories": signatories,
            "withdrawn": gone,
            "no_action": sorted(members.difference(party, bound, signed, gone)),
            "un_members": sorted(members),
        }


def through_time(treaty_or_slug: Treaty | str, *, language: str | None = None) -> RowsThroughTime:
    """The treaty's rows through time, in the version of the record as it stands; kept with it."""
    record = snapshot()
    slug, language = _slug(record, treaty_or_slug), our_language(language)
    found: RowsThroughTime = record.made.once(
        ("through time", slug, language), lambda: RowsThroughTime(record, slug, language)
    )
    return found
