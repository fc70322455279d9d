"""A date as well as we know it."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How well a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


class Answer(StrEnum):
    """What a question on a day can get. There is no truth value on purpose: `if answer:` would take
    "not known" for yes."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"

    def __bool__(self) -> bool:
        raise TypeError("An answer may be 'not known': compare it with Answer.YES or Answer.NO.")


class BadMoment(ValueError):
    """A text that is no date in any of the forms we read."""


class NeedsADay(ValueError):
    """A computation that needs a day met a date that is known less well."""

    def __init__(self, moment: "Moment", what: str = "") -> None:
        self.moment = moment
        self.what = what
        about = f" of {what}" if what else ""
        known = f"only {str(moment)!r} is known" if str(moment) else "nothing is known"
        super().__init__(f"This computation needs the day{about}; {known}.")


@dataclass(frozen=True)
class Moment:
    """A date between `earliest` and `latest` (both inclusive, None = no bound), with its precision.

    Written `2003-07-01` (day), `2003-07` (month), `2003` (year), `<2003-07-01` (before that day),
    `>2003-07-01` (on or after that day), and the empty text (unknown). `str` gives the text back.
    """

    earliest: date | None
    latest: date | None
    precision: Precision

    def __post_init__(self) -> None:
        if not _fits(self.earliest, self.latest, self.precision):
            span = f"{self.earliest} to {self.latest}"
            raise BadMoment(f"{span} is no date of precision '{self.precision}'.")

    @classmethod
    def on(cls, day: date) -> "Moment":
        """That very day."""
        return cls(day, day, Precision.DAY)

    @classmethod
    def before(cls, day: date) -> "Moment":
        """Some day before that one."""
        if day == date.min:
            raise BadMoment("There is no day before the first that we can write.")
        return cls(None, day - _ONE_DAY, Precision.BEFORE)

    @classmethod
    def from_day_on(cls, day: date) -> "Moment":
        """That day or some later one."""
        return cls(day, None, Precision.AFTER)

    @classmethod
    def unknown(cls) -> "Moment":
        """No idea."""
        return cls(None, None, Precision.UNKNOWN)

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read one of the forms above; `BadMoment` with a plain sentence for anything else."""
        text = text.strip()
        if not text:
            return cls.unknown()
        match = _FORM.fullmatch(text)
        if match is None or (match["mark"] and not match["day"]):
            raise BadMoment(f"{text!r} is no date. {_FORMS}")
        try:
            return _read(match)
        except ValueError as error:
            raise BadMoment(f"{text!r} is no day of the calendar ({error}).") from error

    def __str__(self) -> str:
        if self.earliest is None:
            return "" if self.latest is None else f"<{self.latest + _ONE_DAY}"
        if self.latest is None:
            return f">{self.earliest}"
        return self.earliest.isoformat()[: _LENGTH[self.precision]]

    @property
    def is_day(self) -> bool:
        """Whether the day itself is known."""
        return self.precision is Precision.DAY

    @property
    def day(self) -> date:
        """The day; `NeedsADay` when the date is known less well."""
        if self.precision is not Precision.DAY or self.earliest is None:
            raise NeedsADay(self)
        return self.earliest

    def on_or_before(self, day: date) -> Answer:
        """Whether it had happened by the end of that day."""
        if self.latest is not None and self.latest <= day:
            return Answer.YES
        if self.earliest is not None and self.earliest > day:
            return Answer.NO
        return Answer.NOT_KNOWN

    @property
    def sort_key(self) -> tuple[date, date]:
        """Order for lists: by the earliest possible day; an open start goes by its end, unknown goes last."""
        return (self.earliest or self.latest or date.max, self.latest or date.max)


_FORMS = "Write 2003-07-01, 2003-07, 2003, <2003-07-01 (before), >2003-07-01 (that day or later), or nothing."
_FORM = re.compile(r"(?P<mark>[<>]?)(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_LENGTH = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
_ONE_DAY = timedelta(days=1)


def _read(match: "re.Match[str]") -> Moment:
    year = int(match["year"])
    if not match["month"]:
        return Moment(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    month = int(match["month"])
    if not match["day"]:
        first = date(year, month, 1)
        return Moment(first, _month_end(first), Precision.MONTH)
    day = date(year, month, int(match["day"]))
    if match["mark"] == "<":
        return Moment.before(day)
    return Moment.from_day_on(day) if match["mark"] == ">" else Moment.on(day)


def _month_end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def _fits(earliest: date | None, latest: date | None, precision: Precision) -> bool:
    """Whether the two bounds are what the precision promises; a value that lies would spoil every answer."""
    if earliest is None or latest is None:
        open_ended = {
            (True, True): Precision.UNKNOWN,
            (True, False): Precision.BEFORE,
            (False, True): Precision.AFTER,
        }
        if latest == date.max:
            return False  # "before" names the day after `latest`, and there is none
        return precision is open_ended[earliest is None, latest is None]
    if precision is Precision.DAY:
        return earliest == latest
    if precision is Precision.MONTH:
        return earliest.day == 1 and latest == _month_end(earliest)
    whole_year = (date(earliest.year, 1, 1), date(earliest.year, 12, 31))
    return precision is Precision.YEAR and (earliest, latest) == whole_year
