"""The minutes of a meeting: what is written, who was there, what was decided, and in which stage they are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson
from django.utils import translation

from accede.coalition.models import Organisation
from accede.coalition.queries import places
from accede.core.dates import Answer
from accede.kit import log
from accede.kit.documents import Document, as_data, from_data
from accede.meetings.models import (
    AgendaItem,
    Attendance,
    Correction,
    Decision,
    DecisionTask,
    Meeting,
    Minutes,
    MinutesText,
)
from accede.meetings.queries.minutes_document import TellItem, Told, document
from accede.meetings.queries.motions import Floor, floor, motions, voices


@dataclass(frozen=True)
class MinutesRecord:
    """Everything that the minutes of a meeting tell, and how far they are."""

    meeting: Meeting
    told: Told
    versions: tuple[Minutes, ...]  # those kept, the latest first
    corrections: tuple[Correction, ...] = ()
    texts: dict[int, MinutesText] = field(default_factory=dict)  # by item

    @property
    def latest(self) -> Minutes | None:
        return self.versions[0] if self.versions else None

    @property
    def approved(self) -> Minutes | None:
        """The sealed minutes, once there are."""
        return next((row for row in self.versions if row.stage == Minutes.Stage.APPROVED), None)

    @property
    def open_corrections(self) -> tuple[Correction, ...]:
        return tuple(row for row in self.corrections if row.outcome == Correction.Outcome.OPEN)

    @property
    def later_corrections(self) -> tuple[Correction, ...]:
        """What was taken over after the approval: shown beside the sealed text, which stays."""
        sealed = self.approved.pk if self.approved else None
        taken = [row for row in self.corrections if row.outcome == Correction.Outcome.TAKEN]
        return tuple(row for row in taken if row.minutes_id == sealed)


def last_text(item: AgendaItem) -> MinutesText | None:
    """The text of a point: the version saved last."""
    return MinutesText.objects.filter(item=item).order_by("-number").first()


def version_of(item: AgendaItem, number: int) -> MinutesText | None:
    """One version of a point's text."""
    return MinutesText.objects.filter(item=item, number=number).first()


def versions_of(item: AgendaItem) -> list[MinutesText]:
    """Every version of a point's text, the latest first."""
    return list(MinutesText.objects.filter(item=item).order_by("-number"))


def latest_minutes(meeting: Meeting) -> Minutes | None:
    """The version of the minutes that was kept last: circulated or approved."""
    return Minutes.objects.filter(meeting=meeting).order_by("-number").first()


def texts_of(meeting: Meeting) -> dict[int, MinutesText]:
    """{item: the version saved last}. One query."""
    rows = MinutesText.objects.filter(item__meeting=meeting).order_by("item_id", "number")
    return {row.item_id: row for row in rows}


def minutes_record(meeting: Meeting, *, reader: Any, on: date) -> MinutesRecord:
    """All of a meeting's minutes for their page. The reader may read the meeting. A fixed number of queries."""
    texts = texts_of(meeting)
    versions = list(Minutes.objects.filter(meeting=meeting).select_related("approved_at").order_by("-number"))
    for row in versions:
        row.meeting = meeting
        if row.approved_at:
            row.approved_at.campaign = meeting.campaign
    asked = Correction.objects.filter(minutes__meeting=meeting).select_related("item", "organisation", "minutes")
    corrections = tuple(asked.order_by("minutes__number", "number"))
    told = tell(meeting, texts=texts, mine=voices(reader, meeting, on=on))
    return MinutesRecord(meeting, told, tuple(versions), corrections, texts)


def tell(
    meeting: Meeting, *, texts: dict[int, MinutesText] | None = None, mine: list[Organisation] | None = None
) -> Told:
    """What the minutes tell now: attendance, quorum, and under each point its text, motions and decisions."""
    here = floor(meeting)
    texts = texts_of(meeting) if texts is None else texts
    put = motions(meeting, floor=here, mine=mine or [])
    decided = _decisions(meeting)
    items = AgendaItem.objects.filter(meeting=meeting).order_by("order", "number")
    told = []
    for place, item in enumerate(items, start=1):
        item.meeting = meeting
        text = texts[item.pk].text if item.pk in texts else ""
        told.append(TellItem(place, item, text, tuple(put.get(item.pk, ())), tuple(decided.get(item.pk, ()))))
    return Told(meeting, here, tuple(_attendance(meeting)), _places(meeting, here), tuple(told))


def frozen_document(row: Minutes) -> Document:
    """The document that was kept when the minutes were circulated or approved."""
    kept: Document = from_data(row.snapshot["document"])
    return kept


def snapshot(row: Minutes, *, by: Any) -> tuple[dict[str, Any], str]:
    """What is kept of the minutes as they stand, in the campaign's language, and its fingerprint."""
    meeting = row.meeting
    with translation.override(meeting.campaign.language):
        said = document(tell(meeting), row)
    kept = {"document": as_data(said), "by": log.username(by), "on": row.on.isoformat(), "stage": str(row.stage)}
    return kept, fingerprint(kept)


def fingerprint(kept: dict[str, Any]) -> str:
    """The SHA-256 of a snapshot; the same on every machine."""
    return hashlib.sha256(orjson.dumps(kept, option=orjson.OPT_SORT_KEYS)).hexdigest()


def is_whole(row: Minutes) -> bool:
    """Whether kept minutes still have their fingerprint."""
    return fingerprint(row.snapshot) == row.sha256


def minutes_numbered(meeting: Meeting, number: int) -> Minutes | None:
    """One version that was kept."""
    found = Minutes.objects.filter(meeting=meeting, number=number).first()
    if found:
        found.meeting = meeting
    return found


def correction_of(meeting: Meeting, minutes: int, number: int) -> Correction | None:
    """A correction by the number of its version and its own."""
    rows = Correction.objects.filter(minutes__meeting=meeting, minutes__number=minutes, number=number)
    return rows.select_related("minutes", "item", "organisation").first()


def later_meetings(meeting: Meeting, *, on: date) -> list[Meeting]:
    """Meetings that took place after this one and may approve its minutes, the first of them first."""
    rows = Meeting.objects.filter(campaign=meeting.campaign, day__gte=meeting.day, day__lte=on).exclude(pk=meeting.pk)
    return list(rows.exclude(acts__kind="cancelled").order_by("day", "at"))


def _attendance(meeting: Meeting) -> list[Attendance]:
    rows = Attendance.objects.filter(meeting=meeting).select_related("organisation", "person", "held_by")
    return sorted(rows, key=lambda row: (row.organisation.name if row.organisation else "\uffff", row.number))


def _places(meeting: Meeting, here: Floor) -> dict[str, str]:
    """{organisation: as what it has its place on that day}."""
    found = {}
    for place in places(meeting.campaign, on=meeting.day):
        if place.finding.answer is not Answer.NO:
            found[place.organisation.key] = place.membership.get_kind_display()
    return found


def _decisions(meeting: Meeting) -> dict[int, list[tuple[Decision, list[DecisionTask]]]]:
    rows = Decision.objects.filter(item__meeting=meeting).select_related("motion", "replaces")
    tasks: dict[int, list[DecisionTask]] = {}
    for link in DecisionTask.objects.filter(decision__item__meeting=meeting).select_related(
        "task__organisation", "task__person", "task__account"
    ):
        link.task.campaign = meeting.campaign
        tasks.setdefault(link.decision_id, []).append(link)
    found: dict[int, list[tuple[Decision, list[DecisionTask]]]] = {}
    for row in rows.order_by("number"):
        row.campaign = meeting.campaign
        found.setdefault(row.item_id, []).append((row, tasks.get(row.pk, [])))
    return found
