"""Rows of lists: a meeting or a day of a series with its words, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC

from accede.core.gatherings import LocalTime
from accede.meetings.models import Meeting, Series
from accede.meetings.queries import words
from accede.meetings.queries.meetings import Listed, SeriesDay, State, local_time, state_of


@dataclass(frozen=True)
class ShownMeeting:
    """A meeting in a list."""

    meeting: Meeting
    state: State
    when: str
    utc: str
    notes: list[str]

    @property
    def alarming(self) -> bool:
        """Whether people hold something else in their calendars than what is so."""
        return self.state in (State.CHANGED, State.UNTOLD)


@dataclass(frozen=True)
class ShownDay:
    """A coming day of a series."""

    found: SeriesDay
    when: str
    utc: str
    notes: list[str]


@dataclass(frozen=True)
class ShownList:
    """The whole list in words."""

    coming: list[ShownMeeting]
    past: list[ShownMeeting]
    series: list[tuple[Series, str, list[ShownDay]]]


def shown(listed: Listed) -> ShownList:
    """The list of meetings with its words."""
    return ShownList(
        [shown_meeting(row) for row in listed.coming],
        [shown_meeting(row) for row in listed.past],
        [(row, words.recurrence(row), [shown_day(day) for day in days]) for row, days in listed.series],
    )


def shown_meeting(meeting: Meeting) -> ShownMeeting:
    """A meeting with its state and time in words."""
    local = local_time(meeting)
    return ShownMeeting(meeting, state_of(meeting), words.when(meeting), _utc(local), words.clock_notes(local))


def shown_day(day: SeriesDay) -> ShownDay:
    """A day of a series with its time in words."""
    return ShownDay(day, words.when_local(day.local, day.series.minutes), _utc(day.local), words.clock_notes(day.local))


def _utc(local: LocalTime) -> str:
    return f"{local.starts.astimezone(UTC):%H:%M} UTC"
