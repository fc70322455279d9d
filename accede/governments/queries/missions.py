"""Missions and who heads them on a day. Papers of the alliance: whoever may read its papers may read all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from accede.coalition.models import Campaign
from accede.core.missions import Case, Headship, Rank, changed_lately, headed_on, unchecked
from accede.governments.models import FileSettings, Mission, MissionHead, Seat
from accede.governments.queries import mission_words
from accede.governments.queries.settings import settings_of
from accede.kit.localdates import long_moment
from accede.kit.mail.fates import came_back
from accede.record.models import State

SEATS = tuple(Seat.values)


@dataclass(frozen=True)
class HeadOn:
    """Who heads a mission on a day: `head` is the one to whom a letter goes, None unless exactly one is certain.

    `heads` are all who are certain, `perhaps` those of whom it is not known, `left` the last who left.
    """

    case: Case
    words: str
    head: MissionHead | None = None
    heads: tuple[MissionHead, ...] = ()
    perhaps: tuple[MissionHead, ...] = ()
    left: MissionHead | None = None
    coming: MissionHead | None = None

    @property
    def certain(self) -> bool:
        return self.case is Case.ONE


@dataclass(frozen=True)
class MissionOn:
    """A mission as it is known on a day."""

    mission: Mission
    on: HeadOn
    changed: bool  # within the last weeks of the campaign's settings: letters depend on it
    checked: date | None
    unchecked: bool  # its head and addresses were not checked for long
    bounced: date | None
    closed: bool

    @property
    def headless(self) -> bool:
        return self.on.case in (Case.NONE, Case.LEFT)

    @property
    def doubtful(self) -> bool:
        """Whether a person must say who heads it."""
        return self.on.case in (Case.SEVERAL, Case.UNSURE)

    @property
    def since(self) -> str:
        """The month since which nobody checked it, in words."""
        return long_moment(f"{self.checked:%Y-%m}") if self.checked else ""

    @property
    def seat(self) -> str:
        return mission_words.seat(self.mission)

    @property
    def languages(self) -> str:
        return mission_words.languages(self.mission)

    @property
    def way(self) -> str:
        return mission_words.way(self.mission)


def missions_of(campaign: Campaign, state: State, *, as_of: date) -> list[MissionOn]:
    """The missions of a State that are open on the day, Geneva first. Four queries."""
    rows = _rows(campaign, as_of).filter(state=state)
    return [each for each in _shown(campaign, rows, as_of) if not each.closed]


def missions_on(campaign: Campaign, *, as_of: date) -> list[MissionOn]:
    """The missions of all States that are open on the day, by seat and the State's code. Four queries."""
    return [each for each in every_mission(campaign, as_of=as_of) if not each.closed]


def every_mission(campaign: Campaign, *, as_of: date) -> list[MissionOn]:
    """The missions of all States as known on the day, closed ones too, each with its State. Four queries."""
    return _shown(campaign, _rows(campaign, as_of).select_related("state"), as_of)


def closed_of(campaign: Campaign, state: State, *, as_of: date) -> list[MissionOn]:
    """The missions of a State that were closed by the day. Four queries."""
    return [each for each in _shown(campaign, _rows(campaign, as_of).filter(state=state), as_of) if each.closed]


def mission(campaign: Campaign, state: State, key: str, *, as_of: date) -> MissionOn | None:
    """One mission of the State as known on the day, closed ones too. Four queries."""
    found = _shown(campaign, _rows(campaign, as_of).filter(state=state, key=key), as_of)
    for each in found:
        each.mission.state = state
    return found[0] if found else None


def terms(shown: MissionOn, *, as_of: date) -> list[MissionHead]:
    """Its heads of whom we knew on the day, the latest first. No query."""
    rows = [row for row in shown.mission.heads.all() if row.learned_date <= as_of]
    for row in rows:
        row.mission = shown.mission
    unknown = date.min
    return sorted(rows, key=lambda row: (row.from_date.earliest or row.from_date.latest or unknown, row.number))[::-1]


def head_on(mission: Mission, *, as_of: date) -> HeadOn:
    """Who heads the mission on the day, in words too. One query, none where its heads are loaded."""
    rows = {str(row.number): row for row in mission.heads.all()}
    found = headed_on([as_headship(row) for row in rows.values()], as_of=as_of)
    heads = tuple(rows[key] for key in found.certain)
    left, coming = rows.get(found.left), rows.get(found.coming)
    perhaps = tuple(rows[key] for key in found.perhaps)
    return HeadOn(
        found.case,
        mission_words.of_case(found, rows, as_of=as_of),
        heads[0] if found.case is Case.ONE else None,
        heads,
        perhaps,
        left,
        coming,
    )


def as_headship(row: MissionHead) -> Headship:
    """The row as the rules take it; its number is its key."""
    return Headship(str(row.number), row.learned_date, row.from_date, row.until_date, Rank(row.rank))


def for_index(campaign: str | None) -> QuerySet[Mission]:
    """Open missions for the index of the search, of one campaign (its slug) or of all."""
    rows = Mission.objects.filter(closed_date__isnull=True).select_related("campaign", "state")
    rows = rows.filter(campaign__slug=campaign) if campaign else rows
    return rows.prefetch_related("heads").order_by("pk")


def _rows(campaign: Campaign, as_of: date) -> QuerySet[Mission]:
    """What was known of missions on the day, with their heads."""
    heads = Prefetch("heads", MissionHead.objects.order_by("number"))
    return Mission.objects.filter(campaign=campaign, learned_date__lte=as_of).prefetch_related(heads)


def _shown(campaign: Campaign, rows: Iterable[Mission], as_of: date) -> list[MissionOn]:
    chosen = settings_of(campaign)
    rows = list(rows)
    back = came_back(row.email for row in rows)
    found = [_as_of(row, chosen, as_of, back.get(row.email)) for row in rows]
    for each in found:
        each.mission.campaign = campaign
    return sorted(found, key=lambda each: _place(each.mission))


def _place(row: Mission) -> tuple[int, str, int]:
    return (SEATS.index(row.seat), row.place, row.state_id)


def _as_of(row: Mission, chosen: FileSettings, as_of: date, refused: date | None) -> MissionOn:
    """`refused`: since when nothing is sent to its address, for a letter of the house came back from it."""
    checked = row.checked_date if row.checked_date and row.checked_date <= as_of else None
    bounced = min((day for day in (row.bounced_date, refused) if day and day <= as_of), default=None)
    return MissionOn(
        row,
        head_on(row, as_of=as_of),
        changed_lately(row.changed_date, as_of=as_of, days=chosen.changed_days),
        checked,
        unchecked(checked, as_of=as_of, days=chosen.stale_days),
        bounced,
        row.closed_date is not None and row.closed_date <= as_of,
    )
