"""The delays between a deposit and its effect, each a small value.

The day of deposit is day 0: "the thirtieth day after" and "thirty days after" both mean D + 30. A month
later is the same day of that month, or its last day where the month is too short.

Steps: `delay` (values: unit, n, and where it applies clamped) and `rounding` (values: rule).
"""

import re
from abc import abstractmethod
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from accede.core.steps import Step


class UnknownDelay(ValueError):
    """A delay in none of the forms we read."""


class DateOutOfRange(ValueError):
    """The computed day lies outside the years 1 to 9999."""

    def __init__(self, start: date, code: str) -> None:
        super().__init__(f"{code} after {start} leads outside the years 1 to 9999 of the calendar.")


@dataclass(frozen=True)
class Delay:
    """What all delays share. `code` is the text form, `n` the number in it."""

    n: int
    NAME: ClassVar[str] = ""
    LEAST: ClassVar[int] = 0

    def __post_init__(self) -> None:
        if self.n < self.LEAST:
            raise UnknownDelay(f"{self.NAME}:{self.n} is no delay: the number must be at least {self.LEAST}.")

    @property
    def code(self) -> str:
        """The text form, such as `first_after_months:3`."""
        return f"{self.NAME}:{self.n}"

    def after(self, start: date) -> date:
        """The day on which the delay that began on `start` is over and the effect begins."""
        return self.steps(start)[-1].day or start

    def steps(self, start: date) -> tuple[Step, ...]:
        """How `after` comes to its day: a `delay` step and, where the clause rounds, a `rounding` step."""
        try:
            return self._steps(start)
        except (OverflowError, ValueError) as error:
            raise DateOutOfRange(start, self.code) from error

    @abstractmethod
    def _steps(self, start: date) -> tuple[Step, ...]: ...


class Days(Delay):
    """ "The thirtieth day after": D + n. Days(0) is the day of deposit itself."""

    NAME = "days"

    def _steps(self, start: date) -> tuple[Step, ...]:
        return (Step("delay", start + timedelta(days=self.n), {"unit": "days", "n": self.n}),)


class Months(Delay):
    """ "Three months after": the same day n months later, or the last day of a shorter month."""

    NAME = "months"

    def _steps(self, start: date) -> tuple[Step, ...]:
        return (_months_step(start, self.n),)


class FirstAfterMonths(Delay):
    """ "The first day of the month following a period of three months after": never the day itself on which
    the months are over, even when that is a first (ICRMW art. 89: 1 Jul 2008 leads to 1 Aug 2009)."""

    NAME = "first_after_months"

    def _steps(self, start: date) -> tuple[Step, ...]:
        first = _first_of_next_month(add_months(start, self.n))
        return (_months_step(start, self.n), Step("rounding", first, {"rule": "first_of_next_month"}))


class FirstAfterDays(Delay):
    """ "The first day of the month after the sixtieth day following" (Rome Statute, art. 126)."""

    NAME = "first_after_days"

    def _steps(self, start: date) -> tuple[Step, ...]:
        over = start + timedelta(days=self.n)
        return (
            Step("delay", over, {"unit": "days", "n": self.n}),
            Step("rounding", _first_of_next_month(over), {"rule": "first_of_next_month"}),
        )


class FirstOfNthMonth(Delay):
    """ "The first day of the sixth month after the month in which" it was deposited (Mine Ban, art. 17)."""

    NAME = "first_of_nth_month"
    LEAST = 1

    def _steps(self, start: date) -> tuple[Step, ...]:
        first = add_months(start.replace(day=1), self.n)
        return (
            Step("delay", first, {"unit": "months_after_the_month", "n": self.n}),
            Step("rounding", first, {"rule": "first_of_that_month"}),
        )


def add_months(start: date, months: int) -> date:
    """The same day `months` later, clamped to the month's end. `DateOutOfRange` past the year 9999."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    if not date.min.year <= year <= date.max.year:
        raise DateOutOfRange(start, f"months:{months}")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _months_step(start: date, months: int) -> Step:
    day = add_months(start, months)
    return Step("delay", day, {"unit": "months", "n": months, "clamped": day.day != start.day})


def _first_of_next_month(day: date) -> date:
    return add_months(day.replace(day=1), 1)


_KINDS: dict[str, type[Delay]] = {
    kind.NAME: kind for kind in (Days, Months, FirstAfterMonths, FirstAfterDays, FirstOfNthMonth)
}
# Six digits are 2,700 years in days; more could only be a slip, and int() of a very long text is slow.
_FORM = re.compile(r"([a-z_]+):([0-9]{1,6})")


def parse_delay(code: str) -> Delay:
    """Read `days:30`, `months:3`, `first_after_months:3`, `first_after_days:60`, `first_of_nth_month:6`."""
    match = _FORM.fullmatch(code.strip())
    if match is None or match[1] not in _KINDS:
        known = ", ".join(f"{name}:N" for name in _KINDS)
        raise UnknownDelay(f"{code!r} is no delay we know. Write one of {known}, with a whole number for N.")
    return _KINDS[match[1]](int(match[2]))
