"""Who heads a mission on a day, as well as we know it; in which order missions stand; what counts as lately.

A head's time runs from a first to a last day. A directory often gives neither: who stands in it headed the mission
when we learned of it. Nothing is guessed: a successor does not end a predecessor's term, a person who reads does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from accede.core.dates import Answer, Moment
from accede.core.names import folded
from accede.core.tenure import Tenure

_UNKNOWN = Moment.unknown()
_ONE_DAY = timedelta(days=1)


class Rank(StrEnum):
    """From the highest; a chargé d'affaires stands after all ambassadors."""

    AMBASSADOR = "ambassador"
    OBSERVER = "observer"
    CHARGE = "charge"
    OTHER = "other"


@dataclass(frozen=True)
class Headship:
    """One person's time as head. `last` is the last day on which she heads the mission, empty while it goes on."""

    key: str
    learned: date
    first: Moment = _UNKNOWN
    last: Moment = _UNKNOWN
    rank: Rank = Rank.AMBASSADOR

    def on(self, day: date) -> Answer:
        """Whether she heads the mission on the day, as far as it was known on that day."""
        return self._tenure.on(day).answer

    @property
    def _tenure(self) -> Tenure:
        # Where no first day is known, she was there when we learned of her.
        known = self.first != _UNKNOWN or self.learned == date.max
        return Tenure(self.first if known else Moment.before(self.learned + _ONE_DAY), self.last)

    @property
    def impossible(self) -> bool:
        """Whether the last day certainly lies before the first."""
        return self.first != _UNKNOWN and bool(self._tenure.problem())


class Case(StrEnum):
    """What is known of the head of a mission on a day."""

    ONE = "one"
    NONE = "none"  # nobody is known to have headed it, up to that day
    LEFT = "left"  # somebody did, and nobody is known to have followed
    SEVERAL = "several"  # two or more at once: a term was not ended
    UNSURE = "unsure"  # of somebody it is not known whether she heads it on that day


@dataclass(frozen=True)
class Headed:
    """The answer for a day, each head by her key: certain (of several the highest in rank first), perhaps, the last
    who left, the next who comes.
    """

    case: Case
    certain: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    left: str = ""
    coming: str = ""


def headed_on(heads: Iterable[Headship], *, as_of: date) -> Headed:
    """Who heads the mission at the end of the day; a head of whom we learned later is not there."""
    known = [head for head in heads if head.learned <= as_of]
    answers = [(head, head.on(as_of)) for head in known]
    certain = sorted((head for head, answer in answers if answer is Answer.YES), key=_foremost)
    perhaps = [head for head, answer in answers if answer is Answer.NOT_KNOWN]
    gone = [head for head, answer in answers if answer is Answer.NO and _is_over(head, as_of)]
    coming = [head for head, answer in answers if answer is Answer.NO and not _is_over(head, as_of)]
    last = max(gone, key=lambda head: (head.last.latest or date.min, head.key), default=None)
    following = min(coming, key=lambda head: (head.first.sort_key, head.key), default=None)
    return Headed(
        _case(certain, perhaps, gone),
        tuple(head.key for head in certain),
        tuple(head.key for head in perhaps),
        last.key if last else "",
        following.key if following else "",
    )


def _is_over(head: Headship, day: date) -> bool:
    return head.last.latest is not None and head.last.latest < day


def _foremost(head: Headship) -> tuple[object, ...]:
    return (list(Rank).index(head.rank), head.first.sort_key, head.key)


def _case(certain: Sequence[Headship], perhaps: Sequence[Headship], gone: Sequence[Headship]) -> Case:
    if len(certain) > 1:
        return Case.SEVERAL
    if perhaps:
        return Case.UNSURE
    if certain:
        return Case.ONE
    return Case.LEFT if gone else Case.NONE


class Basis(StrEnum):
    """What a place in the order of precedence rests on."""

    GIVEN = "given"  # the directory numbers the missions
    CREDENTIALS = "credentials"  # the day on which the head presented hers
    NAME = "name"  # nothing is known but the State's name


@dataclass(frozen=True)
class Standing:
    """What decides of one mission's place: the number that the directory gives, the rank of its head and the day on
    which she presented her credentials; `name` decides where nothing else does.
    """

    key: str
    name: str
    number: int | None = None
    rank: Rank | None = None  # None: nobody heads it
    credentials: Moment = _UNKNOWN

    @property
    def basis(self) -> Basis:
        if self.number is not None:
            return Basis.GIVEN
        return Basis.NAME if self.credentials == _UNKNOWN else Basis.CREDENTIALS


def in_precedence(missions: Iterable[Standing]) -> list[Standing]:
    """Missions of one seat in their order: numbered ones first, then by rank and within a rank by credentials, the
    earliest first, those of whom no day is known after them by name; without a head last.
    """
    ranks = list(Rank)

    def place(each: Standing) -> tuple[object, ...]:
        rank = len(ranks) if each.rank is None else ranks.index(each.rank)
        numbered = (0, each.number) if each.number is not None else (1, 0)
        return (*numbered, rank, each.credentials.sort_key, each.name, each.key)

    return sorted(missions, key=place)


def changed_lately(changed: date | None, *, as_of: date, days: int) -> bool:
    """Whether it changed on the day or within so many days before it; a change after the day is not known on it."""
    return changed is not None and changed <= as_of and as_of - changed <= timedelta(days=days)


def unchecked(checked: date | None, *, as_of: date, days: int) -> bool:
    """Whether nobody checked it within so many days before the day."""
    return checked is None or as_of - checked > timedelta(days=days)


# What stands before a name in directories, folded; it comes and goes.
_BEFORE_NAMES = (
    "h e he s se son sa su excellency excellence excelencia mr mrs ms miss dr prof sir dame lord m mme mlle sr sra "
    "srta ambassador ambassadeur embajador embajadora the hon honourable سعادة السيد السيدة السفير السفيرة"
)
_HONORIFICS = frozenset(_BEFORE_NAMES.split())


def bare_name(name: str) -> frozenset[str]:
    """The words of a person's name without forms of address, accents, case and order: "H.E. Ms. Ana PÉREZ" and "Perez,
    Ana" are one. A name that has nothing else keeps its words.
    """
    words = folded(name).split()
    kept = frozenset(word for word in words if word not in _HONORIFICS)
    return kept or frozenset(words)
