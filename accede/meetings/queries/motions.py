"""Who is there and may vote, whether there is a quorum, and what became of a motion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.models import Organisation
from accede.coalition.queries import explained, members_in_good_standing, procedure
from accede.coalition.queries.procedure import Procedure
from accede.coalition.rules import speaks_for
from accede.core import voting
from accede.core.dates import Answer
from accede.core.quorum import How, Presence, QuorumFinding, quorum, standing_proxies
from accede.core.steps import Step
from accede.meetings.models import Meeting, Motion, Reservation, Vote
from accede.meetings.queries.attendance import attendance, presences

_CHOICES = {
    Vote.Choice.FOR: voting.Choice.YES,
    Vote.Choice.AGAINST: voting.Choice.NO,
    Vote.Choice.ABSTAIN: voting.Choice.ABSTAIN,
}


@dataclass(frozen=True)
class Floor:
    """The meeting as a body that decides: its members on that day, who of them is there, and by which rules."""

    members: Mapping[str, Answer]  # by key; who is not in it is no member
    present: tuple[Presence, ...]
    names: Mapping[str, str]
    rules: Procedure

    @property
    def quorum(self) -> QuorumFinding:
        """Whether those who are there make a quorum, with its explanation."""
        return quorum(self.rules.quorum, self.members, self.present)

    @property
    def proxies(self) -> dict[str, str]:
        """By organisation that is there by a proxy that stands: the one that holds it."""
        return standing_proxies(self.rules.quorum, self.members, self.present)

    @property
    def entitled(self) -> dict[str, Answer]:
        """Those who may vote: members in good standing that are there, themselves or by a proxy that stands."""
        here = {each.organisation for each in self.present if each.how is not How.BY_PROXY} | set(self.proxies)
        return {key: answer for key, answer in self.members.items() if key in here and answer is not Answer.NO}

    def name(self, key: str) -> str:
        """The short name of an organisation."""
        return self.names.get(key, key)


def floor(meeting: Meeting) -> Floor:
    """Membership on the meeting's day beside its list of attendance. Four queries."""
    present = tuple(presences(attendance(meeting)))
    names = {row.key: row.short for row in Organisation.objects.filter(campaign=meeting.campaign)}
    members = members_in_good_standing(meeting.campaign, on=meeting.day)
    return Floor(members, present, names, procedure(meeting.campaign))


@dataclass(frozen=True)
class MotionRecord:
    """A motion with its votes and reservations, and why its outcome is what it is."""

    motion: Motion
    votes: tuple[Vote, ...]
    reservations: tuple[Reservation, ...]
    steps: tuple[str, ...]
    waiting: tuple[str, ...]  # names of those who may vote and have not, while it is open
    mine: tuple[Organisation, ...] = ()  # those for which the reader may still vote

    @property
    def open(self) -> bool:
        return self.motion.outcome == Motion.Outcome.OPEN

    @property
    def words(self) -> str:
        """What was said of a missing quorum."""
        return str(self.motion.reckoning.get("words", ""))

    @property
    def tally(self) -> str:
        """ "7 for, 2 against, 1 abstains"."""
        counts = {choice: sum(vote.choice == choice for vote in self.votes) for choice in Vote.Choice.values}
        return _("%(for)s for, %(against)s against, %(abstain)s abstaining") % counts


def motions(meeting: Meeting, *, floor: Floor, mine: Iterable[Organisation] = ()) -> dict[int, list[MotionRecord]]:
    """{item: its motions in order}. Three queries. `mine`: the organisations in whose name the reader may vote."""
    rows = (
        Motion.objects.filter(item__meeting=meeting)
        .select_related("item", "proposed_by", "seconded_by", "decision")
        .prefetch_related("votes__organisation", "votes__cast_by", "reservations__organisation")
        .order_by("item__order", "number")
    )
    found: dict[int, list[MotionRecord]] = {}
    for row in rows:
        row.item.meeting = meeting
        found.setdefault(row.item_id, []).append(_record(row, floor, tuple(mine)))
    return found


def _record(row: Motion, floor: Floor, mine: tuple[Organisation, ...]) -> MotionRecord:
    votes = tuple(sorted(row.votes.all(), key=lambda vote: vote.organisation.name))
    reserved = tuple(sorted(row.reservations.all(), key=lambda each: each.organisation.name))
    is_open = row.outcome == Motion.Outcome.OPEN
    spoken = {vote.organisation.key for vote in votes} | {each.organisation.key for each in reserved}
    left = [key for key in floor.entitled if key not in spoken] if is_open else []
    own = tuple(each for each in mine if each.key in left or floor_holder(floor, each.key, left)) if is_open else ()
    return MotionRecord(row, votes, reserved, _told(row, floor), tuple(floor.name(key) for key in left), own)


def floor_holder(floor: Floor, holder: str, left: Iterable[str]) -> list[str]:
    """The absent organisations whose proxy this one holds and that have not voted yet."""
    waiting = set(left)
    return [absent for absent, held_by in floor.proxies.items() if held_by == holder and absent in waiting]


def _told(row: Motion, floor: Floor) -> tuple[str, ...]:
    kept = row.reckoning.get("steps", [])
    names = {**floor.names, **row.reckoning.get("names", {})}
    return tuple(explained([step_from(each) for each in kept], names))


def result_of(motion: Motion, floor: Floor, *, silence_consents: bool) -> voting.Result:
    """What becomes of the motion by the votes cast and the rules. Two queries."""
    votes = [
        voting.Vote(vote.organisation.key, _CHOICES[Vote.Choice(vote.choice)])
        for vote in motion.votes.select_related("organisation").order_by("at", "pk")
    ]
    rule = floor.rules.majority
    if motion.method == Motion.Method.CONSENSUS:
        rule = voting.Rule.CONSENSUS
        objecting = {vote.organisation for vote in votes if vote.choice == voting.Choice.NO}
        reserved = [row.organisation.key for row in motion.reservations.select_related("organisation")]
        spoken = [key for key in reserved if key not in objecting]
        votes = [vote for vote in votes if vote.organisation not in spoken]
        votes += [voting.Vote(key, voting.Choice.RESERVATION) for key in spoken]
    found = floor.quorum.answer
    return voting.decide(
        rule, votes, floor.entitled, quorum=found, silence_consents=silence_consents, members=floor.members
    )


def voices(user: Any, meeting: Meeting, *, on: date) -> list[Organisation]:
    """The organisations in whose name the person may vote: by her grants, today."""
    return speaks_for(user, Right.VOTE, meeting.campaign, on=on)


def motion_of(meeting: Meeting, item: int, number: int) -> Motion | None:
    """A motion by the number of its point and its own."""
    found = (
        Motion.objects.filter(item__meeting=meeting, item__number=item, number=number)
        .select_related("item", "proposed_by", "seconded_by")
        .first()
    )
    if found:
        found.item.meeting = meeting
    return found


def step_data(step: Step) -> list[Any]:
    """A step as values that JSON can hold."""
    return [
        step.code,
        {name: list(value) if isinstance(value, tuple) else value for name, value in step.values.items()},
    ]


def step_from(kept: list[Any]) -> Step:
    """The step that was kept."""
    return Step(kept[0], None, kept[1])
