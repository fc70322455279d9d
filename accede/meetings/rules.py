"""Who may read and who may change meetings: fetched together with the right."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.rules import campaign_for, reading_of, row_of, visible
from accede.meetings.models import Meeting, Series


def meetings_seen(campaign: Campaign, *, reader: Any, on: date) -> QuerySet[Meeting]:
    """The campaign's meetings that the reader may see on the day; none for who may not read its papers.

    A meeting of the members alone is not seen by observers. Everything of a meeting is read through it.
    """
    rows = Meeting.objects.filter(campaign=campaign)
    if not may(reader, Right.READ_PAPERS, campaign=campaign.slug, on=on):
        return rows.none()
    return visible(rows, reading_of(reader, campaign.slug, on=on))


def meeting_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Meeting:
    """The meeting, fetched together with the right to it. Http404 when she may not see it or there is none;
    `NotAllowed` when she may see it but lacks the right asked for.
    """
    found = campaign_for(user, campaign, right, on=on)
    rows = visible(Meeting.objects.filter(campaign=found, key=key), reading_of(user, campaign, on=on))
    meeting = rows.select_related("series", "owner").first()
    if meeting is None:
        raise Http404
    meeting.campaign = found
    return meeting


def series_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Series:
    """The series, fetched together with the right to it; Http404 as for a meeting."""
    return row_of(Series, campaign_for(user, campaign, right, on=on), key)
