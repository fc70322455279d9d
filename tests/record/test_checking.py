"""The queue of a second person: verify, dispute, skip; nobody verifies her own."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from accede.accounts.rules import NotAllowed
from accede.kit.models import LogEntry
from accede.record import actions, offers, queries

from .conftest import TODAY, moment


@pytest.fixture
def text_of(client):
    def opened(path: str, who) -> str:
        client.force_login(who)
        response = client.get(path)
        assert response.status_code == 200
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))

    return opened


def test_the_queue_shows_the_record_beside_what_the_source_should_say(enter, text_of, officer):
    enter("MEX", "accession", "1999-03-08", article="", source="https://treaties.example/cn.1")

    text = text_of(reverse("record:queue"), officer)

    assert "1 row waits." in text
    assert "Mexico, accession, received on 8 March 1999, under the A Small Convention." in text
    assert "https://treaties.example/cn.1" in text


def test_corrected_and_struck_rows_wait_as_well(enter, officer, nora):
    wrong = enter("MEX", "accession", "1999-03-08")
    never = enter("EGY", "accession", "1993-02-19")
    actions.correct_act(act=wrong, deposited=moment("1999-03-09"), reason="Misread.", by=officer, on=TODAY)
    struck = actions.strike_act(act=never, reason="Never was.", by=officer, on=TODAY)

    rows = queries.to_check(queries.verification_queue(), reader="nora")

    assert [(row.name, row.act.is_striking_out) for row in rows] == [("Mexico", False), ("Egypt", True)]
    assert [(one.label, one.before, one.after) for one in rows[0].changed] == [
        ("Deposited", "8 March 1999", "9 March 1999")
    ]
    assert rows[1].should == ("No accession of Egypt of 19 February 1993 under the A Small Convention.",)
    actions.verify_act(act=struck, by=nora, on=TODAY)
    assert struck.verified_by == "nora"


def test_a_dispute_is_a_line_of_work_for_whoever_entered_the_act(enter, officer, nora):
    row = enter("MEX", "accession", "1999-03-08", by=officer)

    actions.dispute_act(act=row, note="The notification says 9 March.", by=nora, on=TODAY)

    lines = offers.waiting(subject=None, on=TODAY, reader=officer)
    assert ("Mexico: accession is disputed", "nora: The notification says 9 March.") in [
        (line.title, line.sub) for line in lines
    ]
    assert [(entry.act, entry.by) for entry in LogEntry.objects.order_by("-pk")[:1]] == [("record.dispute_act", "nora")]
    actions.correct_act(act=row, deposited=moment("1999-03-09"), reason="As nora says.", by=officer, on=TODAY)
    assert queries.disputed_of("officer") == []


def test_nobody_disputes_her_own_nor_without_a_note_nor_what_is_verified(enter, officer, nora):
    row = enter("MEX", "accession", "1999-03-08", by=officer)

    with pytest.raises(actions.CannotVerifyOwn):
        actions.dispute_act(act=row, note="No.", by=officer, on=TODAY)
    with pytest.raises(actions.ActRefused, match="Say what the source says instead"):
        actions.dispute_act(act=row, note=" ", by=nora, on=TODAY)
    actions.verify_act(act=row, by=nora, on=TODAY)
    with pytest.raises(actions.NothingToDo):
        actions.dispute_act(act=row, note="No.", by=nora, on=TODAY)


@pytest.mark.parametrize("person", ["mateo", "ines", "sam"])
def test_only_who_may_verify_may_dispute(enter, request, person):
    row = enter("MEX", "accession", "1999-03-08")

    with pytest.raises(NotAllowed):
        actions.dispute_act(act=row, note="No.", by=request.getfixturevalue(person), on=TODAY)


def test_verifying_from_the_queue_leads_back_to_it_as_it_was_filtered(enter, client, officer):
    row = enter("MEX", "accession", "1999-03-08")
    client.force_login(officer)
    back = reverse("record:queue") + "?treaty=small"

    response = client.post(reverse("record:verify", args=[row.pk]), {"back": back})

    assert response.url == back
    elsewhere = client.post(reverse("record:dispute", args=[row.pk]), {"note": "x", "back": "//evil.example/"})
    assert elsewhere.url == row.get_absolute_url()


def test_the_queue_is_cut_by_treaty_person_and_day(enter, text_of, officer):
    enter("MEX", "accession", "1999-03-08")
    enter("EGY", "accession", "1993-02-19", by=officer)
    path = reverse("record:queue")

    assert "Egypt: accession" not in text_of(path, officer)
    assert "Egypt: accession" in text_of(f"{path}?entered_by=officer", officer)
    assert "Nothing waits" in text_of(f"{path}?since=2999-01-01", officer)
    assert "Mexico: accession" in text_of(f"{path}?treaty=small", officer)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_rows_to_check_cost_three_queries(rows, enter, django_assert_num_queries):
    for state in ("EGY", "MLI", "MEX")[:rows]:
        enter(state, "accession", "1993-02-19")
    queries.names(on=date(1993, 2, 19))

    with queries.pinned(), django_assert_num_queries(2):  # the rows, and what was disputed
        assert len(queries.to_check(queries.verification_queue(), reader="nora")) == rows
