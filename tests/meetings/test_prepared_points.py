"""After a new act a point for the next meeting waits on the first page of who sets the agenda."""

from __future__ import annotations

from accede.kit import offers
from accede.kit.offers import AgendaLine, News
from accede.meetings.offers.meetings import prepared
from tests.meetings.conftest import TODAY

NEW = News("record:act:test-treaty/one", TODAY, "Aland", "accession", "/act/")
POINTS = [AgendaLine(NEW.key, 10, "Aland: accession"), AgendaLine("tasks:late", 60, "Overdue task")]


def waiting(reader):
    given = {"news": [lambda **asked: [NEW]], "agenda": [lambda **asked: POINTS]}
    with offers.only(**given):
        return prepared(subject="test-campaign", on=TODAY, reader=reader)


def test_the_point_names_the_meeting_and_leads_to_its_agenda(meeting, nora):
    (found,) = waiting(nora)

    assert (found.about, found.title) == (NEW.key, "Agenda item: Aland: accession")
    assert found.url == f"/c/test-campaign/meetings/{meeting.key}/agenda/"
    assert meeting.title in found.sub


def test_who_does_not_set_agendas_has_no_such_draft(meeting, mateo, ines):
    assert waiting(mateo) == waiting(ines) == []


def test_without_a_meeting_ahead_there_is_nothing_to_propose_for(campaign, nora):
    assert waiting(nora) == []
