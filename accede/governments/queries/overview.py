"""The overview of a State's file: everything the alliance knows of a government on a day, cut to one reader.

Every part asks its own module; the number of queries does not depend on the number of rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accede.coalition.models import Campaign
from accede.coalition.rules import reading_of
from accede.core.dates import Moment
from accede.core.standing import Standing
from accede.governments.models import Champion, Target
from accede.governments.queries.allies import AlliesMap, allies_of
from accede.governments.queries.contacts import Only, entry_of, log, names_for, summary_of
from accede.governments.queries.missions import MissionOn, missions_of
from accede.governments.queries.obstacles import Raised, obstacles_of
from accede.governments.queries.positions import StatePosition, state_position
from accede.governments.queries.promises import PromiseRow, promises_of
from accede.governments.queries.recommendations import Recommended, recommendations_of
from accede.governments.queries.stages import ShownTrack, track_of
from accede.governments.queries.standing import Supposed, lede, migration_words, standing_of, supposed
from accede.governments.queries.targets import champions_of, targets_of
from accede.kit.parts import Entry
from accede.record.models import State
from accede.record.queries import (
    Explained,
    TreatyRow,
    beside_states,
    bound_already,
    core_treaties,
    direction_word,
    explain_state,
    groups_of,
    state_acts,
    state_facts,
)

CONTACTS_SHOWN = 4


@dataclass(frozen=True)
class Beside:
    """What the record says besides the campaign's treaty."""

    own: TreatyRow | None
    already: tuple[tuple[str, Moment | None], ...]  # short title and the day of deposit
    groups: tuple[str, ...]
    direction: str
    migration: tuple[tuple[str, int], ...]
    year: int | None


@dataclass(frozen=True)
class Log:
    """The latest entries of the contact log, and what all of them add up to, as far as the reader sees them."""

    entries: tuple[Entry, ...]
    words: str
    last: date | None
    number: int


@dataclass(frozen=True)
class Overview:
    """A State's file on a day."""

    standing: Standing | None
    lede: str
    track: ShownTrack | None
    supposed: Supposed | None  # None for a State that is bound
    explained: tuple[Explained, ...]  # how its own day of entry into force comes about, when it is bound
    position: StatePosition | None
    obstacles: tuple[Raised, ...]
    log: Log
    beside: Beside
    missions: tuple[MissionOn, ...]
    promises: tuple[PromiseRow, ...]
    recommended: tuple[Recommended, ...]
    allies: AlliesMap
    targets: tuple[Target, ...]
    champions: tuple[Champion, ...]


def overview(
    campaign: Campaign, state: State, name: str, *, reader: Any, as_of: date, on: date, deposit: date | None = None
) -> Overview:
    """The file as that reader may see it. `deposit`: the day on which a deposit is supposed; the day shown without."""
    reading = reading_of(reader, campaign.slug, on=on)
    whose: Any = {"reader": reading, "as_of": as_of, "on": on}
    one = standing_of(campaign, state, as_of=as_of)
    bound = one is not None and one.bound
    targets = tuple(targets_of(campaign, state, **whose))
    return Overview(
        standing=one,
        lede=lede(one, targets, as_of=as_of),
        track=track_of(campaign, state, **whose),
        supposed=None if bound else supposed(campaign, state, name, day=deposit or as_of, today=on),
        explained=tuple(explain_state(campaign.treaty, state.code, as_of=as_of)) if bound else (),
        position=state_position(campaign, state, **whose),
        obstacles=tuple(obstacles_of(campaign, state, **whose)),
        log=_log(campaign, state, whose),
        beside=_beside(campaign, state, as_of),
        missions=tuple(missions_of(campaign, state, as_of=as_of)),
        promises=tuple(promises_of(campaign, state, **whose)),
        recommended=tuple(recommendations_of(campaign, state, as_of=as_of)),
        allies=allies_of(campaign, state, **whose),
        targets=targets,
        champions=tuple(champions_of(campaign, state, **whose)),
    )


def _log(campaign: Campaign, state: State, whose: Any) -> Log:
    rows = log(campaign, **whose, only=Only(state=state.code))
    found = summary_of(campaign, state, reading=whose["reader"], as_of=whose["as_of"])
    called = names_for(campaign)
    shown = tuple(entry_of(row, as_of=whose["as_of"], called=called) for row in rows[:CONTACTS_SHOWN])
    return Log(shown, found.words, found.last, rows.count())


def _beside(campaign: Campaign, state: State, as_of: date) -> Beside:
    treaty = campaign.treaty
    rows = state_acts(state.code, as_of=as_of)
    already = bound_already(state.code, among=core_treaties(), as_of=as_of, treaty=treaty)
    facts = state_facts(state.code, on=as_of) if "migration" in beside_states([treaty]) else None
    migrants = facts.migrants if facts else None
    return Beside(
        own=next((row for row in rows if row.treaty.slug == treaty.slug), None),
        already=tuple((title, day) for _treaty, title, day in already.binding),
        groups=tuple(groups_of(state.code, on=as_of)),
        direction=direction_word(facts.direction) if facts else "",
        migration=tuple(migration_words(migrants)),
        year=migrants[0] if migrants else None,
    )
