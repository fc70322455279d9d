"""What the acts of a membership add up to: from when to when it runs, and when it is suspended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.core.dates import Answer, Moment
from accede.core.intervals import Interval

_UNKNOWN = Moment.unknown()


class StepKind(StrEnum):
    """The acts by which a place in an alliance comes, rests and goes."""

    APPLICATION = "application"  # the organisation asks
    DECISION = "decision"  # the alliance answers
    ADMISSION = "admission"  # the first day
    SUSPENSION = "suspension"  # from this day not in good standing
    REINSTATEMENT = "reinstatement"  # from this day in good standing again
    LEAVING = "leaving"  # the last day


@dataclass(frozen=True)
class Step:
    """One act as a value. `key` is its own; `replaces` the key of the act that it corrects; `struck`: the act corrected
    never was.
    """

    key: str
    kind: StepKind
    day: Moment
    replaces: str = ""
    struck: bool = False


@dataclass(frozen=True)
class Span:
    """From the first day to the last, as the acts have them; what no act says is unknown."""

    start: Moment = _UNKNOWN
    end: Moment = _UNKNOWN


def standing_steps(steps: Iterable[Step]) -> list[Step]:
    """The acts that stand after every correction, by day; an act that was corrected or struck is left out."""
    all_of_them = list(steps)
    replaced = {step.replaces for step in all_of_them if step.replaces}
    return sorted(
        (step for step in all_of_them if step.key not in replaced and not step.struck),
        key=lambda step: (*step.day.sort_key, list(StepKind).index(step.kind), step.key),
    )


def span_of(steps: Iterable[Step]) -> Span:
    """When the membership runs by its acts: the last admission that stands, the last leaving that stands."""
    standing = standing_steps(steps)
    begun = [step.day for step in standing if step.kind is StepKind.ADMISSION]
    left = [step.day for step in standing if step.kind is StepKind.LEAVING]
    return Span(begun[-1] if begun else _UNKNOWN, left[-1] if left else _UNKNOWN)


def suspensions_of(steps: Iterable[Step]) -> list[Interval]:
    """Each suspension, up to but without the day from which the organisation is in good standing again."""
    found: list[Interval] = []
    for step in standing_steps(steps):
        if step.kind is StepKind.SUSPENSION:
            found.append(Interval(step.day))
        elif step.kind is StepKind.REINSTATEMENT and found and found[-1].end is None:
            found[-1] = Interval(found[-1].start, step.day)
    return found


def suspended_on(steps: Iterable[Step], day: date) -> Answer:
    """Whether the membership rests on the day: yes, no, or not known where a day is known less well."""
    answers = [suspension.covers(day) for suspension in suspensions_of(steps)]
    if Answer.YES in answers:
        return Answer.YES
    return Answer.NOT_KNOWN if Answer.NOT_KNOWN in answers else Answer.NO
