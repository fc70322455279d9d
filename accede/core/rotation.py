"""The rotation of an office: its clock, the next term, who may be nominated, how far a rotation is.

A term is whole days, the first and the last included. The next one begins the day after; a term of so many months
ends the day before the same day of the month, that many months later (or before the last day of a shorter month).
What binds terms opened here (no gap, no overlap, the length) is only shown of terms that a source reports.

Steps: `rotation.overlap` (values: first, last, holder), `rotation.gap`
(days), `rotation.length` (months, ends), `rotation.member` (kind, answer), `rotation.standing` (good),
`rotation.served` (rule).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from accede.core.dates import Answer, add_months
from accede.core.steps import Step

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """Who holds an office from a day to a day, both included."""

    first: date
    last: date
    holder: str = ""

    def meets(self, other: "Term") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


def last_day(first: date, months: int) -> date:
    """The last day of a term that begins on a day: 1 January and six months give 30 June."""
    return add_months(first, months) - _ONE_DAY


def next_term(last: date, months: int) -> Term:
    """The term that follows one whose last day is given: no day between them, none in both."""
    first = last + _ONE_DAY
    return Term(first, last_day(first, months))


# ------------------------------------------------------------------------------------------------ the clock
class Stage(StrEnum):
    """How near the end of a term is."""

    RUNNING = "running"
    THREE_MONTHS = "three_months"
    ONE_MONTH = "one_month"
    TWO_WEEKS = "two_weeks"
    OVER = "over"


def warning_days(last: date) -> tuple[tuple[Stage, date], ...]:
    """The days on which the end of a term is announced: three months, one month, two weeks before its last day."""
    return (
        (Stage.THREE_MONTHS, add_months(last, -3)),
        (Stage.ONE_MONTH, add_months(last, -1)),
        (Stage.TWO_WEEKS, last - timedelta(days=14)),
    )


def stage_on(last: date, day: date) -> Stage:
    """The last warning whose day has come; OVER from the day after the last one."""
    if day > last:
        return Stage.OVER
    reached = [stage for stage, warned in warning_days(last) if warned <= day]
    return reached[-1] if reached else Stage.RUNNING


@dataclass(frozen=True)
class Clock:
    """A term as it stands on a day."""

    term: Term
    on: date

    @property
    def stage(self) -> Stage:
        return stage_on(self.term.last, self.on)

    @property
    def days(self) -> int:
        """How many days the whole term has."""
        return (self.term.last - self.term.first).days + 1

    @property
    def passed(self) -> int:
        """How many of them are over or running, between 0 and `days`."""
        return min(max((self.on - self.term.first).days + 1, 0), self.days)

    @property
    def left(self) -> int:
        """Days after this one until the last; 0 on the last day and after it."""
        return max((self.term.last - self.on).days, 0)


# ------------------------------------------------------------------------------------------------ what binds
def problems(term: Term, *, others: Iterable[Term], months: int | None = None) -> tuple[Step, ...]:
    """What is wrong with a term beside the others of its office: each overlap, a gap before or after it, its length.

    Without `months` no rule says how long a term is.
    """
    beside = sorted(others, key=lambda each: (each.first, each.last))
    found = [
        Step("rotation.overlap", max(term.first, each.first),
             {"first": each.first, "last": each.last, "holder": each.holder})
        for each in beside
        if term.meets(each)
    ]  # fmt: skip
    found += _gaps(term, beside)
    if months and term.last != last_day(term.first, months):
        found.append(Step("rotation.length", term.last, {"months": months, "ends": last_day(term.first, months)}))
    return tuple(found)


def _gaps(term: Term, beside: Sequence[Term]) -> list[Step]:
    before = max((each.last for each in beside if each.last < term.first), default=None)
    after = min((each.first for each in beside if each.first > term.last), default=None)
    found = []
    # Where a term overlaps, the days in question are taken; the overlap is the thing to say.
    if before is not None and before + _ONE_DAY < term.first and not _covered(before, term.first, beside):
        found.append(Step("rotation.gap", before + _ONE_DAY, {"days": (term.first - before).days - 1}))
    if after is not None and term.last + _ONE_DAY < after and not _covered(term.last, after, beside):
        found.append(Step("rotation.gap", term.last + _ONE_DAY, {"days": (after - term.last).days - 1}))
    return found


def _covered(before: date, after: date, beside: Sequence[Term]) -> bool:
    """Whether a term that began earlier or ends later holds every day between the two."""
    return any(each.first <= before + _ONE_DAY and each.last >= after - _ONE_DAY for each in beside)


# ------------------------------------------------------------------------------------------------ who may be nominated
class Turns(StrEnum):
    """What the rule of an office says of organisations that have held it in this round."""

    UNSAID = ""  # nothing: who has served is shown and decides nothing
    FIRST = "first"  # who has not served goes first: the others stand only where nobody else does
    ONLY = "only"  # who has served waits for the next round


def served_in_round(history: Iterable[str], members: Collection[str]) -> frozenset[str]:
    """The organisations that have held the office since the round began, from its holders in order of time.

    A round is over when every present member has held the office; then nobody has served in the new one.
    """
    everybody, served = set(members), set[str]()
    for holder in history:
        served.add(holder)
        if everybody <= served:
            served.clear()
    return frozenset(served)


@dataclass(frozen=True)
class Eligibility:
    """Whether an organisation may provide the next holder, and why. `waits`: only if nobody else stands."""

    eligible: bool
    waits: bool
    steps: tuple[Step, ...]


def eligibility(
    *, kind: str, holds_kind: Answer, in_good_standing: bool, served: bool, turns: Turns, on: date
) -> Eligibility:
    """Judges one organisation on one day.

    `kind` is the membership from among which the office is given ("" = the rule does not say), `holds_kind` whether
    the organisation has it on the day. What is not known is not enough: a term opened here rests on no
    gap in the record.
    """
    belongs = not kind or holds_kind is Answer.YES
    steps = [Step("rotation.member", on, {"kind": kind, "answer": holds_kind.value})] if kind else []
    steps.append(Step("rotation.standing", on, {"good": in_good_standing}))
    if served:
        steps.append(Step("rotation.served", on, {"rule": turns.value}))
    barred = served and turns is Turns.ONLY
    return Eligibility(
        eligible=belongs and in_good_standing and not barred,
        waits=served and turns is Turns.FIRST,
        steps=tuple(steps),
    )


# ------------------------------------------------------------------------------------------------ the windows
@dataclass(frozen=True)
class Window:
    """From a moment up to, but without, another."""

    opens: datetime
    closes: datetime

    def open_at(self, at: datetime) -> bool:
        """Whether something sent at the moment is in time."""
        return self.opens <= at < self.closes


def window_before(last: date, days: int) -> tuple[date, date]:
    """First and last day of a nomination window of so many days that leaves a month for the ballot and the handover."""
    closes = add_months(last, -1)
    return closes - timedelta(days=max(days, 1) - 1), closes


class Phase(StrEnum):
    """How far a rotation is at a moment; nothing has to run for it to go on."""

    ANNOUNCED = "announced"
    NOMINATIONS = "nominations"
    NOMINATED = "nominated"  # the window is closed: answers of nominees, then a ballot
    BALLOT = "ballot"
    COUNT = "count"  # the ballot is closed, its result not yet recorded
    DECIDED = "decided"
    CALLED_OFF = "called_off"


def phase_at(
    nominations: Window, ballot: Window | None, at: datetime, *, decided: bool = False, called_off: bool = False
) -> Phase:
    """The phase at a moment. `ballot` is the running or uncounted one; a ballot without result leaves none."""
    if called_off:
        return Phase.CALLED_OFF
    if decided:
        return Phase.DECIDED
    if at < nominations.opens:
        return Phase.ANNOUNCED
    if at < nominations.closes:
        return Phase.NOMINATIONS
    if ballot is None or at < ballot.opens:
        return Phase.NOMINATED
    return Phase.BALLOT if at < ballot.closes else Phase.COUNT
