"""Rotations: how far each is, who may be nominated, who votes, who has served in this round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from accede.coalition.models import (
    Ballot,
    Campaign,
    Cast,
    Membership,
    Nomination,
    Office,
    OfficeTerm,
    Organisation,
    Rotation,
)
from accede.coalition.queries.good_standing import good_standing
from accede.core.dates import Answer
from accede.core.rotation import Eligibility, Phase, Term, Turns, eligibility, phase_at, served_in_round


def zone_of(campaign: Campaign) -> ZoneInfo:
    """The time zone in which the campaign's deadlines are meant: its own, else the house's."""
    return ZoneInfo(campaign.time_zone or settings.TIME_ZONE)


def day_of(campaign: Campaign, at: datetime) -> date:
    """The day of a moment where the campaign counts its hours."""
    return at.astimezone(zone_of(campaign)).date()


def standing_on(campaign: Campaign, *, on: date, kind: str = "") -> dict[str, Answer]:
    """By key of an organisation: whether it is a member (or of another kind) in good standing on the day. Two queries.

    One that is suspended has the answer no; who is for certain no member that day is not named.
    """
    return {each.key: each.answer for each in good_standing(campaign, on=on, kind=kind or Membership.Kind.MEMBER)}


# ------------------------------------------------------------------------------------------------ reading
def rotation(campaign: Campaign, key: str) -> Rotation | None:
    """One rotation by its key, with its office and the term it opened."""
    found = Rotation.objects.filter(campaign=campaign, key=key).select_related("office", "term").first()
    return _attached(found, campaign) if found else None


def rotations(campaign: Campaign, *, office: Office | None = None) -> list[Rotation]:
    """Every rotation, or those of one office, the latest term first. One query."""
    rows = Rotation.objects.filter(campaign=campaign).select_related("office", "term")
    rows = rows.filter(office=office) if office else rows
    return [_attached(row, campaign) for row in rows.order_by("-first_date", "-pk")]


def running(campaign: Campaign) -> list[Rotation]:
    """The rotations that are neither decided nor called off, the soonest term first. One query."""
    rows = Rotation.objects.filter(campaign=campaign, outcome="").select_related("office")
    return [_attached(row, campaign) for row in rows.order_by("first_date", "pk")]


def _attached(row: Rotation, campaign: Campaign) -> Rotation:
    row.campaign = row.office.campaign = campaign
    if row.term is not None:
        row.term.campaign, row.term.office = campaign, row.office
    return row


def nominations(row: Rotation) -> list[Nomination]:
    """Everybody ever nominated in a rotation, in the order in which they were. One query."""
    rows = Nomination.objects.filter(rotation=row).select_related("person", "organisation", "nominated_by")
    found = list(rows.order_by("at", "pk"))
    for each in found:
        each.rotation, each.campaign = row, row.campaign
        each.person.campaign = each.organisation.campaign = each.nominated_by.campaign = row.campaign
    return found


def nomination(row: Rotation, key: str) -> Nomination | None:
    """One nomination of a rotation."""
    return next((each for each in nominations(row) if each.key == key), None)


def ballots(row: Rotation) -> list[Ballot]:
    """The ballots of a rotation in their order. One query."""
    found = list(Ballot.objects.filter(rotation=row).select_related("winner").order_by("number"))
    for each in found:
        each.rotation, each.campaign = row, row.campaign
    return found


def casts(of: Iterable[Ballot]) -> dict[int, list[Cast]]:
    """The votes of several ballots by the ballot's primary key, replaced ones too, in order of time. One query."""
    held = {each.pk: each for each in of}
    rows = Cast.objects.filter(ballot__in=held).select_related("organisation", "nomination__person")
    found: dict[int, list[Cast]] = {pk: [] for pk in held}
    for row in rows.order_by("at", "pk"):
        row.ballot = held[row.ballot_id]
        row.campaign = row.organisation.campaign = row.ballot.campaign
        found[row.ballot_id].append(row)
    return found


def open_ballot_of(found: Iterable[Ballot]) -> Ballot | None:
    """The ballot that has no result yet; the database holds that there is at most one."""
    return next((each for each in found if not each.outcome), None)


def phase(row: Rotation, found: Iterable[Ballot], *, at: datetime) -> Phase:
    """How far a rotation is at the moment, with its ballots already read."""
    uncounted = open_ballot_of(found)
    return phase_at(
        row.window,
        uncounted.window if uncounted else None,
        at,
        decided=row.outcome == Rotation.Outcome.DECIDED,
        called_off=row.outcome == Rotation.Outcome.CALLED_OFF,
    )


# ------------------------------------------------------------------------------------------------ terms
def terms_of(office: Office) -> list[OfficeTerm]:
    """All terms of an office with holders, by their beginning. One query."""
    rows = OfficeTerm.objects.filter(office=office).select_related("person", "organisation", "rotation")
    return sorted(rows, key=lambda each: (min(each.start.sort_key, each.attested.sort_key), each.key))


def dated(rows: Iterable[OfficeTerm]) -> list[Term]:
    """Those of the terms whose first and last day are on record, as plain values."""
    return [Term(each.start.day, each.end.day, each.holder) for each in rows if each.start.is_day and each.end.is_day]


def last_day_held(rows: Iterable[OfficeTerm], *, before: date | None = None) -> date | None:
    """The last day for which a holder is on record to the day (that begins before a day)."""
    ends = [each.end.day for each in rows if each.end.is_day and (before is None or each.end.day < before)]
    return max(ends, default=None)


@dataclass(frozen=True)
class Judge:
    """Who may hold an office, judged for one day from what was read once."""

    office: Office
    turns: Turns
    on: date
    standing: dict[str, Answer]
    served: frozenset[str]

    def of(self, organisation: str) -> Eligibility:
        """Whether an organisation (its key) may provide the next holder, and why."""
        answer = self.standing.get(organisation, Answer.NO)
        return eligibility(
            kind=self.office.nominated_among,
            holds_kind=answer,
            in_good_standing=answer is Answer.YES or not self.office.nominated_among,
            served=organisation in self.served,
            turns=self.turns,
            on=self.on,
        )


def judge(office: Office, *, turns: str, on: date) -> Judge:
    """What decides on eligibility for an office on a day: three queries. A round is told from all terms on record."""
    standing = standing_on(office.campaign, on=on, kind=office.nominated_among)
    members = [key for key, answer in standing.items() if answer is Answer.YES]
    held = [each.organisation.key for each in terms_of(office) if each.organisation and _began(each, on)]
    return Judge(office, Turns(turns), on, standing, served_in_round(held, members) if members else frozenset(held))


def _began(term: OfficeTerm, on: date) -> bool:
    earliest = term.start.earliest or term.attested.earliest
    return earliest is None or earliest <= on


def organisations_by_key(campaign: Campaign, keys: Iterable[str]) -> list[Organisation]:
    """The organisations with these keys, by name. One query."""
    found = list(Organisation.objects.filter(campaign=campaign, key__in=list(keys)).order_by("name", "key"))
    for each in found:
        each.campaign = campaign
    return found
