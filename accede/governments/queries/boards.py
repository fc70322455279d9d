"""The boards: every State with what its file says on a day, cut and sorted, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accede.coalition.models import Campaign
from accede.coalition.rules import reading_of
from accede.core.standing import CONTRACTING, StateClass
from accede.governments.models import Champion, Position, Stance, StateTag, StepKind, Target
from accede.governments.queries.contacts import last_contacts
from accede.governments.queries.obstacles import open_obstacles
from accede.governments.queries.positions import board_positions
from accede.governments.queries.promises import open_promises
from accede.governments.queries.stages import stages_of_all
from accede.governments.queries.targets import champions, target_rows
from accede.governments.rules import rows_seen
from accede.record import queries as record

QUIET = timedelta(days=60)
NOT_KNOWN = "unknown"
STAGES = ("", *StepKind.values)  # "" stands for "not known"; the deposit comes last and from the record alone
_STANCES = Stance.values


@dataclass(frozen=True)
class BoardRow:
    """A State on the day, as far as the reader sees its file."""

    state: record.StateRow
    position: Position | None
    stale: bool
    stage: str  # a StepKind, "" where it is not known
    obstacles: int
    contacts: int
    last: date | None
    open: int
    late: int
    targets: tuple[Target, ...]
    champions: tuple[Champion, ...]
    groups: frozenset[str]
    tags: tuple[str, ...]
    day: date

    @property
    def code(self) -> str:
        return self.state.code

    @property
    def name(self) -> str:
        return self.state.name

    @property
    def bound(self) -> bool:
        return self.state.state_class in CONTRACTING

    @property
    def stance(self) -> str:
        """A Stance; "unknown" where no claim is on record."""
        return self.position.stance if self.position else NOT_KNOWN

    @property
    def stance_words(self) -> str:
        return str(Stance(self.stance).label)

    @property
    def stage_words(self) -> str:
        return str(StepKind(self.stage).label) if self.stage else ""

    @property
    def age(self) -> int | None:
        """Days since the latest day on which the position can have been held."""
        latest = self.position.as_of.latest if self.position else None
        return max((self.day - latest).days, 0) if latest else None

    @property
    def quiet(self) -> bool:
        return self.last is None or self.last < self.day - QUIET

    @property
    def hands(self) -> tuple[str, ...]:
        """Short names of the organisations in whose hands the State is as a target."""
        return tuple(sorted({row.organisation.short for row in self.targets if row.organisation}))


@dataclass(frozen=True)
class Cut:
    """Which rows, in which order. Empty cuts nothing; `sort` is a key of SORTS, with "-" before it the other way."""

    text: str = ""
    state_class: str = ""
    position: str = ""
    stage: str = ""
    group: str = ""
    direction: str = ""
    target: str = ""  # yes, no
    champion: str = ""  # champion, sponsor
    tag: str = ""
    stale: str = ""  # yes
    met: str = ""  # quiet, never
    sort: str = "name"


@dataclass(frozen=True)
class Board:
    """All rows of the day, and those that the cut leaves, in its order."""

    everybody: tuple[BoardRow, ...]
    rows: tuple[BoardRow, ...]
    tags: tuple[str, ...]  # that the reader may see, to choose from


def board(campaign: Campaign, cut: Cut | None = None, *, reader: Any, as_of: date, on: date) -> Board:
    """Every State on the day. A fixed number of queries, whatever the files hold."""
    reading = reading_of(reader, campaign.slug, on=on)
    asked: dict[str, Any] = {"reader": reading, "as_of": as_of, "on": on}
    held = _Held(
        positions=board_positions(campaign, **asked),
        stages=stages_of_all(campaign, **asked),
        obstacles=open_obstacles(campaign, **asked),
        contacts=last_contacts(campaign, **asked),
        promises=open_promises(campaign, **asked),
        targets=_by_state(target_rows(campaign, **asked)),
        champions=_by_state(champions(campaign, **asked)),
        groups=_groups(as_of),
        tags=_tags(campaign, reading, on),
    )
    states = record.every_state(campaign.treaty, as_of=as_of)
    everybody = tuple(held.row(state, as_of) for state in states)
    tags = tuple(sorted({tag for row in everybody for tag in row.tags}))
    return Board(everybody, tuple(cut_rows(everybody, cut or Cut())), tags)


@dataclass(frozen=True)
class _Held:
    """What is known, each by the State's code."""

    positions: Mapping[str, tuple[Position, bool]]
    stages: Mapping[str, str]
    obstacles: Mapping[str, int]
    contacts: Mapping[str, tuple[int, date]]
    promises: Mapping[str, tuple[int, int]]
    targets: Mapping[str, tuple[Any, ...]]
    champions: Mapping[str, tuple[Any, ...]]
    groups: Mapping[str, frozenset[str]]
    tags: Mapping[str, tuple[str, ...]]

    def row(self, state: record.StateRow, day: date) -> BoardRow:
        code = state.code
        position, stale = self.positions.get(code, (None, False))
        contacts, last = self.contacts.get(code, (0, None))
        opened, late = self.promises.get(code, (0, 0))
        bound = state.state_class in CONTRACTING
        return BoardRow(
            state, position, stale, StepKind.DEPOSIT.value if bound else str(self.stages.get(code, "")),
            self.obstacles.get(code, 0), contacts, last, opened, late, self.targets.get(code, ()),
            self.champions.get(code, ()), self.groups.get(code, frozenset()), self.tags.get(code, ()), day,
        )  # fmt: skip


def _by_state(rows: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for row in rows:
        found[row.state.code] = (*found.get(row.state.code, ()), row)
    return found


def _groups(day: date) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, _name, members in record.groups_on(on=day):
        for code in members:
            found.setdefault(code, set()).add(key)
    return {code: frozenset(keys) for code, keys in found.items()}


def _tags(campaign: Campaign, reading: Any, on: date) -> dict[str, tuple[str, ...]]:
    rows = rows_seen(StateTag.objects.order_by("tag"), campaign, reader=reading, on=on)
    found: dict[str, dict[str, None]] = {}
    for code, tag in rows.values_list("state__code", "tag"):
        found.setdefault(code, {})[tag] = None
    return {code: tuple(tags) for code, tags in found.items()}


# ------------------------------------------------------------------------------------------------- cutting and sorting
def cut_rows(rows: Iterable[BoardRow], cut: Cut) -> list[BoardRow]:
    """The rows that the cut leaves, in its order; rows that are alike stay in the order of names."""
    wanted = [_TESTS[name] for name in _TESTS if getattr(cut, name)]
    kept = [row for row in rows if all(test(row, cut) for test in wanted)]
    down, key = cut.sort.startswith("-"), SORTS.get(cut.sort.lstrip("-"))
    if key is None:
        return kept
    known = [row for row in kept if key(row) is not None]
    unknown = [row for row in kept if key(row) is None]  # what is not known comes last, whichever way
    return [*sorted(known, key=key, reverse=down), *unknown]


def _named(row: BoardRow, cut: Cut) -> bool:
    wanted = record.folded(cut.text)
    return wanted in record.folded(row.name) or wanted == row.code.casefold()


def _met(row: BoardRow, cut: Cut) -> bool:
    return row.contacts == 0 if cut.met == "never" else row.quiet


_TESTS: dict[str, Callable[[BoardRow, Cut], bool]] = {
    "text": _named,
    "state_class": lambda row, cut: row.state.state_class == cut.state_class,
    "position": lambda row, cut: row.stance == cut.position,
    "stage": lambda row, cut: (row.stage or NOT_KNOWN) == cut.stage,
    "group": lambda row, cut: cut.group in row.groups,
    "direction": lambda row, cut: row.state.direction == cut.direction,
    "target": lambda row, cut: bool(row.targets) == (cut.target == "yes"),
    "champion": lambda row, cut: any(each.role == cut.champion for each in row.champions),
    "tag": lambda row, cut: cut.tag in row.tags,
    "stale": lambda row, _cut: row.stale,
    "met": _met,
}  # fmt: skip

_CLASSES = {each: place for place, each in enumerate(record.CLASSES)}
SORTS: dict[str, Callable[[BoardRow], Any]] = {
    "name": lambda row: (row.name.casefold(), row.code),
    "class": lambda row: _CLASSES[StateClass(row.state.state_class)],
    "position": lambda row: _STANCES.index(row.stance) if row.stance != NOT_KNOWN else None,
    "age": lambda row: row.age,
    "stage": lambda row: STAGES.index(row.stage) if row.stage else None,
    "obstacles": lambda row: row.obstacles,
    "contacts": lambda row: row.contacts,
    "last": lambda row: row.last,
    "promises": lambda row: (row.late, row.open),
    "target": lambda row: row.targets[0].targets.title.casefold() if row.targets else None,
    "hands": lambda row: row.hands[0].casefold() if row.hands else None,
}


# ----------------------------------------------------------------------------------------------- by stage, by position
@dataclass(frozen=True)
class Column:
    """A stage with its States; `key` "" is "not known"."""

    key: str
    rows: tuple[BoardRow, ...]

    @property
    def words(self) -> str:
        return str(StepKind(self.key).label) if self.key else ""

    @property
    def deposit(self) -> bool:
        return self.key == StepKind.DEPOSIT


def by_stage(rows: Iterable[BoardRow]) -> list[Column]:
    """A column for each stage, "not known" first and the deposit last: there stand the States that are bound."""
    found: dict[str, list[BoardRow]] = {key: [] for key in STAGES}
    for row in rows:
        found[_column(row)].append(row)
    return [Column(key, tuple(each)) for key, each in found.items()]


def _column(row: BoardRow) -> str:
    # A way whose next step is the deposit has not deposited: it stands where the instrument is signed.
    return StepKind.INSTRUMENT.value if row.stage == StepKind.DEPOSIT and not row.bound else row.stage


BOUND = "bound"


def by_position(rows: Iterable[BoardRow]) -> dict[str, list[BoardRow]]:
    """The States under each position, those that are bound apart: what the campaign asks of them is done."""
    found: dict[str, list[BoardRow]] = {key: [] for key in (BOUND, *_STANCES)}
    for row in rows:
        found[BOUND if row.bound else row.stance].append(row)
    return found
