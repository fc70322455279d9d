"""Drafts that the record makes after a new act: a letter of congratulation and a news line."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from accede.core.dates import Moment
from accede.kit import offers
from accede.kit.models import Job, LogEntry
from accede.record.actions import record_act
from accede.record.models import State
from accede.statements import actions
from accede.statements.models import PreparedText

TODAY = date(2004, 1, 30)


@pytest.fixture
def accession(campaign, officer):
    state = State.objects.create(code="AAA", iso3="AAA", kind="state", source="a test")
    return record_act(
        treaty=campaign.treaty, state=state, kind="accession", source="a test",
        deposited=Moment.parse("2004-01-20"), by=officer, on=TODAY,
    )  # fmt: skip


def waiting(campaign, reader):
    return offers.ask("prepared", subject=campaign.slug, on=TODAY, reader=reader)


def address(campaign, act, kind="letter", name="prepared", *more):
    return reverse(f"statements:{name}", args=[campaign.slug, kind, act.treaty.slug, act.key, *more])


def test_after_an_accession_a_letter_and_a_news_line_wait_for_the_officer_alone(campaign, accession, officer, ines):
    titles = [each.title for each in waiting(campaign, officer)]

    assert titles == ["Letter of congratulation to AAA", "News line on AAA"]
    assert waiting(campaign, ines) == []


def test_after_a_signature_only_a_news_line_waits(campaign, officer):
    state = State.objects.create(code="BBB", iso3="BBB", kind="state", source="a test")
    record_act(
        treaty=campaign.treaty, state=state, kind="signature", source="a test",
        deposited=Moment.parse("2004-01-20"), by=officer, on=TODAY,
    )  # fmt: skip

    assert [each.title for each in waiting(campaign, officer)] == ["News line on BBB"]


def test_the_letter_says_what_the_record_knows_and_shows_the_gap_where_it_does_not(
    campaign, accession, officer, client
):
    client.force_login(officer)

    text = client.get(address(campaign, accession)).content.decode()

    assert "was deposited on 20 January 2004." in text
    assert "The number of States bound is now 1." in text
    assert "The record does not know: the person who signs." in text


def test_a_kept_text_stays_as_it_was_written_and_still_waits(campaign, accession, officer, client):
    client.force_login(officer)
    client.post(address(campaign, accession), {"text": "Excellency,\n\nwell done."})

    assert PreparedText.objects.get().text.replace("\r", "") == "Excellency,\n\nwell done."
    assert "well done." in client.get(address(campaign, accession)).content.decode()
    assert "kept with changes" in waiting(campaign, officer)[0].sub


def test_a_used_draft_waits_no_longer_and_is_decided_once(campaign, accession, officer, client):
    client.force_login(officer)
    decide = address(campaign, accession, "letter", "decide_prepared", "used")

    client.post(decide, {"note": "Posted on 2 February"})
    again = client.post(decide, {"note": "Posted again"}, follow=True).content.decode()

    assert [each.title for each in waiting(campaign, officer)] == ["News line on AAA"]
    assert "This draft was used already." in again
    assert [row.note for row in PreparedText.objects.all()] == ["Posted on 2 February"]


def test_a_decision_without_a_sentence_changes_nothing(campaign, accession, officer, client):
    client.force_login(officer)

    client.post(address(campaign, accession, "news", "decide_prepared", "set-aside"), {"note": ""})

    assert not PreparedText.objects.exists()


def test_an_observer_opens_no_draft_and_cannot_keep_one(campaign, accession, ines, client):
    client.force_login(ines)

    assert client.get(address(campaign, accession)).status_code == 404
    assert client.post(address(campaign, accession), {"text": "Mine"}).status_code == 403
    assert not PreparedText.objects.exists()


def test_the_log_tells_of_the_decision_and_not_of_the_text(campaign, accession, officer):
    actions.keep_prepared(
        campaign=campaign, kind="letter", about="record:act:x/y", language="en", text="To Ms Secret", by=officer,
        at=accession.entered_at, on=TODAY,
    )  # fmt: skip

    entry = LogEntry.objects.get(act="statements.kept_prepared")

    assert entry.after == {"stage": "kept"}
    assert "Secret" not in f"{entry.before}{entry.target_name}"


def test_the_letter_as_a_file_is_made_by_a_job(campaign, accession, officer, client):
    client.force_login(officer)

    answer = client.get(
        address(campaign, accession, "letter", "prepared_file", "docx"), headers={"Accept": "text/html"}
    )

    assert answer.status_code == 202
    assert Job.objects.filter(name="kit.make_file").count() == 1
