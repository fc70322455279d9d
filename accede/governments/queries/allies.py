"""Who in a State stands with the campaign, and in which sectors nobody does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import pgettext

from accede.coalition.models import Campaign
from accede.coalition.rules import reading_of
from accede.core.dates import Answer
from accede.governments.models import Ally, AllySector
from accede.governments.queries.targets import target_rows
from accede.governments.rules import rows_seen
from accede.record.models import State
from accede.record.queries import names


@dataclass(frozen=True)
class SectorOnADay:
    """A sector of a State: who is known there. Its gap is derived: nobody there is with us."""

    sector: str
    allies: tuple[Ally, ...]

    @property
    def words(self) -> str:
        return str(AllySector(self.sector).label)

    @property
    def with_us(self) -> tuple[Ally, ...]:
        return tuple(each for each in self.allies if each.stance == Ally.Stance.WITH_US)

    @property
    def others(self) -> tuple[Ally, ...]:
        return tuple(each for each in self.allies if each.stance != Ally.Stance.WITH_US)

    @property
    def is_gap(self) -> bool:
        return not self.with_us

    @property
    def gap_words(self) -> str:
        """ "no union yet"; empty where somebody is with us."""
        return _no_one(self.sector) if self.is_gap else ""


@dataclass(frozen=True)
class AlliesMap:
    """The sectors of a State on a day, in the order of the map, empty ones too."""

    sectors: tuple[SectorOnADay, ...]

    @property
    def with_us(self) -> int:
        """How many stand with us on the day, of those that the reader sees."""
        return sum(len(each.with_us) for each in self.sectors)

    @property
    def known(self) -> int:
        return sum(len(each.allies) for each in self.sectors)

    @property
    def filled(self) -> tuple[SectorOnADay, ...]:
        """The sectors in which somebody is with us."""
        return tuple(each for each in self.sectors if not each.is_gap)

    @property
    def gaps(self) -> tuple[SectorOnADay, ...]:
        return tuple(each for each in self.sectors if each.is_gap)

    @property
    def gap_words(self) -> tuple[str, ...]:
        return tuple(each.gap_words for each in self.gaps)


def allies_of(campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date) -> AlliesMap:
    """The State's allies that the reader sees and that stand on `as_of`, by sector. Two queries, however many."""
    rows = rows_seen(Ally.objects.filter(state=state), campaign, reader=reader, on=on)
    return _map(_standing(_read(rows), as_of, campaign))


def allies_of_all(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> dict[str, AlliesMap]:
    """{State's code: the same} for the States of which anybody is known. Two queries, however many."""
    rows = _standing(_read(rows_seen(Ally.objects.all(), campaign, reader=reader, on=on)), as_of, campaign)
    found: dict[str, list[Ally]] = defaultdict(list)
    for row in rows:
        found[row.state.code].append(row)
    return {code: _map(rows) for code, rows in found.items()}


@dataclass(frozen=True)
class StateGaps:
    """A State with its map."""

    code: str
    name: str
    map: AlliesMap


@dataclass(frozen=True)
class SectorGaps:
    """A sector over the States shown: in how many nobody of it is with us."""

    sector: str
    states: int

    @property
    def words(self) -> str:
        return str(AllySector(self.sector).label)


@dataclass(frozen=True)
class Gaps:
    """The States shown, the most gaps first, and the sectors that are missing most."""

    rows: tuple[StateGaps, ...]
    sectors: tuple[SectorGaps, ...]

    @property
    def number(self) -> int:
        return len(self.rows)


def gaps_of_all(campaign: Campaign, *, reader: Any, as_of: date, on: date, every: bool = False) -> Gaps:
    """The target States of the day with who is with us there and the gaps; with `every` also each State of which
    anybody is known. Four queries, however many, while the record stands as it did.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    maps = allies_of_all(campaign, reader=reading, as_of=as_of, on=on)
    codes = {row.state.code for row in target_rows(campaign, reader=reading, as_of=as_of, on=on)}
    named = names(on=as_of)
    codes |= set(maps) if every else set()
    rows = [StateGaps(code, named.get(code, code), maps.get(code) or empty_map()) for code in codes]
    sectors = [
        SectorGaps(value, sum(not row.map.sectors[place].with_us for row in rows))
        for place, value in enumerate(AllySector.values)
    ]
    return Gaps(
        tuple(sorted(rows, key=lambda row: (-len(row.map.gaps), row.name))),
        tuple(sorted(sectors, key=lambda each: -each.states)),
    )


def empty_map() -> AlliesMap:
    """That of a State of which nobody is known: every sector is a gap."""
    return _map([])


def _read(rows: QuerySet[Ally]) -> QuerySet[Ally]:
    return rows.select_related("state", "owner", "organisation").order_by("name", "key")


def _standing(rows: QuerySet[Ally], as_of: date, campaign: Campaign) -> list[Ally]:
    there = [row for row in rows if stands(row, as_of)]
    for row in there:
        row.campaign = campaign
    return there


def stands(row: Ally, as_of: date) -> bool:
    """Whether it may stand on the day: not certainly later, not certainly over."""
    begun = row.since.on_or_before(as_of) is not Answer.NO
    over = bool(str(row.until)) and row.until.on_or_before(as_of) is Answer.YES
    return begun and not over


def _map(rows: list[Ally]) -> AlliesMap:
    by_sector: dict[str, list[Ally]] = defaultdict(list)
    for row in rows:
        by_sector[row.sector].append(row)
    return AlliesMap(tuple(SectorOnADay(value, tuple(by_sector[value])) for value in AllySector.values))


def _no_one(sector: str) -> str:
    return {
        AllySector.UNIONS: pgettext("allies", "no union yet"),
        AllySector.MIGRANTS: pgettext("allies", "no migrants' association yet"),
        AllySector.CHURCHES: pgettext("allies", "no church or religious body yet"),
        AllySector.WOMEN: pgettext("allies", "no women's organisation yet"),
        AllySector.EMPLOYERS: pgettext("allies", "no employers yet"),
        AllySector.PARLIAMENT: pgettext("allies", "no parliamentarian yet"),
        AllySector.MEDIA: pgettext("allies", "no media yet"),
        AllySector.ACADEMICS: pgettext("allies", "no academic yet"),
    }[AllySector(sector)]
