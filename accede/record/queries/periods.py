"""How the record grew: periods compared, and the series behind the timeline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from accede.core.periods import PeriodFigures, compare_periods
from accede.core.standing import Course, StateClass
from accede.record.models import Treaty
from accede.record.queries.names import names_in
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.standing import _figures, _slug
from accede.record.queries.treaties import our_language


@dataclass(frozen=True)
class YearRow:
    """One year of the table beside the chart; the last year counts to the day asked about."""

    year: int
    as_of: date
    became_bound: tuple[str, ...]  # codes
    became_bound_names: tuple[str, ...]
    bound: int
    signed_only: int


@dataclass(frozen=True)
class Timeline:
    """Step points (day, number from that day on) of the two lines, and the same by year."""

    bound: tuple[tuple[date, int], ...]
    signed: tuple[tuple[date, int], ...]
    years: tuple[YearRow, ...]
    start: date
    end: date


def period_comparison(
    treaty_or_slug: Treaty | str, *, periods: Sequence[tuple[date, date]], as_of: date
) -> list[PeriodFigures]:
    """For each period (both days included): States bound by deposits in it, signatures made in it, and of
    these the ones by States that had still only signed on `as_of`. Both readings of "signatures" stand side
    by side.
    """
    record = snapshot()
    slug = _slug(record, treaty_or_slug)
    return list(compare_periods(record.acts(slug), record.rules(slug), periods, as_of=as_of))


def timeline(treaty_or_slug: Treaty | str, *, until: date, language: str | None = None) -> Timeline:
    """The number of States bound, and of States that had signed only, from the first act to the day."""
    record = snapshot()
    slug, language = _slug(record, treaty_or_slug), our_language(language)
    bound, signed = (_up_to(until, line) for line in _lines(record, slug))
    first = min((day for day, _number in (*bound, *signed)), default=until)
    start = record.treaties[slug].adopted_date or first
    return Timeline(bound, signed, tuple(_years(record, slug, start, until, language)), start, until)


def lines(treaty_or_slug: Treaty | str, *, until: date) -> tuple[Line, Line]:
    """The two lines of the timeline up to the day: States bound, States that had signed only."""
    record = snapshot()
    bound, signed = _lines(record, _slug(record, treaty_or_slug))
    return _up_to(until, bound), _up_to(until, signed)


Line = tuple[tuple[date, int], ...]


def _up_to(until: date, line: Line) -> Line:
    return line[: bisect_right(line, until, key=lambda point: point[0])]


def _lines(record: Snapshot, slug: str) -> tuple[Line, Line]:
    """Both lines for all time: a timeline of any day is their beginning."""

    def make() -> tuple[Line, Line]:
        moves: dict[date, list[int]] = {}
        for course in record.known(slug).courses.values():
            for day, change in _moves(course):
                known = moves.setdefault(day, [0, 0])
                known[0] += change[0]
                known[1] += change[1]
        days = sorted(moves)
        return _summed(days, [moves[day][0] for day in days]), _summed(days, [moves[day][1] for day in days])

    found: tuple[Line, Line] = record.made.once(("lines", slug), make)
    return found


def _moves(course: Course) -> Iterator[tuple[date, tuple[int, int]]]:
    """The days on which a State joins or leaves those bound (+1, -1), and those that signed only."""
    before = (0, 0)
    for day in map(date.fromordinal, course.days):
        one = course.on(day)
        there = course.life.exists_on(day)
        now = (int(there and one.bound), int(there and one.state_class is StateClass.SIGNED))
        if now != before:
            yield day, (now[0] - before[0], now[1] - before[1])
        before = now


def _summed(days: Sequence[date], changes: Sequence[int]) -> Line:
    """(day, number from that day on), without the days on which the number stays."""
    totals = zip(days, changes, accumulate(changes), strict=True)
    return tuple((day, total) for day, change, total in totals if change)


def _years(record: Snapshot, slug: str, start: date, until: date, language: str) -> Iterator[YearRow]:
    day_before = start - timedelta(days=1)
    for year in range(start.year, until.year + 1):
        day = min(date(year, 12, 31), until)
        yield _year(record, slug, day_before, day, language)
        day_before = day


def _year(record: Snapshot, slug: str, day_before: date, day: date, language: str) -> YearRow:
    def make() -> YearRow:
        figures, bound_before = _figures(record, slug, day), _figures(record, slug, day_before)["bound"].rows
        called = names_in(record, day, language)
        fresh = _by_name(set(figures["bound"].rows).difference(bound_before), called)
        return YearRow(
            year=day.year,
            as_of=day,
            became_bound=tuple(fresh),
            became_bound_names=tuple(called.get(code, code) for code in fresh),
            bound=figures["bound"].number,
            signed_only=figures["signed_only"].number,
        )

    key = ("year", slug, day_before, record.stretches(slug).of(day), day.year, language)
    found: YearRow = record.made.once(key, make)
    return found if found.as_of == day else replace(found, as_of=day)


def _by_name(codes: Iterable[str], called: Mapping[str, str]) -> list[str]:
    return sorted(codes, key=lambda code: called.get(code, code).casefold())
