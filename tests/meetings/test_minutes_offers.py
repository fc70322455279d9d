"""What minutes offer to the first page, to agendas and to the calendar."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accede.kit import offers
from accede.kit.documents import to_markdown
from accede.kit.offers import Span
from accede.meetings.actions import decisions, minutes, motions
from accede.meetings.models import Meeting
from accede.meetings.queries.minutes import tell
from accede.meetings.queries.minutes_document import document
from tests.meetings.minutes_cast import AFTER, DAY, NOW, there

URL = "/c/test-campaign/meetings/2026-05-12/minutes/"


def work(reader, on=AFTER):
    lines = offers.ask("work", subject="test-campaign", on=on, reader=reader)
    return [(line.title, line.due) for line in lines if line.url == URL]


@pytest.fixture
def written(meeting, items, alpha, beta, nora):
    there(meeting, alpha, beta)
    return minutes.save_text(item=items[0], text="Opened.", based_on=0, by=nora, on=DAY, at=NOW)


def test_minutes_that_were_written_wait_to_be_sent_round_by_who_keeps_them(written, nora, officer, mateo, ines):
    assert work(nora) == work(officer) == [("Send the minutes of 12 May 2026 round", None)]
    assert work(mateo) == work(ines) == []
    assert work(nora, on=DAY - timedelta(days=1)) == []


def test_minutes_that_were_sent_wait_for_corrections_then_for_approval(written, meeting, watch, nora, mateo, ines):
    row = minutes.circulate(meeting=meeting, by=nora, on=AFTER, at=NOW)
    until = row.corrections_until
    assert work(ines) == work(mateo) == [("Read the minutes of 12 May 2026 and correct them", until)]

    asked = minutes.ask_for_correction(minutes=row, text="X", organisation=watch, by=ines, on=AFTER)
    assert work(nora) == [("1 correction to the minutes of 12 May 2026 waits for an answer", None)]
    minutes.settle_correction(correction=asked, outcome="taken", by=nora, on=AFTER)

    later = until + timedelta(days=1)
    assert (work(nora, later), work(ines, later)) == ([("Have the minutes of 12 May 2026 approved", None)], [])


def test_the_next_agenda_has_their_approval_and_the_calendar_the_last_day(written, meeting, nora, ines, sam):
    row = minutes.circulate(meeting=meeting, by=nora, on=AFTER, at=NOW)
    span = Span(campaign="test-campaign", first=AFTER, until=row.corrections_until)

    def titles(kind, subject, reader):
        return [each.title for each in offers.ask(kind, subject=subject, on=AFTER, reader=reader) if each.url == URL]

    assert titles("agenda", ("test-campaign", None), nora) == ["Approve the minutes of 12 May 2026"]
    last = ["Last day for corrections to the minutes of 12 May 2026"]
    assert titles("dates", "test-campaign", ines) == titles("calendar", span, ines) == last
    assert titles("calendar", span, sam) == titles("dates", "test-campaign", sam) == []


def test_minutes_of_members_alone_are_offered_to_no_observer_and_to_no_agenda(written, meeting, nora, mateo, ines):
    minutes.circulate(meeting=meeting, by=nora, on=AFTER, at=NOW)
    Meeting.objects.filter(pk=meeting.pk).update(shared_with="members")

    assert (len(work(mateo)), work(ines)) == (1, [])
    agenda = offers.ask("agenda", subject=("test-campaign", None), on=AFTER, reader=nora)
    assert [line.key for line in agenda if line.key.startswith("meetings:minutes")] == []


def test_a_decision_stands_under_the_motion_that_was_carried(written, meeting, items, alpha, beta, nora):
    values = {"by": nora, "on": DAY, "at": NOW}
    for text in ("First.", "Second."):
        motion = motions.put_motion(item=items[2], text=text, method="vote", **values)
        motions.cast_vote(motion=motion, organisation=alpha, choice="for", **values)
        motions.close_motion(motion=motion, **values)
    decisions.record_decision(item=items[2], text="Third.", by=nora, on=DAY)

    said = to_markdown(document(tell(meeting)))

    places = [said.index(words) for words in ("Motion 1", "2026/1:", "Motion 2", "2026/2:", "2026/3:")]
    assert places == sorted(places)


def test_the_minutes_are_in_the_campaign_s_language_whoever_reads_them(client, written, meeting, ines, watch):
    client.force_login(ines)

    page = client.get(URL, headers={"Accept-Language": "ar"}).content.decode()

    said = page[page.index('id="said"') : page.index("</article>")]
    assert '<html lang="ar" dir="rtl"' in page
    assert "Attendance" in said and "member" in said and "عضو" not in said
