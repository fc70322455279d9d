"""When people meet: recurring days, and what the clock on the wall does to them.

A meeting stands at a local time. When the clock changes, the local time stays and the instant shifts. A local time may
not come at all (the clock jumps over it) or come twice (the clock is put back); both are told and neither is guessed
silently. Rules of recurrence are those of RFC 5545, read by python-dateutil.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

# A rule that gives no day within so many years gives none that anybody waits for.
HORIZON_YEARS = 6
_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


class BadRule(ValueError):
    """The rule cannot be read, or is none for days."""


class Trouble(StrEnum):
    """What is the matter with a local time on its day."""

    NONE = ""
    SKIPPED = "skipped"  # the clock jumps over it
    TWICE = "twice"  # the clock is put back, and it comes two times


@dataclass(frozen=True)
class LocalTime:
    """A time on the wall of a place. `fold` 1 means the second of the two, where it comes twice."""

    day: date
    at: time
    zone: str
    fold: int = 0

    @property
    def starts(self) -> datetime:
        """The moment with its offset. A skipped time is taken with the offset before the jump (RFC 5545, 3.3.5):
        02:30 becomes 03:30.
        """
        there = ZoneInfo(self.zone)
        wall = datetime.combine(self.day, self.at, tzinfo=there).replace(fold=self.fold)
        return wall.astimezone(UTC).astimezone(there)

    def ends(self, minutes: int) -> datetime:
        """So many minutes later, as they pass and not as the clock shows them."""
        return (self.starts.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZoneInfo(self.zone))

    @property
    def trouble(self) -> Trouble:
        """Whether this local time comes once, twice or never on its day."""
        there = ZoneInfo(self.zone)
        wall = datetime.combine(self.day, self.at)
        first, second = (wall.replace(fold=fold, tzinfo=there).utcoffset() for fold in (0, 1))
        if first == second:
            return Trouble.NONE
        back = wall.replace(tzinfo=there).astimezone(UTC).astimezone(there).replace(tzinfo=None)
        return Trouble.TWICE if back == wall else Trouble.SKIPPED

    @property
    def clock_changes(self) -> timedelta:
        """By how much the clock changes on this day: an hour forward, minus an hour back, or nothing."""
        there = ZoneInfo(self.zone)
        midnight = datetime.combine(self.day, time(), tzinfo=there)
        next_midnight = datetime.combine(self.day + timedelta(days=1), time(), tzinfo=there)
        return (next_midnight.utcoffset() or timedelta()) - (midnight.utcoffset() or timedelta())


@dataclass(frozen=True)
class ClockChange:
    """The moment (UTC) at which the clock of a zone changes, with the offsets before and after it."""

    moment: datetime
    before: timedelta
    after: timedelta
    name: str  # of the time from then on: CEST
    summer: bool

    @property
    def wall(self) -> datetime:
        """What the clock showed at that moment, before it was changed."""
        return (self.moment + self.before).replace(tzinfo=None)


def clock_changes(zone: str, *, first: date, last: date) -> list[ClockChange]:
    """The changes of the clock between the days, to the minute; the state on the first day comes first as a change that
    changes nothing.
    """
    there = ZoneInfo(zone)
    begin, end = (datetime.combine(day, time(), tzinfo=UTC) for day in (first, last + timedelta(days=1)))
    found = [_change(there, begin, begin)]
    while begin < end:
        later = begin + timedelta(days=1)
        if _offset(there, begin) != _offset(there, later):
            found.append(_change(there, *_narrowed(there, begin, later)))
        begin = later
    return found


def _narrowed(there: ZoneInfo, before: datetime, after: datetime) -> tuple[datetime, datetime]:
    """The last minute before a change and the first one after it."""
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        if _offset(there, middle) == _offset(there, before):
            before = middle
        else:
            after = middle
    return before, after


def _change(there: ZoneInfo, before: datetime, after: datetime) -> ClockChange:
    local = after.astimezone(there)
    return ClockChange(after, _offset(there, before), _offset(there, after), local.tzname() or "", bool(local.dst()))


def _offset(there: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(there).utcoffset() or timedelta()


def checked_rule(rule: str) -> str:
    """The rule in the form that is stored: "FREQ=MONTHLY;BYDAY=2TU". Raises BadRule."""
    parts = [part.strip().upper() for part in rule.strip().removeprefix("RRULE:").split(";") if part.strip()]
    named = dict(part.split("=", 1) for part in parts if "=" in part)
    if named.get("FREQ") not in _FREQUENCIES:
        raise BadRule("FREQ")
    if {"BYHOUR", "BYMINUTE", "BYSECOND", "DTSTART"} & set(named):
        raise BadRule("BYHOUR")
    text = ";".join(parts)
    try:
        rrulestr(text, dtstart=datetime(2000, 1, 1))  # noqa: DTZ001 -- days alone, without a place
    except (ValueError, TypeError, KeyError):
        raise BadRule(text) from None
    return text


def days(rule: str, *, first: date, last: date | None = None, start: date) -> Iterator[date]:
    """The days on which something comes back, from `start` on, none before `first` or after `last`."""
    begins = datetime.combine(first, time())
    horizon = datetime.combine(max(first, start) + timedelta(days=366 * HORIZON_YEARS), time())
    bound = min(horizon, datetime.combine(last, time())) if last else horizon
    found = rrulestr(checked_rule(rule), dtstart=begins)
    assert isinstance(found, rrule)  # noqa: S101 -- one rule gives no set
    if found._count is None:  # dateutil has no public name for it
        until = found._until
        found = found.replace(until=min(bound, until) if until else bound)
    for each in found.xafter(datetime.combine(start, time()), inc=True):
        if each > bound:
            return
        yield each.date()


def next_days(rule: str, *, first: date, last: date | None = None, start: date, count: int) -> list[date]:
    """The next so many days of a series from `start` on."""
    return list(islice(days(rule, first=first, last=last, start=start), count))
