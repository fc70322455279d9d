"""Deciding about a staged file on its page: what the page says happened is what happened."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from accede.record import actions, queries
from accede.record.models import Act, Decision, Import, ImportState

from .conftest import TODAY

MEX = ("a1", "MEX", "signature", "1991-05-22")
EGY = ("a2", "EGY", "accession", "1993-02-19")


@pytest.fixture
def staged(treaty, operator, own_csv) -> Import:
    """A file with two acts that are not on record."""
    return actions.stage_import(content=own_csv(MEX, EGY), filename="s.csv", treaty=treaty, by=operator, on=TODAY)


@pytest.fixture
def post(client, officer):
    """Posts to a page of an import as the officer; gives back the messages she then reads."""
    client.force_login(officer)

    def send(verb: str, row: Import, **data) -> list[str]:
        answer = client.post(reverse(f"record:import_{verb}", args=[row.pk]), data)
        assert (answer.status_code, answer.url) == (302, row.get_absolute_url())
        return [str(message) for message in get_messages(answer.wsgi_request)][-1:]

    return send


def page(client, row: Import) -> str:
    return client.get(row.get_absolute_url()).content.decode()


def lines(row: Import) -> list[int]:
    return list(row.lines.order_by("number").values_list("pk", flat=True))


def test_comparing_a_decided_file_again_is_refused_in_words(staged, post, operator):
    actions.approve_import(import_=staged, by=operator, on=TODAY)

    assert post("again", staged) == ["This file was decided about already."]


@pytest.mark.parametrize("sent", [[], ["²"], ["٣"], ["-1"], ["x"], ["9" * 30]])
def test_without_a_line_that_is_ticked_nothing_is_approved(staged, post, sent):
    assert post("approve", staged, line=sent) == ["Tick at least one line."]
    assert Act.objects.count() == 0


def test_lines_that_are_not_of_the_file_are_not_said_to_be_approved(staged, post):
    unknown = max(lines(staged)) + 100

    assert post("approve", staged, line=[unknown]) == ["None of these lines waits for a decision. Nothing changed."]
    assert post("approve", staged, line=[unknown, lines(staged)[0]]) == ["1 line is approved and on record."]


def test_a_line_sent_again_is_not_said_to_be_approved_again(staged, post):
    first, second = lines(staged)
    post("approve", staged, line=[first])

    assert post("approve", staged, line=[first]) == ["None of these lines waits for a decision. Nothing changed."]
    assert post("approve", staged, line=[first, second]) == ["1 line is approved and on record."]
    assert post("approve", staged, line=[first]) == ["This file was approved before. Nothing changed."]
    assert Act.objects.count() == 2


def test_a_file_approved_in_part_stays_open_without_another_comparison(staged, post, client):
    first, second = lines(staged)

    post("approve", staged, line=[first])

    staged.refresh_from_db()
    shown = page(client, staged)
    assert (staged.state, staged.decided_by) == (ImportState.PARTLY, "")
    assert ("Approved in part" in shown, "Compare again" in shown, f'value="{second}"' in shown) == (True, False, True)
    post("approve", staged, line=[second])
    staged.refresh_from_db()
    assert (staged.state, staged.decided_by) == (ImportState.APPROVED, "officer")


def test_an_act_that_the_file_lacks_still_waits_when_only_another_line_was_ticked(enter, stage_after, post):
    enter("MLI", "accession", "1990-12-20")
    row = stage_after(MEX)
    added, absent = lines(row)

    post("approve", row, line=[added])

    assert [(one.state, one.waiting) for one in queries.waiting_imports()] == [(ImportState.PARTLY, 1)]
    assert post("approve", row, line=[absent]) == ["1 line is approved and on record."]
    assert list(queries.waiting_imports()) == []


@pytest.fixture
def stage_after(treaty, operator, own_csv):
    def stage(*rows) -> Import:
        return actions.stage_import(content=own_csv(*rows), filename="s.csv", treaty=treaty, by=operator, on=TODAY)

    return stage


def test_the_rest_of_a_file_may_be_left_out_and_what_was_approved_stays(staged, post, client):
    first, second = lines(staged)
    post("approve", staged, line=[first])

    said = post("reject", staged, reason="A clerk's error.")

    staged.refresh_from_db()
    assert said == ["The rest of the file is left out. Its approved lines stay on record."]
    assert (staged.state, staged.lines.get(pk=second).decision) == (ImportState.APPROVED, Decision.IGNORED)
    assert (Act.objects.count(), "Lines that were left out: A clerk&#x27;s error." in page(client, staged)) == (1, True)


def test_the_page_of_a_refused_file_shows_its_faults_and_nothing_to_approve(stage_after, client, officer):
    client.force_login(officer)
    row = stage_after(("a1", "MEX", "signature", "1991-02-31"))

    shown = page(client, row)

    assert row.state == ImportState.REFUSED
    assert "The file is refused; nothing changed" in shown
    assert [words for words in ("Differences", "agree", "were read", "/approve/") if words in shown] == []


def test_a_file_that_agrees_in_everything_is_closed_without_a_line(enter, stage_after, post, client):
    enter("MEX", "signature", "1991-05-22")
    row = stage_after(MEX)
    shown = page(client, row)

    assert ("The file agrees with the record" in shown, "Approve the ticked lines" in shown) == (True, False)
    assert post("approve", row, agrees="yes") == [
        "The file agrees with the record and is closed. Nothing had to change."
    ]
    row.refresh_from_db()
    assert (row.state, Act.objects.count()) == (ImportState.APPROVED, 1)


def test_a_file_that_differs_is_not_approved_by_the_word_that_it_agrees(staged, post):
    assert post("approve", staged, agrees="yes") == ["Tick at least one line."]
    assert Act.objects.count() == 0
