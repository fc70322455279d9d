"""The minutes as a file, made by a job: which bytes, and what they depend on."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Max
from django.utils import translation

from accede.kit import documents
from accede.kit.documents import Document
from accede.kit.models import LogEntry
from accede.meetings.models import Meeting, Minutes, MinutesText
from accede.meetings.queries.minutes import frozen_document, latest_minutes, tell
from accede.meetings.queries.minutes_document import document


def minutes_file(*, meeting: int, form: str) -> bytes:
    """The sealed minutes, else those last sent round, else the draft, in one of the formats of documents."""
    found = _meeting(meeting)
    row = latest_minutes(found)
    made_at = row.at if row else _changed(found)
    # A PDF takes no fractions of a second.
    made_at = made_at.replace(microsecond=0)
    return documents.written(_said(found, row), form, made_at=made_at, site=settings.SITE_URL)


def minutes_version(*, meeting: int, form: str) -> str:
    """What the file tells of: a kept version, or the state of the draft (its texts and every act on the meeting's
    campaign).
    """
    found = _meeting(meeting)
    row = latest_minutes(found)
    if row is not None:
        return row.sha256
    last = LogEntry.objects.filter(campaign=found.campaign.slug).aggregate(last=Max("pk"))["last"]
    text = MinutesText.objects.filter(item__meeting=found).aggregate(last=Max("pk"))["last"]
    return f"draft {last} {text}"


def _meeting(key: int) -> Meeting:
    return Meeting.objects.select_related("campaign").get(pk=key)


def _said(meeting: Meeting, row: Minutes | None) -> Document:
    if row is not None:
        return frozen_document(row)
    with translation.override(meeting.campaign.language):
        return document(tell(meeting))


def _changed(meeting: Meeting) -> datetime:
    """The moment of the last word written, so that the same draft makes the same file."""
    last: datetime | None = MinutesText.objects.filter(item__meeting=meeting).aggregate(last=Max("at"))["last"]
    return last or datetime(meeting.day.year, meeting.day.month, meeting.day.day, tzinfo=UTC)
