"""The agenda: filled from what the rooms offer, each once; its times; its printed form."""

from __future__ import annotations

from datetime import date

import pytest

from accede.kit import offers
from accede.kit.offers import AgendaLine
from accede.meetings import actions, queries
from accede.meetings.models import AgendaItem, Meeting
from accede.meetings.offers.meetings import dates, work

from .conftest import TODAY
from .test_calls import NOW


@pytest.fixture
def offered():
    """A room that proposes two points, and remembers what it was asked."""
    asked = []

    def agenda(*, subject, on, reader):
        asked.append(subject)
        return [AgendaLine("room:b", 30, "Second", url="/b/"), AgendaLine("room:a", 10, "First", 15, "of two", "/a/")]

    with offers.only(agenda=[agenda]):
        yield asked


def test_the_rooms_are_asked_since_the_meeting_before_and_their_points_stand_in_order(meeting, offered, nora):
    Meeting.objects.create(campaign=meeting.campaign, key="april", title="April", day=date(2026, 4, 14), at=meeting.at,
                           uid="april@x")  # fmt: skip

    assert [line.title for line in queries.offered(meeting, reader=nora, on=TODAY)] == ["First", "Second"]
    assert offered == [("test-campaign", date(2026, 4, 14))]


def test_a_cancelled_meeting_is_no_meeting_before(meeting, nora):
    row = Meeting.objects.create(campaign=meeting.campaign, key="april", title="April", day=date(2026, 4, 14),
                                 at=meeting.at, uid="april@x")  # fmt: skip
    actions.cancel_meeting(meeting=row, reason="", by=nora, on=TODAY, at=NOW)

    assert queries.since(meeting) is None


def test_what_was_taken_over_once_is_not_proposed_again(meeting, offered, nora):
    first, second = queries.offered(meeting, reader=nora, on=TODAY)
    actions.take_over(meeting=meeting, line=first, by=nora, on=TODAY)
    actions.take_over(meeting=meeting, line=first, by=nora, on=TODAY)

    row = AgendaItem.objects.get()
    assert (row.title, row.minutes, row.note, row.page, row.offer_key) == ("First", 15, "of two", "/a/", "room:a")
    assert queries.offered(meeting, reader=nora, on=TODAY) == [second]


def test_running_times_follow_the_minutes_and_what_does_not_fit_is_told(meeting, items):
    AgendaItem.objects.filter(number=2).update(minutes=80)
    found = queries.agenda(meeting)

    assert [f"{point.starts:%H:%M}" for point in found.points] == ["10:00", "10:05", "11:25"]
    assert (found.total, found.available, found.over, found.left) == (105, 90, 15, 0)


def test_running_times_follow_the_clock_when_it_is_put_forward(meeting, items):
    meeting.day, meeting.at = date(2026, 3, 29), meeting.at.replace(hour=1, minute=50)

    assert [f"{point.starts:%H:%M}" for point in queries.agenda(meeting).points] == ["01:50", "01:55", "03:25"]


def test_a_point_with_minutes_stays_on_the_agenda(meeting, items, nora):
    items[1].texts.create(number=1, text="Said", at=NOW)

    with pytest.raises(actions.AgendaStands, match="Minutes or motions hang"):
        actions.remove_item(item=items[1], by=nora, on=TODAY)
    actions.remove_item(item=items[0], by=nora, on=TODAY)
    assert [point.place for point in queries.agenda(meeting).points] == [1, 2]


@pytest.mark.parametrize("form", ["html", "md", "docx", "pdf"])
def test_the_printed_agenda_is_the_same_bytes_for_the_same_agenda(meeting, items, form):
    told = {"meeting": meeting.uid, "language": "en", "form": form}
    first = queries.agenda_file(**told)

    assert first == queries.agenda_file(**told)
    before = queries.agenda_version(**told)
    items[0].title = "Welcome"
    items[0].save()
    assert queries.agenda_version(**told) != before


def test_the_printed_agenda_says_when_where_and_what(meeting, items):
    text = queries.agenda_file(meeting=meeting.uid, language="en", form="md").decode()

    assert "Tuesday, 12 May 2026, 10:00 to 11:30 (Europe/Zurich) · 08:00 UTC" in text
    assert "10:35" in text and "Joint letter (for decision)" in text


def test_who_calls_meetings_finds_the_call_among_her_work_and_who_was_called_finds_the_answer(meeting, nora, mateo):
    told = {"subject": "test-campaign", "on": TODAY}
    assert [(line.title, line.due, line.late) for line in work(reader=nora, **told)] == [
        ("Send the call of Monthly meeting", date(2026, 5, 5), False)
    ]
    actions.send_call(meeting=meeting, by=nora, on=TODAY, at=NOW)
    assert [line.title for line in work(reader=mateo, **told)] == ["Say whether you come: Monthly meeting"]


def test_dates_give_the_meeting_with_its_entry_and_the_days_of_the_series_without_one(meeting, mateo):
    found = dates(subject="test-campaign", on=TODAY, reader=mateo)

    assert (found[0].uid, found[0].sequence, found[0].at.isoformat()) == (meeting.uid, 0, "2026-05-12T10:00:00+02:00")
    assert [each.day for each in found[:3]] == [date(2026, 5, 12), date(2026, 6, 9), date(2026, 7, 14)]
