"""The agenda: points with their running times, and what the rooms offer for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from accede.kit import offers
from accede.kit.offers import AgendaLine
from accede.meetings.models import AgendaItem, Meeting
from accede.meetings.queries.meetings import local_time, meeting_before


@dataclass(frozen=True)
class Point:
    """A point of the agenda in its place: its number there, and when it begins if all before it keep their time."""

    item: AgendaItem
    place: int
    starts: datetime
    ends: datetime
    first: bool
    last: bool


@dataclass(frozen=True)
class Agenda:
    """The points in order, with what they come to beside the time there is."""

    points: list[Point]
    total: int  # minutes
    available: int

    @property
    def over(self) -> int:
        """By how many minutes the points take longer than the meeting; 0 when they fit."""
        return max(0, self.total - self.available)

    @property
    def left(self) -> int:
        return max(0, self.available - self.total)


def agenda(meeting: Meeting) -> Agenda:
    """The agenda with its running times. One query."""
    found = AgendaItem.objects.filter(meeting=meeting).select_related("introduced_by")
    rows = list(found.order_by("order", "number"))
    begins = local_time(meeting)
    points, passed = [], 0
    for place, row in enumerate(rows, start=1):
        row.meeting = meeting
        starts, ends = begins.ends(passed), begins.ends(passed + row.minutes)
        points.append(Point(row, place, starts, ends, place == 1, place == len(rows)))
        passed += row.minutes
    return Agenda(points, passed, meeting.minutes)


def offered(meeting: Meeting, *, reader: Any, on: date) -> list[AgendaLine]:
    """What the rooms propose for this meeting and no agenda of the campaign has taken over yet, in their order.

    They are asked what is new since the meeting before this one.
    """
    before = meeting_before(meeting)
    subject = (meeting.campaign.slug, before.day if before else None)
    taken = set(
        AgendaItem.objects.filter(meeting__campaign=meeting.campaign_id)
        .exclude(offer_key="")
        .values_list("offer_key", flat=True)
    )
    lines: list[AgendaLine] = offers.ask("agenda", subject=subject, on=on, reader=reader)
    return sorted((line for line in lines if line.key not in taken), key=lambda line: (line.order, line.title))


def since(meeting: Meeting) -> date | None:
    """The day of the meeting before this one: what is offered is new since then."""
    before = meeting_before(meeting)
    return before.day if before else None


def item_of(meeting: Meeting, number: int) -> AgendaItem | None:
    """A point of the meeting by its number."""
    found = AgendaItem.objects.filter(meeting=meeting, number=number).first()
    if found:
        found.meeting = meeting
    return found


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The points of a meeting, to choose from."""
    return AgendaItem.objects.filter(meeting=meeting).order_by("order", "number")
