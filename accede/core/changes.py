"""What happened under a treaty between two days, by the day on which it was done or took effect.

When we learned of it is another question and is answered elsewhere (by the register's own dates): the two are
never merged here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.core.acts import Act, Kind
from accede.core.dates import Answer, Moment
from accede.core.standing import Life, StateClass


class EventKind(StrEnum):
    """`signed`, `bound`, `notice` (of withdrawal) and `statement` (declarations, reservations, objections and
    their withdrawals) go by the day of deposit; `in_force`, `left` by the day of their effect; `other` is any
    other act, by deposit."""

    SIGNED = "signed"
    BOUND = "bound"
    IN_FORCE = "in_force"
    NOTICE = "notice"
    LEFT = "left"
    STATEMENT = "statement"
    OTHER = "other"


STATEMENTS = frozenset(
    {
        Kind.RESERVATION,
        Kind.DECLARATION,
        Kind.OBJECTION,
        Kind.RESERVATION_WITHDRAWN,
        Kind.DECLARATION_WITHDRAWN,
        Kind.OBJECTION_WITHDRAWN,
    }
)


@dataclass(frozen=True)
class Event:
    """One thing that happened. `act` is the act behind it: for `in_force` the instrument, for `left` the notice
    (or the instrument that no longer stands). `exact` is False when its date may lie outside the two days."""

    kind: EventKind
    state: str
    when: Moment
    act: Act
    exact: bool = True


@dataclass(frozen=True)
class ClassChange:
    """A State's class at the end of the first day and at the end of the last; None = there was no such State
    (any more)."""

    state: str
    before: StateClass | None
    after: StateClass | None


def events_between(everybody: Mapping[str, Life], *, start: date, end: date) -> tuple[Event, ...]:
    """What happened after the end of `start` and up to the end of `end`, in the order of days.

    An act whose date lacks its day and may lie on either side of a bound is given with `exact` False.
    """
    found = [event for life in everybody.values() for event in _events(life, start, end)]
    order = list(EventKind)
    return tuple(sorted(found, key=lambda one: (*one.when.sort_key, order.index(one.kind), one.state, str(one.act.id))))


def class_changes(everybody: Mapping[str, Life], *, start: date, end: date) -> tuple[ClassChange, ...]:
    """The States whose class at the end of `end` is another than at the end of `start`, by code."""
    found = (ClassChange(state, _class(life, start), _class(life, end)) for state, life in sorted(everybody.items()))
    return tuple(one for one in found if one.before is not one.after)


def _class(life: Life, day: date) -> StateClass | None:
    return life.class_on(day) if life.exists_on(day) else None


def _events(life: Life, start: date, end: date) -> Iterator[Event]:
    for act in life.acts:
        inside = within(act.deposited, start, end)
        if inside is not Answer.NO:
            yield Event(_kind_of(act), life.state, act.deposited, act, inside is Answer.YES)
    for spell in life.spells:
        day, notice = (spell.party_from if spell.was_party else None), spell.ended_by or spell.act
        if day is not None and start < day <= end:
            exact = not spell.entry.needs_a_day and spell.act.may_count_from == spell.act.counts_from
            yield Event(EventKind.IN_FORCE, life.state, Moment.on(day), spell.act, exact)
        if spell.until is not None and start < spell.until <= end:
            yield Event(EventKind.LEFT, life.state, Moment.on(spell.until), notice, notice.deposited.is_day)


def _kind_of(act: Act) -> EventKind:
    if act.binds:
        return EventKind.BOUND
    if act.signs:
        return EventKind.SIGNED
    if act.kind is Kind.DENUNCIATION:
        return EventKind.NOTICE
    return EventKind.STATEMENT if act.kind in STATEMENTS else EventKind.OTHER


def within(moment: Moment, start: date, end: date) -> Answer:
    """Whether it lies after the end of `start` and by the end of `end`."""
    begun, over = moment.on_or_before(start), moment.on_or_before(end)
    if begun is Answer.NO and over is Answer.YES:
        return Answer.YES
    return Answer.NO if begun is Answer.YES or over is Answer.NO else Answer.NOT_KNOWN


def kinds_of(events: Iterable[Event]) -> dict[EventKind, list[Event]]:
    """The events under each kind, in the order of `EventKind`; every kind is there."""
    groups: dict[EventKind, list[Event]] = {kind: [] for kind in EventKind}
    for event in events:
        groups[event.kind].append(event)
    return groups
