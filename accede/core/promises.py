"""What became of a promise, and of what was asked, on a day. Derived from dated steps; nothing is kept as a status.

A step that lies after the day is not there yet. Of two steps of one day the later entered (the higher number) holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Happened(StrEnum):
    """What a step of a promise says."""

    KEPT = "kept"
    PARTLY = "partly"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    REMINDED = "reminded"
    NEW_DUE = "new_due"
    REOPENED = "reopened"


class Outcome(StrEnum):
    """How a promise stands. One that is late is open: lateness is of the calendar, not of the promise."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY = "partly"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


class Answered(StrEnum):
    """How an ask stands."""

    OPEN = "open"
    PROMISED = "promised"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    DONE = "done"


@dataclass(frozen=True)
class Step:
    """A step of a promise: its day, its number in the order of entering, and the day due that it gives, if any."""

    day: date
    number: int
    kind: Happened
    due: date | None = None


@dataclass(frozen=True)
class PromiseState:
    """How a promise stands on a day.

    `since`: the day of the step that closed it, None while it is open. `due`: the day due as last given. `moved`: how
    often another day was given. `reminded`: the last reminder. `late`: whole days after the day due, 0 when not late.
    """

    outcome: Outcome
    since: date | None
    due: date | None
    moved: int = 0
    reminded: date | None = None
    late: int = 0

    @property
    def open(self) -> bool:
        return self.outcome is Outcome.OPEN

    @property
    def late_since(self) -> date | None:
        """The first day on which it was late, while it is."""
        return self.due + timedelta(days=1) if self.late and self.due else None


@dataclass(frozen=True)
class AskState:
    """How an ask stands on a day; `late` as for a promise: the answer was wanted before the day, and none came."""

    outcome: Answered
    since: date | None
    late: int = 0

    @property
    def open(self) -> bool:
        return self.outcome is Answered.OPEN


_CLOSING = {
    Happened.KEPT: Outcome.KEPT,
    Happened.PARTLY: Outcome.PARTLY,
    Happened.BROKEN: Outcome.BROKEN,
    Happened.WITHDRAWN: Outcome.WITHDRAWN,
    Happened.REOPENED: Outcome.OPEN,
}


def promise_state(*, due: date | None, steps: Iterable[Step], on: date) -> PromiseState:
    """How a promise first due on `due` stands at the end of the day `on`, after its steps, in whatever order."""
    outcome, since, moved, reminded = Outcome.OPEN, None, 0, None
    for step in sorted((each for each in steps if each.day <= on), key=lambda each: (each.day, each.number)):
        if step.kind is Happened.NEW_DUE:
            due, moved = step.due, moved + 1
        elif step.kind is Happened.REMINDED:
            reminded = step.day
        else:
            outcome = _CLOSING[step.kind]
            since = None if outcome is Outcome.OPEN else step.day
    late = _days_after(due, on) if outcome is Outcome.OPEN else 0
    return PromiseState(outcome, since, due, moved, reminded, late)


def ask_state(
    *, due: date | None, steps: Iterable[tuple[date, int, Answered]], promised: Iterable[date], on: date
) -> AskState:
    """How an ask stands at the end of the day `on`. `steps` are (day, number, what happened); `promised` are the first
    possible days of the promises given in answer. A step speaks before a promise: what was declined after a promise
    is declined.
    """
    known = sorted(each for each in steps if each[0] <= on)
    if known:
        return AskState(known[-1][2], known[-1][0])
    answers = sorted(day for day in promised if day <= on)
    if answers:
        return AskState(Answered.PROMISED, answers[0])
    return AskState(Answered.OPEN, None, _days_after(due, on))


def may_follow(outcome: Outcome) -> frozenset[Happened]:
    """What can still happen to a promise that stands so. What is closed is opened again before another day is given;
    one that was kept in part or broken may yet be kept.
    """
    if outcome is Outcome.OPEN:
        return frozenset(Happened) - {Happened.REOPENED}
    late = {Happened.KEPT} if outcome in (Outcome.PARTLY, Outcome.BROKEN) else set()
    return frozenset(late | {Happened.REOPENED})


def _days_after(due: date | None, on: date) -> int:
    return max((on - due).days, 0) if due else 0
