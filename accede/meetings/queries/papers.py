"""Papers for a meeting, cut to what the reader may see."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.coalition.models import Organisation
from accede.coalition.rules import reading_of, visible
from accede.meetings.models import Meeting, Paper


def papers(meeting: Meeting, *, reader: Any, on: date) -> list[Paper]:
    """The papers of the meeting that the reader may see, without their contents. Two queries."""
    rows = visible(Paper.objects.filter(meeting=meeting), reading_of(reader, meeting.campaign.slug, on=on))
    return list(rows.defer("content").select_related("owner", "item").order_by("number"))


def paper(meeting: Meeting, number: int, *, reader: Any, on: date) -> Paper | None:
    """One paper with its content, when the reader may see it."""
    rows = visible(Paper.objects.filter(meeting=meeting), reading_of(reader, meeting.campaign.slug, on=on))
    found = rows.filter(number=number).first()
    if found:
        found.meeting = meeting
    return found


def owners(meeting: Meeting, *, reader: Any, on: date) -> list[Organisation]:
    """The organisations for which the reader may hand a paper in."""
    keys = reading_of(reader, meeting.campaign.slug, on=on).organisations
    return list(Organisation.objects.filter(campaign=meeting.campaign, key__in=keys).order_by("name"))
