"""The room's part of a campaign folder: meetings/series/*.toml, meetings/*.toml, and the papers' files beside them."""

from __future__ import annotations

from typing import Any

from accede.coalition.models import Campaign
from accede.kit import portable
from accede.kit.imports import Report
from accede.kit.portable import Folder
from accede.meetings.models import Meeting, Paper, Series
from accede.meetings.portable.reading import Reader
from accede.meetings.portable.writing import file_of, meeting_data, row_data


@portable.part("meetings", order=15, owns=("meetings/*",))
class MeetingsPart:
    """Writes and reads every series and meeting of a campaign; what is empty is left out of the files."""

    def write(self, folder: Folder, *, campaign: str) -> None:
        skip = frozenset({"campaign", "key"})
        for series in Series.objects.filter(campaign__slug=campaign).order_by("key"):
            folder.write_toml(f"meetings/series/{series.key}.toml", row_data(series, skip))
        rows = Meeting.objects.filter(campaign__slug=campaign).select_related("series", "owner")
        for meeting in rows.order_by("key"):
            folder.write_toml(f"meetings/{meeting.key}.toml", meeting_data(meeting))
        papers = Paper.objects.filter(meeting__campaign__slug=campaign, content__isnull=False).select_related("meeting")
        for paper in papers.order_by("meeting__key", "number"):
            folder.write_bytes(file_of(paper), bytes(paper.content or b""))

    def read(self, folder: Folder, *, by: Any, report: Report, campaign: str | None) -> None:
        if campaign is None:
            return
        reader = Reader(folder, report, Campaign.objects.get(slug=campaign))
        series = folder.names("meetings/series/*.toml")
        for name in series:
            reader.series(name)
        reader.meetings([name for name in folder.names("meetings/*.toml") if name not in series])
