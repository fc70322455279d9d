"""Dates with a precision, and the delays that treaties put between a deposit and its effect.

`Moment` is a date as well as we know it; `Answer` is what a question on a day can get; the delays are
small values with one method, `after`.
"""

from accede.core.dates.delays import (
    DateOutOfRange,
    Days,
    Delay,
    FirstAfterDays,
    FirstAfterMonths,
    FirstOfNthMonth,
    Months,
    UnknownDelay,
    add_months,
    parse_delay,
)
from accede.core.dates.moments import Answer, BadMoment, Moment, NeedsADay, Precision

__all__ = [
    "Answer",
    "BadMoment",
    "DateOutOfRange",
    "Days",
    "Delay",
    "FirstAfterDays",
    "FirstAfterMonths",
    "FirstOfNthMonth",
    "Moment",
    "Months",
    "NeedsADay",
    "Precision",
    "UnknownDelay",
    "add_months",
    "parse_delay",
]
