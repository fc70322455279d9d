"""All that a reader may know of one government on a day, asked once: for the command line, and for briefs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accede.accounts.roles import Reach
from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, reading_of
from accede.core.dates import Moment
from accede.core.standing import StateClass
from accede.governments.models import Champion, Contact, Target
from accede.governments.queries.allies import AlliesMap, allies_of
from accede.governments.queries.contacts import contacts_of
from accede.governments.queries.missions import MissionOn, missions_of
from accede.governments.queries.obstacles import Raised, obstacles_of
from accede.governments.queries.positions import StatePosition, state_position
from accede.governments.queries.promises import AskRow, PromiseRow, asks_of, promises_of
from accede.governments.queries.recommendations import Recommended, recommendations_of
from accede.governments.queries.stages import ShownTrack, track_of
from accede.governments.queries.targets import champions_of, targets_of
from accede.record.models import State
from accede.record.queries import TreatyRow, state_acts, state_name


@dataclass(frozen=True)
class WholeFile:
    """The file of one State on a day, cut to a reader. `treaties`: the State under every treaty on record."""

    campaign: Campaign
    state: State
    name: str
    as_of: date
    reading: Reading
    treaties: tuple[TreatyRow, ...]
    position: StatePosition | None
    track: ShownTrack | None
    obstacles: tuple[Raised, ...]
    contacts: tuple[Contact, ...]
    asks: tuple[AskRow, ...]
    promises: tuple[PromiseRow, ...]
    recommendations: tuple[Recommended, ...]
    missions: tuple[MissionOn, ...]
    allies: AlliesMap
    champions: tuple[Champion, ...]
    targets: tuple[Target, ...]

    @property
    def own(self) -> TreatyRow | None:
        """The State under the campaign's treaty."""
        return next((row for row in self.treaties if row.treaty.pk == self.campaign.treaty_id), None)

    @property
    def state_class(self) -> StateClass:
        return self.own.state_class if self.own else StateClass.NONE

    @property
    def since(self) -> Moment | None:
        return self.own.since if self.own else None

    @property
    def of_the_alliance(self) -> bool:
        """Whether the reader may read the papers of the alliance: the directory of missions is one."""
        return self.reading.reach >= Reach.ALLIANCE


def whole_file(
    campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date, language: str = ""
) -> WholeFile:
    """The file as the reader may see it. `language`: of the State's name and of the bank's answers ("" for the active
    one). A fixed number of queries, about fifty.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    asked: dict[str, Any] = {"reader": reading, "as_of": as_of, "on": on}
    return WholeFile(
        campaign=campaign, state=state, name=state_name(state.code, on=as_of, language=language or None), as_of=as_of,
        reading=reading,
        treaties=tuple(state_acts(state.code, as_of=as_of)),
        position=state_position(campaign, state, **asked),
        track=track_of(campaign, state, **asked),
        obstacles=tuple(obstacles_of(campaign, state, language=language, **asked)),
        contacts=tuple(contacts_of(campaign, state, **asked)),
        asks=tuple(asks_of(campaign, state, **asked)),
        promises=tuple(promises_of(campaign, state, **asked)),
        recommendations=tuple(recommendations_of(campaign, state, as_of=as_of)),
        missions=tuple(missions_of(campaign, state, as_of=as_of)),
        allies=allies_of(campaign, state, **asked),
        champions=tuple(champions_of(campaign, state, **asked)),
        targets=tuple(targets_of(campaign, state, **asked)),
    )  # fmt: skip
