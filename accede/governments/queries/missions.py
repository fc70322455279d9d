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


def missions_of(campaign: Campaign, state: State, *, as_of: date) -> list[MissionOn]:
    """The missions of a State that are open on the day, Geneva first. Three queries."""
    rows = _rows(campaign, as_of).filter(state=state)
    return [each for each in _shown(campaign, rows, as_of) if not each.closed]


def missions_on(campaign: Campaign, *, as_of: date) -> list[MissionOn]:
    """The missions of all States that are open on the day, by seat and the State's code. Three queries."""
    rows = _rows(campaign, as_of).select_related("state")
    return [each for each in _shown(campaign, rows, as_of) if not each.closed]


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


def settings_of(campaign: Campaign) -> FileSettings:
    """What the campaign chose for its State files, or the defaults. One query."""
    return FileSettings.objects.filter(campaign=campaign).first() or FileSettings(campaign=campaign)


def _rows(campaign: Campaign, as_of: date) -> QuerySet[Mission]:
    """What was known of missions on the day, with their heads."""
    heads = Prefetch("heads", MissionHead.objects.order_by("number"))
    return Mission.objects.filter(campaign=campaign, learned_date__lte=as_of).prefetch_related(heads)


def _shown(campaign: Campaign, rows: Iterable[Mission], as_of: date) -> list[MissionOn]:
    chosen = settings_of(campaign)
    found = [_as_of(row, chosen, as_of) for row in rows]
    for each in found:
        each.mission.campaign = campaign
    return sorted(found, key=lambda each: _place(each.mission))


def _place(row: Mission) -> tuple[int, str, int]:
    return (SEATS.index(row.seat), row.place, row.state_id)


def _as_of(row: Mission, chosen: FileSettings, as_of: date) -> MissionOn:
    checked = row.checked_date if row.checked_date and row.checked_date <= as_of else None
    bounced = row.bounced_date if row.bounced_date and row.bounced_date <= as_of else None
    return MissionOn(
        row,
        head_on(row, as_of=as_of),
        changed_lately(row.changed_date, as_of=as_of, days=chosen.changed_days),
        checked,
        unchecked(checked, as_of=as_of, days=chosen.stale_days),
        bounced,
        row.closed_date is not None and row.closed_date <= as_of,
    )
