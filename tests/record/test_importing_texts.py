"""Texts and territories of a depositary file: compared, approved by a person, the same the second time."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape

import pytest

from accede.record import actions, queries
from accede.record.models import Act, ActText, ImportState

from .conftest import TODAY

HEAD = """<Document><Treaty><Header><Chapter><Header>CHAPTER IV</Header></Chapter><ExternalData>
<Numsect>99</Numsect></ExternalData></Header><Participants><Table><TGroup><Thead><Row><Entry>Participant</Entry>
<Entry>Signature</Entry><Entry>Ratification, Accession(a)</Entry></Row></Thead><Tbody><Rows>
<Row><Entry>Egypt</Entry><Entry/><Entry>19 Feb 1993 a</Entry></Row>
<Row><Entry>Mexico</Entry><Entry>22 May 1991</Entry><Entry>8 Mar 1999</Entry></Row>
<Row><Entry>Mali</Entry><Entry>1 Feb 1992</Entry><Entry/></Row></Rows></Tbody></TGroup></Table></Participants>"""


def entry(tag: str, name: str, *lines: str) -> str:
    texts = "".join(
        f'<text type="title">{escape(line)}</text>' if line.endswith(":") else f"<text>{escape(line)}</text>"
        for line in lines
    )
    return f"<{tag}><Participant>{name}</Participant>{texts}</{tag}>"


def file(*declarations: str, objections: str = "", territories: str = "") -> bytes:
    parts = f"<Declarations>{''.join(declarations)}</Declarations><Objections>{objections}</Objections>"
    parts += f"<TerritorialApplications>{territories}</TerritorialApplications>"
    return f"{HEAD}{parts}</Treaty></Document>".encode()


@pytest.fixture
def stage(treaty, operator):
    def read(content: bytes):
        return actions.stage_import(content=content, filename="IV-99.en.xml", by=operator, on=TODAY)

    return read


@pytest.fixture
def approve(officer):
    return lambda row, **more: actions.approve_import(import_=row, by=officer, on=TODAY, **more)


EGYPT = entry("Declaration", "Egypt", "Reservation concerning article 4, paragraph 1:", "For the purposes of this.")


def test_a_text_takes_the_day_of_the_act_it_came_with_and_says_so(stage, approve):
    row = approve(stage(file(EGYPT, entry("Declaration", "Mexico", "Declaration made upon signature:", "It will."))))

    made = Act.objects.filter(kind__in=["reservation", "declaration"]).order_by("key")
    assert [(act.key, act.article, act.made_upon, act.kind_stated, act.verified_by) for act in made] == [
        ("egy-reservation-1993-02-19", "4(1)", "accession", True, "officer"),
        ("mex-declaration-1991-05-22", "", "signature", True, "officer"),
    ]
    assert (row.state, [text.text for text in queries.texts_of(made[0])]) == (
        ImportState.APPROVED,
        ["For the purposes of this."],
    )


def test_the_same_file_again_changes_nothing(stage, approve):
    lines = ("<right>1 June 2000</right>", "Declaration under articles 76 and 77:", "Yes.")
    content = file(EGYPT, entry("Declaration", "Mexico", *lines))
    approve(stage(content))

    again = stage(content + b"\n")

    assert {change: n for change, n in again.counts["changes"].items() if n} == {"same": 7}


def test_a_declaration_under_two_articles_is_one_act_for_each(stage, approve):
    lines = ("<right>1 June 2000</right>", "Declaration under articles 76 and 77:", "It recognizes.")
    approve(stage(file(entry("Declaration", "Mexico", *lines))))

    acts = Act.objects.filter(kind="declaration").order_by("article")
    assert [(act.article, str(act.deposited), act.made_upon) for act in acts] == [
        ("76", "2000-06-01", "later"),
        ("77", "2000-06-01", "later"),
    ]


def test_a_text_about_an_article_that_counts_declarations_is_not_one_under_it(treaty, stage, approve):
    treaty.rules = treaty.rules | {"provisions": [{"article": "77", "count": 2}]}
    treaty.save()
    actions.bump("small")

    row = approve(stage(file(entry("Declaration", "Mexico", "Declaration:", "Article 77 is for later."))))

    assert [act.article for act in Act.objects.filter(kind="declaration")] == [""]
    assert "it names article 77 but its heading does not say" in " ".join(p["message"] for p in row.problems)


def test_what_is_not_classified_waits_for_a_tick(stage, approve):
    row = approve(stage(file(entry("Declaration", "Mexico", "It reserves its rights."), EGYPT)))

    [line] = row.lines.filter(decision="waiting", change="added")
    assert (row.state, line.data["unsure"], line.data["kind_stated"]) == (ImportState.PARTLY, True, False)

    approve(row, lines=[line.pk])

    [act] = Act.objects.filter(kind="declaration")
    assert (act.kind_stated, act.made_upon) == (False, "ratification")


def test_what_has_no_date_counts_on_no_day(stage, approve):
    row = stage(file(entry("Declaration", "Mali", "Reservation:", "Not bound by article 9.")))

    approve(row, lines="all")

    [act] = Act.objects.filter(kind="reservation")
    assert (str(act.deposited), act.article) == ("", "9")
    assert queries.declared_counts("small", as_of=TODAY)["reservation"] == 0


def test_a_row_without_its_text_gets_it_and_is_not_changed(enter, stage, approve):
    act = enter("EGY", "reservation", "1993-02-19", article="4")

    approve(stage(file(EGYPT)))

    assert [(one.act.key, [text.heading for text in one.texts]) for one in queries.declarations_of(as_of=TODAY)] == [
        (act.key, ["Reservation concerning article 4, paragraph 1:"])
    ]
    assert Act.objects.filter(kind="reservation").count() == 1


def test_other_words_under_the_same_heading_are_a_correction(stage, approve):
    approve(stage(file(EGYPT)))
    row = stage(file(EGYPT.replace("For the purposes of this.", "For other purposes.")))

    assert row.counts["changes"]["changed"] == 1
    approve(row)

    [one] = queries.declarations_of(as_of=TODAY)
    assert ([text.text for text in one.texts], one.act.replaces.key) == (
        ["For other purposes."],
        "egy-reservation-1993-02-19",
    )
    assert ActText.objects.count() == 2


def test_an_objection_finds_what_it_objects_to_in_the_same_file(stage, approve):
    lines = ("<right>1 March 1994</right>", "With regard to the reservation made by Egypt upon accession:", "No.")
    approve(stage(file(EGYPT, objections=entry("Objection", "Mexico", *lines))))

    [reservation, objection] = queries.declarations_of(as_of=TODAY)
    assert (objection.act.about, objection.target) == (reservation.act.key, reservation.act)
    assert [one.name for one in reservation.objections] == ["Mexico"]


def test_territories_attach_to_the_act_by_which_the_state_is_bound(stage, approve):
    table = "<Application><Participant>Egypt</Participant><DateNotification>2 Jun 1995</DateNotification>"
    table += "<Territories>Bermuda and Tonga</Territories></Application>"
    content = file(territories=table)
    approve(stage(content))

    days = [date(1995, 6, 1), date(1995, 6, 2)]
    assert [[one.territory for one in queries.territories("small", as_of=day)] for day in days] == [
        [],
        ["Bermuda", "Tonga"],
    ]
    assert {str(one.row.act.key) for one in queries.territories("small", as_of=TODAY)} == {"egy-accession-1993-02-19"}
    assert stage(content + b"\n").counts["changes"]["territory"] == 0


def test_territories_follow_their_act_when_it_is_corrected_and_go_when_it_is_struck_out(stage, approve, officer):
    table = "<Application><Participant>Egypt</Participant><DateNotification>2 Jun 1995</DateNotification>"
    approve(stage(file(territories=table + "<Territories>Tonga</Territories></Application>")))
    by = {"by": officer, "on": TODAY}

    right = actions.correct_act(act=Act.objects.get(kind="accession"), note="Seen.", reason="A note.", **by)
    assert [one.territory for one in queries.territories("small", as_of=TODAY)] == ["Tonga"]

    actions.strike_act(act=right, reason="Never was.", **by)
    assert queries.territories("small", as_of=TODAY) == []


def test_a_territory_of_a_state_that_is_not_bound_is_refused_in_words(stage, approve):
    table = "<Application><Participant>Mali</Participant><DateNotification>2 Jun 1995</DateNotification>"
    row = stage(file(territories=table + "<Territories>Tonga</Territories></Application>"))

    with pytest.raises(actions.Refused, match="MLI is not bound on record"):
        approve(row)


def test_names_that_are_not_known_are_reported(stage):
    row = stage(file(entry("Declaration", "Atlantis", "Reservation:", "No.")))

    assert [p["message"] for p in row.problems] == [
        "Declarations 1.1, Atlantis: “Atlantis” is no name on record; the text was not compared."
    ]


@pytest.mark.shared
@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(("number", "added", "texts"), [("IV-13", 1, 20), ("IV-3-a", 10, 0), ("XXVI-8", 5, 0)])
def test_real_files_find_the_rows_on_record_and_settle(shared, operator, officer, number, added, texts):
    # Nine of the 29 texts under IV-13 are so short that the shipped quotation is the whole of them.
    content = (shared / f"data/untc/{number}.en.xml").read_bytes()
    row = actions.stage_import(content=content, filename=f"{number}.en.xml", by=operator, on=date(2018, 2, 1))

    assert (row.counts["changes"]["added"], row.counts["changes"]["text"]) == (added, texts)

    actions.approve_import(import_=row, by=officer, on=date(2018, 2, 1), lines="all")
    again = actions.stage_import(content=content + b"\n", filename="again.xml", by=operator, on=date(2018, 2, 1))
    assert {change for change, n in again.counts["changes"].items() if n} <= {"same", "absent"}
