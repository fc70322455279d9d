"""Acts that end notes tell of are proposed, and a person decides about each."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from accede.accounts.rules import NotAllowed
from accede.kit.models import LogEntry
from accede.record import actions, queries
from accede.record.models import Act, Alias, Change, Decision, ImportState, State

from .conftest import SOURCE, TODAY

NOTES = """<EndNotes>
<Note><index>2</index><text>Czechoslovakia had signed and ratified the Convention on 7 October 1991 and 21 December
1992, respectively. See also note 1.</text></Note>
<Note><index>3</index><text>Ratified on behalf of the Republic of China on 19 July 1993.</text></Note>
</EndNotes>"""
XML = f"""<?xml version="1.0" encoding="utf-8"?>
<Document><Treaty><Header><Chapter><Header>CHAPTER IV</Header></Chapter><ExternalData><Numsect>99</Numsect>
<Titlesect>A Small Convention</Titlesect></ExternalData></Header>
<Participants><Table><TGroup><Thead><Row><Entry>Participant</Entry><Entry>Signature</Entry>
<Entry>Ratification, Accession(a), Succession(d)</Entry></Row></Thead><Tbody><Rows>
<Row><Entry>Mexico&lt;superscript&gt;2&lt;/superscript&gt;</Entry><Entry></Entry><Entry>1 Feb 1994 a</Entry></Row>
</Rows></Tbody></TGroup></Table></Participants>{NOTES}</Treaty></Document>""".encode()


@pytest.fixture
def csk(states) -> State:
    """Czechoslovakia, which ended with 1992."""
    state = State.objects.create(code="CSK", kind="former", until_date=date(1993, 1, 1), source=SOURCE)
    Alias.objects.create(text="Czechoslovakia", state=state, source=SOURCE)
    return state


@pytest.fixture
def staged(treaty, csk, operator):
    """A file with one act in its table and three in its end notes."""
    return actions.stage_import(content=XML, filename="IV-99.en.xml", by=operator, on=TODAY)


def proposals(row) -> list[tuple[str, str, str, str]]:
    lines = row.lines.filter(change=Change.PROPOSED).select_related("state").order_by("number")
    return [
        (line.state.code if line.state else line.name, line.kind, str(line.deposited), line.decision) for line in lines
    ]


SIGNED = ("CSK", "signature", "1991-10-07", "waiting")
RATIFIED = ("CSK", "ratification", "1992-12-21", "waiting")
CHINA = ("Republic of China", "ratification", "1993-07-19", "waiting")


def pk_of(row, number: int) -> int:
    return row.lines.filter(change=Change.PROPOSED).order_by("number")[number].pk


def test_a_file_proposes_what_its_notes_tell_with_the_sentence_and_what_it_would_move(staged):
    assert proposals(staged) == [SIGNED, RATIFIED, CHINA]
    line = staged.lines.get(pk=pk_of(staged, 0))
    assert line.data["quoted"].startswith("Czechoslovakia had signed and ratified the Convention on 7 October 1991")
    assert (line.data["end_note"], line.data["beside"]) == ("2", ["Mexico"])
    detail = queries.import_detail(staged.pk, on=TODAY)
    assert detail.with_proposals == (
        "With all of them, the computed entry into force would be 1994-06-01 instead of not reached."
    )


@pytest.mark.parametrize("lines", ["listed", "all"])
def test_approving_the_file_takes_no_proposal_over(staged, operator, lines):
    row = actions.approve_import(import_=staged, by=operator, on=TODAY, lines=lines)

    assert [act.state.code for act in Act.objects.all()] == ["MEX"]
    assert (row.state, proposals(row)) == (ImportState.PARTLY, [SIGNED, RATIFIED, CHINA])


def test_a_ticked_proposal_is_not_approved_with_the_lines(staged, operator):
    with pytest.raises(actions.NothingToDo):
        actions.approve_import(import_=staged, by=operator, on=TODAY, lines=[pk_of(staged, 0)])


def test_one_proposal_taken_over_becomes_an_act_of_the_predecessor_with_its_note_as_source(staged, operator):
    act = actions.take_proposal(import_=staged, line=pk_of(staged, 1), by=operator, on=TODAY)

    assert (act.state.code, act.kind, str(act.deposited)) == ("CSK", "ratification", "1992-12-21")
    assert act.source == "UN Treaty Collection, IV-99, file IV-99.en.xml, end note 2"
    assert "Czechoslovakia had signed and ratified" in act.note
    assert [one[3] for one in proposals(staged)] == ["waiting", "approved", "waiting"]
    assert LogEntry.objects.filter(act="record.take_proposal").count() == 1


def test_a_proposal_left_out_keeps_its_reason_and_is_not_proposed_again(staged, operator):
    with pytest.raises(actions.Refused, match="Say why"):
        actions.leave_out_proposal(import_=staged, line=pk_of(staged, 2), reason=" ", by=operator, on=TODAY)
    actions.leave_out_proposal(import_=staged, line=pk_of(staged, 2), reason="Not ours.", by=operator, on=TODAY)

    again = actions.restage_import(import_=staged, by=operator, on=TODAY)

    assert Act.objects.count() == 0
    assert (again.state, sorted(one[3] for one in proposals(again))) == (
        ImportState.STAGED,
        ["ignored", "waiting", "waiting"],
    )
    assert again.lines.get(change=Change.PROPOSED, decision=Decision.IGNORED).data["reason"] == "Not ours."


def test_a_name_that_is_not_on_record_needs_a_state_from_the_person(staged, operator):
    with pytest.raises(actions.Refused, match="Say which State acted"):
        actions.take_proposal(import_=staged, line=pk_of(staged, 2), by=operator, on=TODAY)

    act = actions.take_proposal(import_=staged, line=pk_of(staged, 2), state="EGY", by=operator, on=TODAY)

    assert act.state.code == "EGY"


def test_when_the_last_is_decided_the_file_is_approved(staged, operator):
    row = actions.approve_import(import_=staged, by=operator, on=TODAY)
    for number in range(3):
        actions.leave_out_proposal(import_=row, line=pk_of(row, number), reason="No.", by=operator, on=TODAY)

    row.refresh_from_db()
    assert (row.state, row.decided_by) == (ImportState.APPROVED, "operator")
    with pytest.raises(actions.ImportClosed):
        actions.take_proposal(import_=row, line=pk_of(row, 0), by=operator, on=TODAY)


def test_acts_on_record_are_not_proposed(treaty, csk, operator, enter):
    enter("CSK", "signature", "1991-10-07")

    row = actions.stage_import(content=XML, filename="IV-99.en.xml", by=operator, on=TODAY)

    assert proposals(row) == [RATIFIED, CHINA]


def test_who_may_not_import_decides_nothing(staged, ines):
    with pytest.raises(NotAllowed):
        actions.take_proposal(import_=staged, line=pk_of(staged, 0), by=ines, on=TODAY)


def test_the_page_shows_each_proposal_with_its_own_decision(staged, officer, client):
    client.force_login(officer)
    page = client.get(staged.get_absolute_url()).content.decode()
    assert page.count("Take over this act") == 3
    assert "Ratified on behalf of the Republic of China on 19 July 1993." in page

    url = reverse("record:import_proposal", args=[staged.pk, pk_of(staged, 0)])
    client.post(url, {"decision": "take"})
    client.post(
        reverse("record:import_proposal", args=[staged.pk, pk_of(staged, 2)]), {"decision": "leave", "reason": "No."}
    )

    page = client.get(staged.get_absolute_url()).content.decode()
    assert (page.count("Take over this act"), "left out: No." in page, Act.objects.count()) == (1, True, 1)
