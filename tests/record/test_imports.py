from __future__ import annotations

import pytest

from accede.accounts.rules import NotAllowed
from accede.kit.models import LogEntry
from accede.record import actions, queries
from accede.record.models import Act, Alias, Change, Decision, Import, ImportState, State, Treaty

from .conftest import TODAY


@pytest.fixture
def stage(treaty, operator):
    def stage_it(content: bytes, **more):
        more = {"filename": "small.csv", "treaty": treaty, "by": operator, "on": TODAY} | more
        return actions.stage_import(content=content, **more)

    return stage_it


def changes(row: Import) -> list[tuple[str, str, str]]:
    lines = row.lines.select_related("state").order_by("number")
    return [(line.change, line.state.code if line.state else line.name, str(line.deposited)) for line in lines]


def test_staging_a_file_changes_nothing_on_record(stage, own_csv, treaty):
    before = queries.version()

    row = stage(own_csv(("a1", "MEX", "signature", "1991-05-22")))

    assert (row.state, changes(row)) == (ImportState.STAGED, [("added", "MEX", "1991-05-22")])
    assert (Act.objects.count(), queries.version()) == (0, before)


def test_a_file_is_compared_act_by_act(stage, own_csv, enter):
    enter("MEX", "signature", "1991-05-22")
    enter("EGY", "accession", "1993-02-19")
    enter("TUR", "signature", "1999-01-13")
    enter("MLI", "accession", "1994-01-01")

    row = stage(
        own_csv(
            ("a1", "MEX", "signature", "1991-05-22"),
            ("a2", "EGY", "accession", "1993-02-20"),
            ("a3", "TUR", "signature", "1999-01-13", "no"),
            ("a4", "EUE", "accession", "2003-01-01"),
        )
    )

    assert changes(row) == [
        ("same", "MEX", "1991-05-22"),
        ("changed", "EGY", "1993-02-20"),
        ("withdrawn", "TUR", "1999-01-13"),
        ("added", "EUE", "2003-01-01"),
        ("absent", "MLI", "1994-01-01"),
    ]


def test_a_file_older_than_the_record_does_not_ask_to_strike_what_came_later(stage, own_csv, enter):
    enter("MLI", "accession", "2003-06-05")

    row = stage(own_csv(("a1", "MEX", "signature", "1991-05-22")))

    assert changes(row) == [("added", "MEX", "1991-05-22")]


def test_each_line_says_what_it_would_move_and_the_file_as_a_whole_too(stage, own_csv):
    row = stage(own_csv(("a1", "MEX", "accession", "2003-03-14"), ("a2", "EGY", "accession", "2003-03-14")))

    detail = queries.import_detail(row.pk, on=TODAY)

    assert [line.effect for line in detail.lines["added"]] == ["no action → party, in force"] * 2
    assert list(detail.effects) == [
        "States bound: 0 → 2",
        "parties: 0 → 2",
        "computed entry into force: not reached → 2003-07-01",
    ]


def test_approving_takes_over_what_the_file_lists_and_leaves_what_it_lacks(stage, own_csv, enter, treaty, operator):
    gone = enter("MLI", "accession", "1994-01-01")
    old = enter("EGY", "accession", "1993-02-19")
    row = stage(own_csv(("a1", "MEX", "signature", "1991-05-22"), ("a2", "EGY", "accession", "1994-02-20")))

    done = actions.approve_import(import_=row, by=operator, on=TODAY)

    new = Act.objects.get(replaces=old)
    assert (str(new.deposited), new.origin, new.reason) == (
        "1994-02-20",
        "import",
        "The depositary's file small.csv says so.",
    )
    assert {act.id for act in queries.acts_of(treaty)} == {"mex-signature-1991-05-22", new.key, gone.key}
    assert (done.state, done.decided_by) == (ImportState.APPROVED, "operator")


def test_striking_out_what_the_file_lacks_needs_an_explicit_approval(stage, own_csv, enter, treaty, operator):
    enter("MLI", "accession", "1994-01-01")
    row = stage(own_csv(("a1", "MEX", "signature", "1995-05-22")))

    actions.approve_import(import_=row, by=operator, on=TODAY, lines="all")

    assert [act.id for act in queries.acts_of(treaty)] == ["mex-signature-1995-05-22"]


def test_a_bracketed_act_stays_on_record_and_counts_no_longer(stage, own_csv, enter, treaty, operator):
    enter("TUR", "accession", "1999-01-13")
    row = stage(own_csv(("a3", "TUR", "accession", "1999-01-13", "no")))

    actions.approve_import(import_=row, by=operator, on=TODAY)

    assert [act.counted for act in queries.acts_of(treaty)] == [False]
    assert queries.figures(treaty, as_of=TODAY)["bound"].number == 0


def test_approving_twice_changes_nothing_more(stage, own_csv, operator):
    row = stage(own_csv(("a1", "MEX", "signature", "1991-05-22")))
    actions.approve_import(import_=row, by=operator, on=TODAY)
    version, entries = queries.version(), LogEntry.objects.count()

    again = actions.approve_import(import_=row, by=operator, on=TODAY)

    assert (again.state, Act.objects.count()) == (ImportState.APPROVED, 1)
    assert (queries.version(), LogEntry.objects.count()) == (version, entries)


def test_the_same_file_after_approval_finds_everything_the_same(stage, own_csv, operator):
    content = own_csv(("a1", "MEX", "signature", "1991-05-22"), ("a2", "EGY", "accession", "1993-02-19"))
    actions.approve_import(import_=stage(content), by=operator, on=TODAY)

    again = stage(content)

    assert changes(again) == [("same", "MEX", "1991-05-22"), ("same", "EGY", "1993-02-19")]


def test_some_lines_may_be_approved_and_the_rest_later(stage, own_csv, operator):
    row = stage(own_csv(("a1", "MEX", "signature", "1991-05-22"), ("a2", "EGY", "accession", "1993-02-19")))
    first = row.lines.order_by("number").first()

    partly = actions.approve_import(import_=row, by=operator, on=TODAY, lines=[first.pk])
    assert (partly.state, Act.objects.count()) == (ImportState.PARTLY, 1)
    done = actions.approve_import(import_=partly, by=operator, on=TODAY)

    assert (done.state, Act.objects.count()) == (ImportState.APPROVED, 2)


def test_approval_is_refused_when_the_record_moved_until_the_file_is_compared_again(stage, own_csv, enter, operator):
    row = stage(own_csv(("a1", "MEX", "signature", "1991-05-22"), ("a2", "EGY", "accession", "1993-02-19")))
    enter("MEX", "signature", "1991-05-22")

    with pytest.raises(actions.RecordMoved):
        actions.approve_import(import_=row, by=operator, on=TODAY)
    assert queries.import_detail(row.pk, on=TODAY).stale
    again = actions.restage_import(import_=row, by=operator, on=TODAY)

    assert changes(again) == [("same", "MEX", "1991-05-22"), ("added", "EGY", "1993-02-19")]
    assert actions.approve_import(import_=again, by=operator, on=TODAY).state == ImportState.APPROVED


def test_when_two_people_stage_and_approve_the_acts_are_verified(stage, own_csv, operator, officer):
    row = stage(own_csv(("a1", "MEX", "signature", "1991-05-22")))

    actions.approve_import(import_=row, by=officer, on=TODAY)

    act = Act.objects.get()
    assert (act.entered_by, act.verified_by) == ("operator", "officer")


def test_only_who_may_stages_and_approves(stage, own_csv, nora, mateo, sam):
    row = stage(own_csv(("a1", "MEX", "signature", "1991-05-22")))

    for person in (nora, mateo, sam):
        with pytest.raises(NotAllowed):
            stage(own_csv(("a1", "MEX", "signature", "1991-05-23")), by=person)
        with pytest.raises(NotAllowed):
            actions.approve_import(import_=row, by=person, on=TODAY)

    assert (Import.objects.count(), Act.objects.count()) == (1, 0)


def test_a_rejected_file_keeps_its_reason_and_can_no_longer_be_approved(stage, own_csv, operator):
    row = stage(own_csv(("a1", "MEX", "signature", "1991-05-22")))

    with pytest.raises(actions.Refused, match="reason"):
        actions.reject_import(import_=row, reason=" ", by=operator, on=TODAY)
    rejected = actions.reject_import(import_=row, reason="An old copy.", by=operator, on=TODAY)

    assert (rejected.state, rejected.reason) == (ImportState.REJECTED, "An old copy.")
    with pytest.raises(actions.ImportClosed):
        actions.approve_import(import_=row, by=operator, on=TODAY)


def test_all_problems_come_at_once_with_their_rows_and_nothing_can_be_approved(stage, own_csv, operator):
    row = stage(own_csv(("a1", "MEX", "signature", "1991-02-31"), ("a2", "EGY", "wedding", "1993-02-19")))

    assert row.state == ImportState.REFUSED
    assert [problem["row"] for problem in row.problems] == [1, 2]
    with pytest.raises(actions.ImportClosed):
        actions.approve_import(import_=row, by=operator, on=TODAY)


def test_a_file_that_is_too_large_is_refused_without_being_read(stage):
    row = stage(b"x" * (50 * 1024 * 1024))

    assert row.state == ImportState.REFUSED
    assert row.refused == "The file has 50 MB; depositary files have at most 10. Nothing was read."
    assert bytes(row.content) == b""


XML = """<?xml version="1.0" encoding="iso-8859-1"?>
<Document><Treaty><Header><Chapter><Header>CHAPTER IV</Header></Chapter><ExternalData><Numsect>98</Numsect>
<Titlesect>Convention on Small Things</Titlesect><Conclusion>Geneva, 1 January 1990</Conclusion>
<EIF><Labeltext>2 February 1995</Labeltext></EIF>
<Status><Signatories>0</Signatories><Parties>{parties}</Parties></Status></ExternalData></Header>
<Participants><Table><TGroup><Thead><Row><Entry>Participant</Entry><Entry>Signature</Entry>
<Entry>Ratification, Accession(a)</Entry></Row></Thead><Tbody><Rows>
<Row><Entry>Mexico</Entry><Entry></Entry><Entry>1 Feb 1994 a</Entry></Row>
<Row><Entry>Ruritania</Entry><Entry></Entry><Entry>3 Mar 1994 a</Entry></Row>
</Rows></Tbody></TGroup></Table></Participants></Treaty></Document>"""


def xml(parties: int = 2) -> bytes:
    return XML.format(parties=parties).encode()


def test_header_and_rows_that_disagree_are_shown_side_by_side(stage):
    row = stage(xml(parties=5), filename="IV-98.xml", treaty=None)

    parties = queries.import_detail(row.pk, on=TODAY).header[1]

    assert (parties.says, parties.counted, parties.agrees) == (5, 2, False)
    assert parties.sentence == "Parties: the file's header says 5, its rows say 2."


def test_a_file_of_another_treaty_than_chosen_is_refused(stage):
    row = stage(xml(), filename="IV-98.xml")

    assert row.state == ImportState.REFUSED
    assert row.refused == "IV-98.xml: The file is of the treaty IV-98 (Convention on Small Things), not of IV-99."


def test_an_unknown_name_waits_for_a_decision_and_is_remembered(stage, operator, states):
    row = stage(xml(), filename="IV-98.xml", treaty=None)
    assert changes(row) == [("added", "MEX", "1994-02-01"), ("unknown", "Ruritania", "")]

    row = actions.decide_name(import_=row, name="Ruritania", state="EGY", by=operator, on=TODAY)

    assert changes(row) == [("added", "MEX", "1994-02-01"), ("added", "EGY", "1994-03-03")]
    assert list(Alias.objects.values_list("text", "state__code", "decided_by")) == [("Ruritania", "EGY", "operator")]


def test_an_unknown_name_may_be_a_new_participant_or_be_left_out(stage, operator):
    row = stage(xml(), filename="IV-98.xml", treaty=None)

    left = actions.decide_name(import_=row, name="Ruritania", ignore=True, by=operator, on=TODAY)
    assert changes(left) == [("added", "MEX", "1994-02-01")]
    other = stage(xml(parties=3), filename="IV-98.xml", treaty=None)
    other = actions.decide_name(import_=other, name="Ruritania", new="Ruritania", by=operator, on=TODAY)

    assert changes(other)[1] == ("added", "X-RURITAN", "1994-03-03")
    assert queries.state_name("X-RURITAN", on=TODAY) == "Ruritania"


def test_approving_a_treaty_that_is_not_on_record_puts_it_there_without_a_clause(stage, operator, states):
    row = stage(xml(), filename="IV-98.xml", treaty=None)
    row = actions.decide_name(import_=row, name="Ruritania", state="EGY", by=operator, on=TODAY)

    actions.approve_import(import_=row, by=operator, on=TODAY)

    new = Treaty.objects.get(slug="iv-98")
    assert (new.titles, new.rules, str(new.official_entry_date), str(new.as_of)) == (
        {"en": "Convention on Small Things"},
        {},
        "1995-02-02",
        "1994-03-03",
    )
    assert queries.figures(new, as_of=TODAY)["bound"].number == 2


def test_unknown_names_do_not_stop_the_rest_from_being_approved(stage, operator):
    row = stage(xml(), filename="IV-98.xml", treaty=None)

    partly = actions.approve_import(import_=row, by=operator, on=TODAY)

    assert (partly.state, Act.objects.count(), State.objects.filter(code__startswith="X-").count()) == (
        ImportState.PARTLY,
        1,
        0,
    )
    assert partly.lines.filter(change=Change.UNKNOWN, decision=Decision.WAITING).count() == 1


def test_a_long_file_is_read_by_a_job(stage, own_csv, monkeypatch):
    from accede.kit import jobs

    monkeypatch.setattr("accede.record.actions.imports.LATER_OVER", 10)

    row = stage(own_csv(("a1", "MEX", "signature", "1991-05-22")), wait=False)
    assert row.state == ImportState.STAGING
    jobs.run_pending()

    row.refresh_from_db()
    assert (row.state, changes(row)) == (ImportState.STAGED, [("added", "MEX", "1991-05-22")])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_and_the_page_of_imports_cost_the_same_however_long(stage, own_csv, rows, django_assert_num_queries):
    people = ["MEX", "EGY", "MLI"][:rows]
    for number in range(rows):
        row = stage(own_csv(*((f"a{i}", s, "signature", f"199{number}-05-22") for i, s in enumerate(people))))
    queries.names(on=TODAY)

    with django_assert_num_queries(1):
        list(queries.imports())
    with django_assert_num_queries(4):
        queries.import_detail(row.pk, on=TODAY)


def test_a_ratification_without_a_signature_is_a_warning_and_taken_over(stage, own_csv, operator):
    row = stage(own_csv(("a1", "MEX", "ratification", "1999-03-08")))

    assert [(problem["severity"], problem["row"]) for problem in row.problems] == [("warning", 1)]
    actions.approve_import(import_=row, by=operator, on=TODAY)
    assert Act.objects.get().kind == "ratification"


def test_an_old_and_a_new_name_of_one_state_in_a_file_are_compared_together(stage, states, operator):
    actions.set_alias(text="Ruritania", state=states["MEX"], by=operator, on=TODAY)
    row = stage(xml(parties=1), filename="IV-98.xml", treaty=None)
    actions.approve_import(import_=row, by=operator, on=TODAY)

    again = stage(xml(parties=1), filename="IV-98.xml", treaty=None)

    assert [line[0] for line in changes(again)] == ["same", "same"]


def test_a_file_that_names_no_treaty_is_read_and_cannot_be_approved_until_one_is_chosen(stage, own_csv, operator):
    content = own_csv(("a1", "MEX", "signature", "1991-05-22"))
    row = stage(content, treaty=None)

    assert (row.state, changes(row)) == (ImportState.STAGED, [("added", "MEX", "1991-05-22")])
    with pytest.raises(actions.Refused, match="Choose the treaty"):
        actions.approve_import(import_=row, by=operator, on=TODAY)
    assert stage(content, treaty="small").treaty.slug == "small"
