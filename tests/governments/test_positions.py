"""Positions as dated claims: added, corrected without losing any, kept to who may see them, listed when stale."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accede.accounts.rules import NotAllowed
from accede.coalition.models import SharedWith
from accede.coalition.rules import NotTheOwners
from accede.core.dates import Moment
from accede.governments.actions import positions as actions
from accede.governments.actions.undoing import undo_change
from accede.governments.models import Position
from accede.governments.offers import positions as offers
from accede.governments.queries.position_words import conflict_words
from accede.governments.queries.positions import state_position
from accede.kit.models import LogEntry
from tests.governments.conftest import TODAY, a_state
from tests.governments.test_shown_positions import a_position

pytestmark = pytest.mark.django_db

VALUES = {
    "stance": "studying", "words": "", "as_of": Moment.parse("2026-04"), "confidence": "medium",
    "said_by": "The foreign ministry", "source": "A reply to the campaign's letter", "learned_date": None,
}  # fmt: skip


def claim(campaign, state, by, *, corrects=None, **values):
    return actions.claim(
        campaign=campaign, state=state, values=VALUES | values, by=by, on=TODAY, corrects=corrects,
        evidence={"text": "The reply itself", "day": Moment.parse("2026-04-02"), "url": ""},
    )  # fmt: skip


def shown(campaign, state, reader):
    return state_position(campaign, state, reader=reader, as_of=TODAY, on=TODAY)


def test_a_claim_keeps_its_day_its_evidence_and_who_entered_it_and_is_logged(campaign, alliance, arcadia, nora):
    row = claim(campaign, arcadia, nora)

    assert (str(row.as_of), row.learned_date, row.entered_by) == ("2026-04", TODAY, nora)
    assert [(each.number, each.text) for each in row.evidence.all()] == [(1, "The reply itself")]
    assert [(each.act, each.by) for each in LogEntry.objects.filter(act__startswith="governments.").order_by("pk")] == [
        ("governments.claim_position", "nora"), ("governments.add_evidence", "nora"),
    ]  # fmt: skip


def test_who_does_not_keep_files_is_refused_and_nothing_is_written(campaign, alliance, arcadia, ines, sam):
    for stranger in (ines, sam):
        with pytest.raises(NotAllowed):
            claim(campaign, arcadia, stranger)
    assert not Position.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"as_of": Moment.parse("2026-05-05")}, "as_of"),
        ({"learned_date": TODAY + timedelta(1)}, "learned_date"),
        ({"learned_date": date(2026, 3, 31)}, "learned_date"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(values, field, campaign, alliance, arcadia, nora):
    with pytest.raises(actions.NotYet) as refused:
        claim(campaign, arcadia, nora, **values)
    assert (refused.value.field, str(refused.value)[-1]) == (field, ".")


def test_two_people_correct_one_claim_and_both_corrections_are_kept_and_said_to_conflict(
    client, campaign, alliance, arcadia, nora, mateo
):
    wrong = claim(campaign, arcadia, nora)
    one = claim(campaign, arcadia, nora, corrects=wrong, stance="reluctant")
    other = claim(campaign, arcadia, mateo, corrects=wrong, stance="in_favour", confidence="high")

    found = shown(campaign, arcadia, nora)
    assert (found.row, [each.row for each in found.conflicts], found.corrected) == (other, [one], (wrong,))
    words = conflict_words(found.conflicts[0])
    assert words == "Two corrections of one claim stand side by side. The other one says: reluctant (April 2026, " \
                    "The foreign ministry)."  # fmt: skip
    client.force_login(nora)
    for address in (f"/c/{campaign.slug}/states/AAA/", f"/c/{campaign.slug}/states/AAA/positions/"):
        assert words in client.get(address).content.decode()
    page = client.get(wrong.get_absolute_url()).content.decode()
    assert "all their corrections stand" in page


def test_the_same_form_sent_by_two_people_keeps_both(client, campaign, alliance, arcadia, nora, mateo):
    wrong = claim(campaign, arcadia, nora)
    typed = {
        "stance": "opposed", "as_of": "2026-04", "confidence": "low", "said_by": "The press", "source": "A cutting",
        "learned_date": "2026-05-04", "shared_with": "alliance",
    }  # fmt: skip
    address = f"{wrong.get_absolute_url()}correct/"
    for user in (nora, mateo):
        client.force_login(user)
        assert client.post(address, typed).status_code == 302
    assert sorted(wrong.replaced_by.values_list("entered_by__username", flat=True)) == ["mateo", "nora"]


def test_what_a_claim_says_is_never_edited_who_sees_it_is_changed_by_its_owner_and_undone(
    campaign, alliance, arcadia, nora, mateo, beta
):
    row = claim(campaign, arcadia, mateo, owner=beta, shared_with=SharedWith.OWN)
    with pytest.raises(actions.NeverEdited):
        actions.change_position(position=row, values={"stance": "opposed"}, by=mateo, on=TODAY)
    with pytest.raises(NotTheOwners):
        actions.change_position(position=row, values={"shared_with": SharedWith.PUBLIC}, by=nora, on=TODAY)

    actions.change_position(position=row, values={"shared_with": SharedWith.MEMBERS}, by=mateo, on=TODAY)
    assert shown(campaign, arcadia, nora).row == row
    undo_change(entry=LogEntry.objects.get(act="governments.change_position"), by=mateo, on=TODAY)
    assert shown(campaign, arcadia, nora) is None


def test_a_claim_entered_by_mistake_is_removed_with_its_evidence_and_brought_back(campaign, alliance, arcadia, nora):
    wrong = claim(campaign, arcadia, nora)
    right = claim(campaign, arcadia, nora, corrects=wrong)
    with pytest.raises(actions.IsCorrected):
        actions.remove_position(position=wrong, by=nora, on=TODAY)

    actions.remove_position(position=right, by=nora, on=TODAY)
    assert shown(campaign, arcadia, nora).row == wrong
    undo_change(entry=LogEntry.objects.get(act="governments.remove_position"), by=nora, on=TODAY)
    back = shown(campaign, arcadia, nora)
    assert (back.row.key, len(back.evidence)) == (right.key, 1)


def test_pages_of_a_hidden_claim_are_absent_for_others(client, campaign, alliance, arcadia, nora, mateo, beta):
    row = claim(campaign, arcadia, mateo, owner=beta, shared_with=SharedWith.OWN)
    pages = ["", "correct/", "evidence/", "sharing/", "remove/"]
    client.force_login(mateo)
    assert [client.get(row.get_absolute_url() + page).status_code for page in pages] == [200] * 5
    client.force_login(nora)
    assert [client.get(row.get_absolute_url() + page).status_code for page in pages] == [404] * 5


def test_stale_positions_wait_for_who_keeps_files_and_review_dates_stand_in_the_calendar(
    client, campaign, alliance, arcadia, boeotia, nora, ines
):
    old = a_position(campaign, arcadia, as_of="2025-01-01", learned_date=date(2025, 1, 1))
    due = a_position(campaign, boeotia, review_date=date(2026, 6, 1))

    lines = offers.work(subject=campaign.slug, on=TODAY, reader=nora)
    assert [(line.title, line.url) for line in lines] == [("Ask again: position of Arcadia", old.get_absolute_url())]
    assert offers.work(subject=campaign.slug, on=TODAY, reader=ines) == []
    (day,) = offers.dates(subject=campaign.slug, on=TODAY, reader=nora)
    assert (day.day, day.title, day.url) == (
        date(2026, 6, 1), "Review the position of Boeotia", due.get_absolute_url(),
    )  # fmt: skip
    client.force_login(nora)
    page = client.get(f"/c/{campaign.slug}/states/positions/to-ask-again/?on=2026-05-04").content.decode()
    assert ("Arcadia" in page, "Boeotia" in page) == (True, False)


def test_the_search_finds_a_claim_by_its_words_and_marks_who_sees_it(campaign, alliance, arcadia, mateo, beta):
    claim(campaign, arcadia, mateo, owner=beta, shared_with=SharedWith.OWN, words="Waits for the labour committee")
    (found,) = offers.documents(subject=campaign.slug, on=TODAY, reader=None)
    assert (found.title, found.seen_by) == ("Arcadia: studying", ("org:beta",))
    assert "labour committee" in found.text and "The reply itself" in found.text


def queries_of(client, address: str) -> int:
    client.get(address)  # loads the record
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_pages_of_positions_cost_the_same_however_many(client, campaign, alliance, arcadia, nora):
    addresses = [f"/c/{campaign.slug}/states/{page}" for page in ("AAA/positions/", "positions/to-ask-again/")]
    client.force_login(nora)
    first = claim(campaign, arcadia, nora)
    addresses.append(first.get_absolute_url())
    one = [queries_of(client, address) for address in addresses]
    for number in range(3):
        claim(campaign, arcadia, nora, as_of=Moment.parse(f"2026-03-0{number + 1}"))
        actions.add_evidence(position=first, values={"text": "More of it"}, by=nora, on=TODAY)
        claim(campaign, a_state(f"BB{number}", f"Boeotia {number}"), nora)
    assert [queries_of(client, address) for address in addresses] == one


def test_the_page_of_an_earlier_day_does_not_tell_of_a_later_correction(client, campaign, alliance, arcadia, nora):
    wrong = claim(campaign, arcadia, nora, learned_date=date(2026, 4, 30))
    right = claim(campaign, arcadia, nora, corrects=wrong, stance="opposed")
    client.force_login(nora)
    for day, told in ((TODAY, True), (date(2026, 4, 30), False)):
        page = client.get(f"{wrong.get_absolute_url()}?on={day}").content.decode()
        assert (right.key in page) is told
