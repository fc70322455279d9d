"""When a party's reports to the Committee are due, and how late one came.

The treaty's date and the Committee's are kept side by side: the Committee may set another, but that does
not rewrite the treaty. Counting starts at entry into force for that State, never at ratification.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accede.core.clauses import ReportCycle
from accede.core.dates import DateOutOfRange, add_months


@dataclass(frozen=True)
class ReportDue:
    """One report. `committee_day` is None where the Committee has set no day of its own."""

    number: int
    treaty_day: date
    committee_day: date | None = None

    @property
    def day(self) -> date:
        """The day that binds now: the Committee's, where it set one."""
        return self.committee_day or self.treaty_day


def report_dates(
    cycle: ReportCycle, in_force: date, *, until: date, committee: Mapping[int, date] | None = None
) -> tuple[ReportDue, ...]:
    """The reports due by the treaty up to and including `until`, for a State bound from `in_force`.

    `committee` gives the days that the Committee set, by number of the report (1 = the first). The interval
    runs from the first due day, so that a clamped 29 February does not creep.
    """
    committee = committee or {}
    result: list[ReportDue] = []
    first = cycle.first.after(in_force)
    day: date | None = first
    while day is not None and day <= until:
        number = len(result) + 1
        result.append(ReportDue(number, day, committee.get(number)))
        day = _next(cycle, first, day, number)
    return tuple(result)


def _next(cycle: ReportCycle, first: date, day: date, number: int) -> date | None:
    """The due day after this one, None past the end of the calendar."""
    try:
        if cycle.every.code.startswith("months:"):
            return add_months(first, cycle.every.n * number)
        return cycle.every.after(day)
    except DateOutOfRange:
        return None


@dataclass(frozen=True)
class Lateness:
    """Whole years, months and days between a due day and a later one."""

    years: int
    months: int
    days: int


def lateness(due: date, received: date) -> Lateness | None:
    """How late a report came; None when it came in time (Azerbaijan: due 1 Jul 2004, received 22 Jun 2007:
    2 years, 11 months and 21 days)."""
    if received <= due:
        return None
    months = (received.year - due.year) * 12 + received.month - due.month
    if add_months(due, months) > received:
        months -= 1
    return Lateness(months // 12, months % 12, (received - add_months(due, months)).days)
