"""Open motions of a campaign and whose votes they wait for."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.coalition.models import Campaign
from accede.meetings.models import Motion
from accede.meetings.queries.motions import MotionRecord, floor, motions, voices
from accede.meetings.rules import meetings_seen


def open_motions(campaign: Campaign, *, reader: Any, on: date) -> list[MotionRecord]:
    """Each open motion of a meeting that the reader sees. One query when there are none, and some for each meeting that
    has one: hardly ever more than one.
    """
    seen = meetings_seen(campaign, reader=reader, on=on)
    waiting = seen.filter(items__motions__outcome=Motion.Outcome.OPEN).distinct().order_by("day", "at")
    found: list[MotionRecord] = []
    for meeting in waiting:
        meeting.campaign = campaign
        put = motions(meeting, floor=floor(meeting), mine=voices(reader, meeting, on=on))
        found += [record for each in put.values() for record in each if record.open]
    return found
