"""Who is there, by organisation, and whether they make a quorum at this moment."""

from __future__ import annotations

from dataclasses import dataclass, field

from accede.coalition.models import Affiliation, Person
from accede.coalition.queries import members_in_good_standing, procedure
from accede.core import quorum
from accede.core.dates import Answer
from accede.core.quorum import How, Presence, QuorumFinding
from accede.meetings.models import Attendance, Meeting, Reply
from accede.meetings.queries import people
from accede.meetings.queries.people import Seat

_HOW = {
    Attendance.How.PRESENT: How.IN_PERSON,
    Attendance.How.REMOTE: How.REMOTE,
    Attendance.How.PROXY: How.BY_PROXY,
}


@dataclass(frozen=True)
class Bench:
    """The place of one organisation: its lines, the people it may send, and what they answered beforehand."""

    seat: Seat
    lines: list[Attendance] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    @property
    def there(self) -> bool:
        """Whether somebody sits or speaks here for it, in whatever way."""
        return any(line.how != Attendance.How.APOLOGIES for line in self.lines)


@dataclass(frozen=True)
class Room:
    """Everybody at a meeting, with the quorum as it stands."""

    benches: list[Bench]
    guests: list[Attendance]
    finding: QuorumFinding
    assumed: bool  # whether the quorum rests on the house's rule because the alliance's own is not known
    proxies_each: int

    @property
    def members_there(self) -> int:
        return sum(bench.there for bench in self.benches if bench.seat.votes)

    @property
    def members(self) -> int:
        return sum(bench.seat.votes for bench in self.benches)


def room(meeting: Meeting) -> Room:
    """The attendance of a meeting by organisation, members first. Six queries, however many came."""
    rows = attendance(meeting)
    answers = list(people.replies(meeting).values())
    seats = people.seats(meeting)
    sent = _people(meeting, seats)
    benches = [
        Bench(
            seat,
            [row for row in rows if row.organisation_id == seat.organisation.pk],
            sent.get(seat.organisation.pk, []),
            [each for each in answers if each.organisation_id == seat.organisation.pk],
        )
        for seat in seats
    ]
    seated = {seat.organisation.pk for seat in seats}
    guests = [row for row in rows if row.organisation_id not in seated]
    rules = procedure(meeting.campaign)
    return Room(benches, guests, finding(meeting, rows), rules.is_assumed("quorum"), rules.quorum.proxies_each)


def attendance(meeting: Meeting) -> list[Attendance]:
    """The lines of the attendance, in the order in which they were noted."""
    rows = Attendance.objects.filter(meeting=meeting).select_related("organisation", "person", "held_by")
    return list(rows.order_by("number"))


def finding(meeting: Meeting, rows: list[Attendance] | None = None) -> QuorumFinding:
    """Whether those noted make a quorum: members in good standing on the day of the meeting count, nobody else."""
    rows = attendance(meeting) if rows is None else rows
    members = members_in_good_standing(meeting.campaign, on=meeting.day)
    return quorum.quorum(procedure(meeting.campaign).quorum, members, presences(rows))


def presences(rows: list[Attendance]) -> list[Presence]:
    """The lines as the rule of quorum reads them; apologies and guests are no presences."""
    return [
        Presence(row.organisation.key, _HOW[Attendance.How(row.how)], row.held_by.key if row.held_by else "")
        for row in rows
        if row.organisation and row.how != Attendance.How.APOLOGIES
    ]


def is_member(meeting: Meeting, key: str) -> Answer:
    """Whether the organisation votes on the day of the meeting."""
    return members_in_good_standing(meeting.campaign, on=meeting.day).get(key, Answer.NO)


def line_of(meeting: Meeting, number: int) -> Attendance | None:
    """A line of the attendance by its number."""
    found = Attendance.objects.filter(meeting=meeting, number=number).select_related("organisation", "person").first()
    if found:
        found.meeting = meeting
    return found


def _people(meeting: Meeting, seats: list[Seat]) -> dict[int, list[Person]]:
    """By organisation: the people who have a post there on the day of the meeting. One query."""
    rows = Affiliation.objects.filter(organisation__in=[seat.organisation.pk for seat in seats])
    found: dict[int, list[Person]] = {}
    for row in rows.select_related("person").order_by("person__name", "key"):
        if row.tenure.on(meeting.day).answer is not Answer.NO and row.organisation_id:
            found.setdefault(row.organisation_id, []).append(row.person)
    return found
