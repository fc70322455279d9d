"""Positions, contacts and promises come in as spreadsheets: shared as it was said once, all errors at once, nothing
before it is approved, and nothing for others to see before that.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accede.accounts.rules import NotAllowed
from accede.coalition import actions
from accede.coalition.models import SheetImport
from accede.governments.models import Contact, Position, Promise
from accede.governments.queries import sheet_rows
from accede.governments.rules import rows_seen
from accede.kit.models import LogEntry
from tests.governments.conftest import TODAY
from tests.governments.sheets import as_csv, as_xlsx, changes, stage, take, told

pytestmark = pytest.mark.django_db
POSITIONS = ["State", "Position", "Words", "Held on", "Confidence", "Who says so", "Source"]
STUDYING = ["Arcadia", "studying", "The bill is being read.", "2026-04", "low", "Its mission", "Note, made up"]
CONTACTS = [
    "State",
    "Day",
    "Office",
    "Name of the office",
    "Who was there",
    "What was said",
    "Next step",
    "Next step by",
]
TALK = ["Boeotia", "2026-04-20", "foreign", "Human rights desk", "A. Example; B. Example", "They ask for the text.",
        "Send it", "2026-05-10"]  # fmt: skip
PROMISES = ["State", "What was promised", "Promised on", "Who promised", "Due", "Source"]
TO_SEND = [
    "Arcadia",
    "To send the bill to the committee",
    "2026-04-01",
    "The ministry",
    "2026-04-30",
    "Letter, made up",
]
LISTS = {"positions": (POSITIONS, STUDYING), "contacts": (CONTACTS, TALK), "promises": (PROMISES, TO_SEND)}
MODELS = {"positions": Position, "contacts": Contact, "promises": Promise}


@pytest.fixture
def states(arcadia, boeotia):
    return arcadia, boeotia


@pytest.mark.parametrize("holds", list(LISTS))
def test_rows_are_entered_by_the_act_of_their_noun_and_then_are_the_same(holds, states, campaign, officer):
    header, first = LISTS[holds]
    row = take(stage(campaign, as_csv(header, first), officer, holds), officer)

    assert row.counts["written"] == {"new": 1, "changed": 0, "same": 0, "left_out": 0}
    made = MODELS[holds].objects.get()
    assert (made.shared_with, made.owner) == ("alliance", None)
    assert LogEntry.objects.filter(target_type=f"governments.{MODELS[holds]._meta.model_name}").exists()
    again = stage(campaign, as_csv(header, first), officer, holds)
    assert [change for _name, _part, change, _changes in changes(again)] == ["same"]


def test_what_a_row_says_of_a_position_is_on_record(states, campaign, officer):
    take(stage(campaign, as_csv(POSITIONS, STUDYING), officer, "positions"), officer)

    made = Position.objects.get()
    assert (made.state.code, made.stance, made.words, str(made.as_of), made.confidence, made.said_by, made.source) == (
        "AAA", "studying", "The bill is being read.", "2026-04", "low", "Its mission", "Note, made up",
    )  # fmt: skip
    assert (made.learned_date, made.entered_by) == (TODAY, officer)


def test_what_a_row_says_of_a_contact_is_on_record_with_those_who_were_there(states, campaign, officer):
    take(stage(campaign, as_csv(CONTACTS, TALK), officer, "contacts"), officer)

    made = Contact.objects.get()
    assert (made.state.code, str(made.day), made.office, made.said, made.next_step, str(made.next_date)) == (
        "BBB", "2026-04-20", "Human rights desk", "They ask for the text.", "Send it", "2026-05-10",
    )  # fmt: skip
    assert [each.name for each in made.people.order_by("number")] == ["A. Example", "B. Example"]


def test_with_whom_rows_are_shared_is_said_once_for_all(states, campaign, alliance, mateo, beta, nora):
    file = as_csv(CONTACTS, TALK, [*TALK[:3], "Another desk", *TALK[4:]])
    row = stage(campaign, file, mateo, "contacts", owner="beta", shared_with="own")
    take(row, mateo)

    assert set(Contact.objects.values_list("owner__key", "shared_with")) == {("beta", "own")}
    assert rows_seen(Contact.objects.all(), campaign, reader=mateo, on=TODAY).count() == 2
    assert rows_seen(Contact.objects.all(), campaign, reader=nora, on=TODAY).count() == 0


def test_an_embargo_is_said_once_for_all(states, campaign, alliance, mateo, beta, nora):
    until = timezone.now() + timedelta(hours=1)
    said = {"owner": "beta", "embargo_until": until.isoformat(), "embargo_zone": "Europe/Zurich"}
    take(stage(campaign, as_csv(CONTACTS, TALK), mateo, "contacts", **said), mateo)

    assert Contact.objects.get().embargo_until == until
    assert rows_seen(Contact.objects.all(), campaign, reader=nora, on=TODAY).count() == 0


def test_what_the_person_may_not_see_makes_no_row_the_same_or_likely(states, campaign, alliance, mateo, beta, officer):
    take(stage(campaign, as_csv(CONTACTS, TALK), mateo, "contacts", owner="beta", shared_with="own"), mateo)

    hers = stage(campaign, as_csv(CONTACTS, TALK), officer, "contacts")
    his = stage(campaign, as_csv(CONTACTS, TALK), mateo, "contacts")
    assert [change for _n, _p, change, _c in changes(hers)] == ["new"]
    assert [change for _n, _p, change, _c in changes(his)] == ["same"]


def test_the_same_office_on_the_same_day_in_other_words_is_asked(states, campaign, officer):
    take(stage(campaign, as_csv(CONTACTS, TALK), officer, "contacts"), officer)
    other = [*TALK[:5], "They thank for the text.", "", ""]
    row = stage(campaign, as_csv(CONTACTS, other), officer, "contacts")
    line = row.lines.get()
    assert (line.change, line.target) == ("likely", Contact.objects.get().key)

    actions.choose_lines(sheet=row, choices={line.pk: "new"}, by=officer, on=TODAY)
    take(row, officer)
    assert Contact.objects.count() == 2


def test_of_two_promises_of_one_day_a_person_says_whether_they_are_one(states, campaign, officer):
    take(stage(campaign, as_csv(PROMISES, TO_SEND), officer, "promises"), officer)
    row = stage(campaign, as_csv(PROMISES, [TO_SEND[0], "To send the bill", *TO_SEND[2:]]), officer, "promises")
    assert [each[2] for each in changes(row)] == ["likely"]

    take(row, officer)
    assert (Promise.objects.count(), row.counts["written"]["left_out"]) == (1, 1)


@pytest.mark.parametrize(
    ("holds", "rows", "expected"),
    [
        ("positions", [["Atlantis", "studying", "", "2026-04", "low", "X", "Y"],
                       ["Arcadia", "so so", "", "", "", "", ""],
                       ["Arcadia", "studying", "", "2027-01-01", "high", "<i>X</i>", "@A1"]],
         [(2, "State"), (3, "Position"), (3, "Held on"), (3, "Confidence"), (3, "Who says so"), (4, "Who says so"),
          (4, "Source"), (4, "Held on")]),
        ("contacts", [["Arcadia", "2026-04", "foreign", "", "", "", "", ""], ["", "2026-04-01", "", "", "", "", "", ""],
                      ["Arcadia", "2026-02-30", "foreign", "", "", "", "", "May"]],
         [(2, "Day"), (3, "State"), (3, "Office"), (4, "Day"), (4, "Next step by")]),
        ("promises", [["Arcadia", "", "2026-04-01", "", "2026", ""], ["Arcadia", "A", "2026-06-01", "", "", ""]],
         [(2, "What was promised"), (2, "Due"), (3, "Promised on")]),
    ],
)  # fmt: skip
def test_all_errors_come_at_once_and_nothing_is_entered(holds, rows, expected, states, campaign, officer):
    row = stage(campaign, as_xlsx(LISTS[holds][0], *rows), officer, holds, filename="list.xlsx")

    assert [(number, column) for number, column, _words in told(row)] == expected
    assert row.state == "faulty"
    with pytest.raises(actions.SheetClosed):
        take(row, officer)
    assert MODELS[holds].objects.count() == 0


def test_a_row_twice_in_one_file_is_an_error(states, campaign, officer):
    row = stage(campaign, as_csv(PROMISES, TO_SEND, TO_SEND), officer, "promises")

    assert told(row) == [(3, "Promised on", "The same stands already in row 2. Leave one of the two out.")]


def test_what_its_act_refuses_is_left_out_and_said(states, campaign, officer, alliance):
    row = stage(campaign, as_csv(CONTACTS, TALK), officer, "contacts", owner="beta", shared_with="own")
    take(row, officer)

    assert row.counts["written"] == {"new": 0, "changed": 0, "same": 0, "left_out": 1}
    assert "organisation of your own" in row.lines.get().reason
    assert Contact.objects.count() == 0


def test_who_lacks_the_right_of_the_noun_brings_no_list_in(states, campaign, alliance, sam):
    for holds, (header, first) in LISTS.items():
        with pytest.raises(NotAllowed):
            stage(campaign, as_csv(header, first), sam, holds)


def test_what_one_stages_leaves_every_answer_to_others_as_it_was(states, campaign, alliance, client, mateo, nora):
    addresses = [f"/c/{campaign.slug}/states/imports/", f"/c/{campaign.slug}/states/", "/today/"]
    client.force_login(nora)
    before = [_plain(client.get(each)) for each in addresses]
    row = stage(campaign, as_csv(CONTACTS, TALK), mateo, "contacts", owner="beta", shared_with="own")

    assert [_plain(client.get(each)) for each in addresses] == before
    assert client.get(row.get_absolute_url()).status_code == 404
    assert client.post(f"{row.get_absolute_url()}approve/").status_code == 404
    assert not LogEntry.objects.filter(act__contains="sheet").exists()


def _plain(answer) -> bytes:
    """The page without what is drawn anew for every answer."""
    import re

    return re.sub(rb'(name="csrfmiddlewaretoken" value|nonce|name="_form" value)="[^"]*"', b"", answer.content)


def test_comparing_costs_the_same_queries_however_many_rows(states, campaign, officer, django_assert_num_queries):
    from accede.coalition.queries.sheet_reading import SheetRow
    from accede.coalition.readers.kinds import Asked
    from accede.kit.imports import Report

    asked = Asked(campaign, officer, TODAY)
    compare = sheet_rows.compare(sheet_rows.PROMISES)

    def rows(many):
        return [SheetRow("", n, {"state": "AAA", "made": "2026-04-01", "text": f"Text {n}"}) for n in range(many)]

    compare(asked, rows(1), Report())
    for many in (1, 3):
        with django_assert_num_queries(3):
            assert len(compare(asked, rows(many), Report())) == many


def test_the_form_asks_once_who_may_see_the_rows_and_a_sample_is_plainly_made_up(
    states, campaign, alliance, client, mateo, beta
):
    client.force_login(mateo)
    base = f"/c/{campaign.slug}/states/imports/"
    page = client.get(f"{base}contacts/add/").content.decode()
    assert "Who may see this" in page and "Source of rows" not in page
    assert "Exampleland" in client.get(f"{base}contacts/sample.csv").content.decode()
    file = SimpleUploadedFile("talks.csv", as_csv(CONTACTS, TALK))
    client.post(f"{base}contacts/add/", {"file": file, "owner": "beta", "shared_with": "own"})
    row = SheetImport.objects.get()
    client.post(f"{row.get_absolute_url()}approve/")

    assert list(Contact.objects.values_list("owner__key", "shared_with")) == [("beta", "own")]
