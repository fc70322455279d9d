"""How long something held of which the source may say no more than that it was so at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from accede.core.dates import Answer, Moment

_UNKNOWN = Moment.unknown()
_ONE_DAY = timedelta(days=1)


class Basis(StrEnum):
    """What an answer about a day rests on."""

    DATES = "dates"  # the first and the last day on record
    ATTESTED = "attested"  # the source speaks of that day, or of a month or year it lies in
    NOTHING = "nothing"  # the source says nothing of that day


@dataclass(frozen=True)
class Finding:
    """The answer for a day and what it rests on."""

    answer: Answer
    basis: Basis


@dataclass(frozen=True)
class Tenure:
    """From the first day to the last, each as well as it is known, and a time for which it is attested.

    An empty `end` means "not ended" when nothing is attested, and "nothing is claimed after that time" when
    something is: a report of 2004 says who was a member then, not who is one now.
    """

    start: Moment = _UNKNOWN
    end: Moment = _UNKNOWN
    attested: Moment = _UNKNOWN

    def on(self, day: date) -> Finding:
        """Whether it held on the day: yes, no or not known."""
        began = self.start.on_or_before(day)
        over = self._over(day)
        if began is Answer.NO or over is Answer.YES:
            return Finding(Answer.NO, Basis.DATES)
        if self.attested.is_day and self.attested.day == day:
            return Finding(Answer.YES, Basis.ATTESTED)
        if began is Answer.YES and over is Answer.NO:
            return Finding(Answer.YES, Basis.DATES)
        # "In 2003" claims no single day of that year, but it speaks of it.
        spoken_of = self.attested.earliest is not None and _includes(self.attested, day)
        return Finding(Answer.NOT_KNOWN, Basis.ATTESTED if spoken_of else Basis.NOTHING)

    def _over(self, day: date) -> Answer:
        if self.end != _UNKNOWN:
            # Before the first day of the calendar nothing can have ended.
            return Answer.NO if day == date.min else self.end.on_or_before(day - _ONE_DAY)
        if self.attested == _UNKNOWN:
            return Answer.NO
        # Begun, and attested at a later time: it held in between. After that time nothing is claimed.
        still = self.attested.earliest is not None and day <= self.attested.earliest
        return Answer.NO if still else Answer.NOT_KNOWN

    def touches(self, first: date, last: date) -> Answer:
        """Whether it held on some day from the first to the last, both included.

        Something attested "in 2003" held in 2003, although it is not known on which days.
        """
        when = self.attested
        within = (
            when.earliest is not None and when.latest is not None and first <= when.earliest and when.latest <= last
        )
        if within or Answer.YES in (self.on(first).answer, self.on(last).answer):
            return Answer.YES
        if self.start.is_day and first <= self.start.day <= last:
            return Answer.YES
        began, over = self.start.on_or_before(last), self._over(first)
        return Answer.NO if began is Answer.NO or over is Answer.YES else Answer.NOT_KNOWN

    def problem(self) -> str:
        """A code for what cannot be, or "": an end before the beginning, an attested time outside of both."""
        if _certainly_before(self.end, self.start):
            return "ends_before_it_begins"
        if _certainly_before(self.attested, self.start):
            return "attested_before_it_begins"
        if _certainly_before(self.end, self.attested):
            return "attested_after_its_end"
        return ""


@dataclass(frozen=True)
class CountOnADay:
    """How many held on a day for certain, and of how many more it is not known."""

    certain: int
    open: int

    @property
    def known(self) -> bool:
        return self.open == 0


def count_on(tenures: Iterable[Tenure], day: date) -> CountOnADay:
    """The count with its bounds: at least `certain`, at most `certain + open`."""
    answers = [tenure.on(day).answer for tenure in tenures]
    return CountOnADay(
        certain=sum(answer is Answer.YES for answer in answers),
        open=sum(answer is Answer.NOT_KNOWN for answer in answers),
    )


def _certainly_before(one: Moment, other: Moment) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _includes(moment: Moment, day: date) -> bool:
    return (moment.earliest is None or moment.earliest <= day) and (moment.latest is None or day <= moment.latest)
