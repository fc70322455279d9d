"""How the record grew: periods compared, and the series behind the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accede.core.periods import PeriodFigures, compare_periods
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
    made = record.known(slug).made
    found: Timeline = made.once(("timeline", until, language), lambda: _timeline(record, slug, until, language))
    return found


def _timeline(record: Snapshot, slug: str, until: date, language: str) -> Timeline:
    days = sorted(set(_days_of_change(record, slug, until)))
    counted = [(day, _figures(record, slug, day)) for day in days]
    start = record.treaties[slug].adopted_date or (days[0] if days else until)
    return Timeline(
        bound=_changes((day, figures["bound"].number) for day, figures in counted),
        signed=_changes((day, figures["signed_only"].number) for day, figures in counted),
        years=tuple(_years(record, slug, start, until, language)),
        start=start,
        end=until,
    )


def _days_of_change(record: Snapshot, slug: str, until: date) -> Iterable[date]:
    """Days on which a State's class may change: deposits, effects, ends of membership, ends of States."""
    for one in record.membership(slug).values():
        for interval in (*one.signed, *one.bound):
            for moment in (interval.start, interval.end):
                if moment is not None and moment.latest is not None and moment.latest <= until:
                    yield moment.latest


def _changes(points: Iterable[tuple[date, int]]) -> tuple[tuple[date, int], ...]:
    kept: list[tuple[date, int]] = []
    for day, number in points:
        if number != (kept[-1][1] if kept else 0):
            kept.append((day, number))
    return tuple(kept)


def _years(record: Snapshot, slug: str, start: date, until: date, language: str) -> Iterable[YearRow]:
    before: set[str] = set(_figures(record, slug, start - timedelta(days=1))["bound"].rows)
    for year in range(start.year, until.year + 1):
        day = min(date(year, 12, 31), until)
        figures = _figures(record, slug, day)
        bound = set(figures["bound"].rows)
        called = names_in(record, day, language)
        fresh = _by_name(bound - before, called)
        yield YearRow(
            year=year,
            as_of=day,
            became_bound=tuple(fresh),
            became_bound_names=tuple(called.get(code, code) for code in fresh),
            bound=len(bound),
            signed_only=figures["signed_only"].number,
        )
        before = bound


def _by_name(codes: Iterable[str], called: Mapping[str, str]) -> list[str]:
    return sorted(codes, key=lambda code: called.get(code, code).casefold())
