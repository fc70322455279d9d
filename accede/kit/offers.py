"""What rooms offer to the house, as plain values.

A room registers in its `offers.py`; whoever shows (Today, the shell, a State's file, search, the report)
asks for a kind, a subject, a day and a reader. No room names a room above it. Cutting to the reader's rights
is each offerer's duty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accede.kit.letter_fields import Addressed as Addressed
from accede.kit.letter_fields import FieldKind as FieldKind
from accede.kit.letter_fields import Filled as Filled
from accede.kit.letter_fields import Hindrance as Hindrance
from accede.kit.letter_fields import LetterField as LetterField
from accede.kit.letter_fields import LetterTo as LetterTo
from accede.kit.letter_fields import RunTo as RunTo
from accede.kit.parts import Shown
from accede.kit.passages import Passage as Passage  # what "passages" gives, and for what it is asked
from accede.kit.passages import Quoted as Quoted
from accede.kit.passages import ReportOf as ReportOf
from accede.kit.pointers import Activity as Activity
from accede.kit.pointers import Planned as Planned
from accede.kit.pointers import Referenced as Referenced

Offerer = Callable[..., "list[Any]"]

_offerers: dict[str, list[Offerer]] = {}


def offer(kind: str) -> Callable[[Offerer], Offerer]:
    """Registers `f(*, subject, on, reader) -> list` as an offerer of a kind."""

    def register(function: Offerer) -> Offerer:
        known = _offerers.setdefault(kind, [])
        if function not in known:
            known.append(function)
        return function

    return register


def ask(kind: str, *, subject: Any = None, on: date, reader: Any) -> list[Any]:
    """Everything the rooms offer of a kind, in the order of their registration."""
    return [value for function in _offerers.get(kind, ()) for value in function(subject=subject, on=on, reader=reader)]


@contextmanager
def only(**offerers: Sequence[Offerer]) -> Iterator[None]:
    """For tests: within the block nothing is offered but this, by kind."""
    kept = dict(_offerers)
    _offerers.clear()
    _offerers.update({kind: list(functions) for kind, functions in offerers.items()})
    try:
        yield
    finally:
        _offerers.clear()
        _offerers.update(kept)


@dataclass(frozen=True)
class NavEntry:
    """kind "nav": a room in the side navigation; `count` is what waits, not what exists."""

    room: str
    group: str
    order: int
    label: str
    url: str
    count: int | None = None


@dataclass(frozen=True)
class CampaignEntry:
    """kind "campaigns": a campaign the reader may enter."""

    slug: str
    name: str
    url: str


@dataclass(frozen=True)
class WorkLine:
    """kind "work": something that waits for the reader."""

    title: str
    url: str
    due: date | None = None
    late: bool = False
    sub: str = ""
    action: str = ""


@dataclass(frozen=True)
class Span:
    """Subject of the kind "calendar": the dated things of a campaign from a day to a day, both included, past ones
    too. The room answers with DatedThing, as known on the day `on`."""

    campaign: str
    first: date
    until: date


@dataclass(frozen=True)
class News:
    """kind "news": what changed on record in the month before the day; subject = the campaign's slug. kind
    "public_news": that of it which goes out to everybody, in the active language.
    """

    key: str  # "record:act:512"
    day: Any  # a Moment or a date
    title: str
    what: str
    url: str
    mark: Any = None  # the class of a State, when there is one
    sentences: tuple[str, ...] = ()
    note: str = ""
    sub: str = ""
    action: str = ""


@dataclass(frozen=True)
class DayFigure(Shown):
    """kind "day_figures": a figure of the day, with what it counts; subject = the campaign's slug."""

    order: int = 0


@dataclass(frozen=True)
class InOffice:
    """kind "in_office": who holds an office on the day, and how far the term is; subject = the campaign's slug.

    `clock` is (months gone by, months of the term, words), or None where no term clock runs.
    """

    order: int
    title: str
    url: str
    holders: tuple[tuple[str, str], ...] = ()  # name, and from when to when
    clock: tuple[float, float, str] | None = None
    link: tuple[str, str] | None = None  # words, address: the one step that is next


@dataclass(frozen=True)
class OthersLine:
    """kind "waiting_for_others": something that somebody else must do, which the reader follows."""

    title: str
    url: str
    whom: str = ""  # "4 members", "December 18"
    since: date | None = None
    due: date | None = None
    late: bool = False
    sub: str = ""


@dataclass(frozen=True)
class Prepared:
    """kind "prepared": a draft that the system made and a person reviews; subject = the campaign's slug."""

    key: str  # what it follows from and what it is: "record:act:512:news"
    about: str  # the key of what it follows from: "record:act:512"
    order: int
    title: str
    url: str
    sub: str = ""
    action: str = ""


@dataclass(frozen=True)
class AgendaLine:
    """kind "agenda": a point a room proposes for the next meeting; subject = (campaign slug, day of the last
    meeting or None). Cut to what all of the alliance may read."""

    key: str  # stable, so that a point taken over once is not proposed again: "record:act:512"
    order: int
    title: str
    minutes: int = 5
    sub: str = ""
    url: str = ""


@dataclass(frozen=True)
class HandoverLine:
    """kind "handover": a line of the pack that the outgoing office-holder hands on; subject = (campaign slug, office
    key). Cut to what the incoming holder may read: asked with her, or with the outgoing one, as reader."""

    section: str  # waiting, drafts, dates, promises, money, decisions
    order: int
    title: str
    url: str
    due: date | None = None
    late: bool = False
    sub: str = ""


def handed_over(things: Iterable[WorkLine | DatedThing], section: str, order: int) -> list[HandoverLine]:
    """What a room offers anyway as work or as dates, as lines of a handover pack."""
    return [
        HandoverLine(section, order, each.title, each.url, due=each.day, sub=each.sub)
        if isinstance(each, DatedThing)
        else HandoverLine(section, order, each.title, each.url, due=each.due, late=each.late, sub=each.sub)
        for each in things
    ]


@dataclass(frozen=True)
class Beginning:
    """kind "beginnings": what an empty campaign does first in a room; subject = the campaign's slug. `done` is
    derived from what is there, never ticked by hand."""

    order: int
    title: str
    text: str
    url: str
    button: str
    done: bool


@dataclass(frozen=True)
class DatedThing:
    """kind "dates": something that happens on a day; with a time where one is known.

    `at` and `until` are moments with their offset from UTC, `zone` the name of the zone in which people think of
    them. `uid` and `sequence` are those of an entry that people's calendars hold already (an invitation).
    """

    day: date
    title: str
    url: str
    sub: str = ""
    key: str = ""
    at: datetime | None = None
    until: datetime | None = None
    zone: str = ""
    place: str = ""
    uid: str = ""
    sequence: int = 0
    cancelled: bool = False


@dataclass(frozen=True)
class StateTab:
    """kind "state_tab": a tab in a State's file that another room keeps; subject = (campaign slug, State's code)."""

    room: str
    order: int
    label: str
    url: str
    count: int | None = None


@dataclass(frozen=True)
class Readable:
    """kind "readable": a right the reader holds, in one campaign or (slug "") in every one."""

    right: str
    campaign: str = ""


@dataclass(frozen=True)
class Sight:
    """kind "sight": a mark by which the reader sees rows that are not shared with everybody, in one campaign or (slug
    "") in every one."""

    mark: str  # alliance, members, of-alliance, org:icmc
    campaign: str = ""


@dataclass(frozen=True)
class SearchDocument:
    """kind "search": a text to be found. The indexer asks with no reader, so give all and name the right
    needed.

    `right` "" means public; `key` is unique in the room and campaign; one document a language. `seen_by` are the marks
    (see Sight) of those who see it besides holding the right; none means all of these.
    """

    room: str
    key: str
    url: str
    title: str
    text: str
    language: str = "en"
    campaign: str = ""
    right: str = ""
    excerpt: str = ""
    day: date | None = None
    seen_by: tuple[str, ...] = ()
