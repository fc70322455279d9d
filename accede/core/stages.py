"""The way to deposit inside a State: its steps by legal tradition, and where it stands on a day.

Only a deposit on record ends the way; nothing here does. The rule, in order. The facts are those that the reader may
see.

1. A fact counts from the day on which it was learned of; a fact that another one corrects no longer stands.
2. A step that is done leads to the next one. A step that is under way, refused or lapsed is where the way stands.
3. Facts are taken in the order of their days. The way goes forward with any fact that is farther along.
4. It goes back only by a fact that is surely later: a refusal, a lapse, or a step taken up anew. An earlier step that
   is done later takes nothing back, unless the way had ended in a refusal or a lapse.
5. Steps before the place where the way stands count as passed, also where nothing is known of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from accede.core.acts import standing_rows
from accede.core.corrections import entered, known_on, rivals, span
from accede.core.dates import Moment


class Kind(StrEnum):
    """The kinds of step, from the beginning to the end."""

    STUDY = "study"
    DECISION = "decision"
    COMMITTEE = "committee"
    CHAMBER = "chamber"
    PROMULGATION = "promulgation"
    INSTRUMENT = "instrument"
    DEPOSIT = "deposit"


class Became(StrEnum):
    """What a fact says of its step."""

    EXPECTED = "expected"
    BEGUN = "begun"
    DONE = "done"
    REFUSED = "refused"
    LAPSED = "lapsed"


_BEGINNING = (Kind.STUDY, Kind.DECISION)
_END = (Kind.INSTRUMENT, Kind.DEPOSIT)

# A beginning for each legal tradition; every State adapts its own. Two chambers each have their committee.
TEMPLATES: Mapping[str, tuple[Kind, ...]] = {
    "parliament": (*_BEGINNING, Kind.COMMITTEE, Kind.CHAMBER, Kind.PROMULGATION, *_END),
    "congress": (
        *_BEGINNING, Kind.COMMITTEE, Kind.CHAMBER, Kind.COMMITTEE, Kind.CHAMBER, Kind.PROMULGATION, *_END,
    ),
    "executive": (*_BEGINNING, Kind.CHAMBER, *_END),
    "decree": (*_BEGINNING, Kind.PROMULGATION, *_END),
    "federal": (*_BEGINNING, Kind.DECISION, Kind.COMMITTEE, Kind.CHAMBER, Kind.PROMULGATION, *_END),
    "other": (*_BEGINNING, *_END),
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """Something known of a step (its number). For an expected one `day` is when it is expected."""

    id: int | str
    step: int
    became: Became
    day: Moment
    learned: date
    replaces_id: int | str | None = None


class Standing(StrEnum):
    """How the way stands at its place."""

    NOT_KNOWN = "not_known"  # no fact
    NEXT = "next"  # what went before is done, this one has not begun as far as is known
    UNDER_WAY = "under_way"
    REFUSED = "refused"
    LAPSED = "lapsed"
    DEPOSITED = "deposited"  # on record


@dataclass(frozen=True)
class Way:
    """Where the way stands on a day. `place`: the number of the step at which it stands, None when nothing is known
    or when it is at its end; `by`: the fact that put it there; `last` and `expected`: the newest fact of each step;
    `rivals`: facts that correct one and the same fact.
    """

    place: int | None
    standing: Standing
    by: Fact | None = None
    last: Mapping[int, Fact] = field(default_factory=dict)
    expected: Mapping[int, Fact] = field(default_factory=dict)
    rivals: tuple[tuple[Fact, ...], ...] = ()

    def is_passed(self, number: int) -> bool:
        """Whether a step lies behind."""
        return self.standing is Standing.DEPOSITED or (self.place is not None and number < self.place)


_AT = {Became.BEGUN: Standing.UNDER_WAY, Became.REFUSED: Standing.REFUSED, Became.LAPSED: Standing.LAPSED}
STOPPED = (Standing.REFUSED, Standing.LAPSED)
_WEIGHT = {Standing.NEXT: 0, Standing.UNDER_WAY: 1, Standing.LAPSED: 2, Standing.REFUSED: 3}


def way_on(steps: Sequence[int], facts: Iterable[Fact], *, on: date, deposited: bool = False) -> Way:
    """Where the way stands at the end of the day. `steps`: their numbers, the deposit last; `deposited`: whether an
    instrument is on record by then.
    """
    order = sorted(steps)
    standing = [fact for fact in _standing(facts, on) if fact.step in order]
    real = sorted((fact for fact in standing if fact.became is not Became.EXPECTED), key=_order)
    last = {fact.step: fact for fact in real}
    expected = {} if deposited else _expected(standing, last)
    beside = tuple(rivals(standing))
    if deposited:
        return Way(None, Standing.DEPOSITED, None, last, {}, beside)
    held: tuple[int, Standing, Fact] | None = None
    for fact in real:
        reached = _reached(fact, order)
        if held is None or _takes_over(reached, held):
            held = reached
    if held is None:
        return Way(None, Standing.NOT_KNOWN, None, last, expected, beside)
    ahead = {number: fact for number, fact in expected.items() if number >= held[0]}
    return Way(held[0], held[1], held[2], last, ahead, beside)


def _standing(facts: Iterable[Fact], on: date) -> list[Fact]:
    """What is expected lies ahead of the day; everything else must not."""
    standing = standing_rows(known_on(facts, on=on, to_come=True))
    happened = {fact.id for fact in known_on(standing, on=on)}
    return [fact for fact in standing if fact.became is Became.EXPECTED or fact.id in happened]


def _order(fact: Fact) -> tuple[date, int, date, tuple[int, str]]:
    return (span(fact)[1], fact.step, fact.learned, entered(fact))


def _expected(standing: Iterable[Fact], last: Mapping[int, Fact]) -> dict[int, Fact]:
    """The newest expectation of each step that was not done or stopped since it was learned of."""
    found: dict[int, Fact] = {}
    for fact in sorted(standing, key=lambda one: (one.learned, entered(one))):
        since = last.get(fact.step)
        met = since is not None and since.became is not Became.BEGUN and since.learned >= fact.learned
        if fact.became is Became.EXPECTED and not met:
            found[fact.step] = fact
    return found


def _reached(fact: Fact, order: list[int]) -> tuple[int, Standing, Fact]:
    if fact.became is not Became.DONE:
        return (fact.step, _AT[fact.became], fact)
    later = [number for number in order if number > fact.step]
    # The last step is the deposit: what is recorded here cannot lead past it.
    return (later[0] if later else order[-1], Standing.NEXT, fact)


def _takes_over(new: tuple[int, Standing, Fact], held: tuple[int, Standing, Fact]) -> bool:
    if new[0] > held[0]:
        return True
    surely_later = span(new[2])[0] > span(held[2])[1]
    if new[0] == held[0]:
        return surely_later or _WEIGHT[new[1]] >= _WEIGHT[held[1]]
    return surely_later and (held[1] in STOPPED or new[1] is not Standing.NEXT)
