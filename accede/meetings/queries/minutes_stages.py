"""Which minutes wait for what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from accede.coalition.models import Campaign, SharedWith
from accede.meetings.models import Attendance, Correction, Meeting, MeetingAct, Minutes, MinutesText
from accede.meetings.rules import meetings_seen


@dataclass(frozen=True)
class Waiting:
    """A meeting whose minutes are not approved: what was last sent round, and how many corrections wait."""

    meeting: Meeting
    kept: Minutes | None
    open_corrections: int


def waiting_minutes(campaign: Campaign, *, reader: Any, on: date, for_all: bool = False) -> list[Waiting]:
    """The meetings that took place, that the reader sees, and whose minutes are not approved, the earliest first.

    A meeting of which nothing was noted at all, neither attendance nor a word, waits for nothing. `for_all`: only those
    that all of the alliance may see, once they were sent round. Three queries.
    """
    approved = Minutes.objects.filter(meeting=OuterRef("pk"), stage=Minutes.Stage.APPROVED)
    cancelled = MeetingAct.objects.filter(meeting=OuterRef("pk"), kind=MeetingAct.Kind.CANCELLED)
    noted = Attendance.objects.filter(meeting=OuterRef("pk"))
    written = MinutesText.objects.filter(item__meeting=OuterRef("pk"))
    rows = (
        meetings_seen(campaign, reader=reader, on=on)
        .filter(~Exists(approved), ~Exists(cancelled), Exists(noted) | Exists(written), day__lte=on)
        .annotate(waits=_waits())
        .order_by("day", "at")
    )
    if for_all:
        rows = rows.filter(shared_with__in=[SharedWith.ALLIANCE, SharedWith.PUBLIC])
    found = list(rows)
    kept = {row.meeting_id: row for row in Minutes.objects.filter(meeting__in=found).order_by("number")}
    for meeting in found:
        meeting.campaign = campaign
    waiting = [Waiting(meeting, kept.get(meeting.pk), meeting.waits) for meeting in found]
    return [each for each in waiting if each.kept] if for_all else waiting


def _waits() -> Count:
    return Count(
        "minutes_kept__corrections", filter=Q(minutes_kept__corrections__outcome=Correction.Outcome.OPEN), distinct=True
    )
