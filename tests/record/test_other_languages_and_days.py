"""The same acts in another language or form are the same acts; a printed day of effect is compared and never stored."""

from __future__ import annotations

from datetime import date

import pytest

from accede.record import actions
from accede.record.models import Act, ImportState, StateName

from .conftest import SOURCE, TODAY

HEADER = "Participant,Action,Date of Notification/Deposit,Date of Effect\n"


@pytest.fixture
def stage(treaty, operator):
    def stage_it(text: str, filename="record.csv"):
        row = actions.stage_import(content=text.encode(), filename=filename, treaty=treaty, by=operator, on=TODAY)
        assert row.state == ImportState.STAGED, row.refused
        return row

    return stage_it


def changes(row) -> list[tuple[str, str, str]]:
    lines = row.lines.select_related("state").order_by("number")
    return [(line.change, line.state.code, str(line.deposited)) for line in lines]


def told(row) -> list[tuple[int | None, str]]:
    return [(one["row"], one["message"]) for one in row.problems if "were read as" not in one["message"]]


def test_the_same_acts_in_french_are_the_same(stage, enter, states):
    enter("MEX", "signature", "1991-05-22")
    enter("EGY", "accession", "1993-02-19")
    StateName.objects.create(state=states["EGY"], language="fr", name="Égypte", source=SOURCE)

    row = stage(
        "Participant\tSignature\tRatification, Adhésion(a), Succession(d)\n"
        "Mexique\t22 mai 1991\t\nÉgypte\t\t19 févr 1993 a\n",
        "copie.txt",
    )

    assert changes(row) == [("same", "MEX", "1991-05-22"), ("same", "EGY", "1993-02-19")]


def test_a_changed_date_in_a_newer_file_proposes_a_correction_that_names_the_row(stage, enter, operator):
    old = enter("EGY", "accession", "1993-02-20")

    row = stage("Participant\tSignature\tRatification, Adhésion(a)\nEgypt\t\t19 févr 1993 a\n", "copie.txt")
    actions.approve_import(import_=row, by=operator, on=TODAY)

    new = Act.objects.get(replaces=old)
    assert (str(new.deposited), new.reason) == ("1993-02-19", "The depositary's file copie.txt says so.")


def test_a_printed_day_of_force_that_the_clause_does_not_give_is_a_warning_with_its_row(stage, enter):
    enter("MEX", "signature", "1991-05-22")
    row = stage(
        HEADER + "Mexico,Signature,22/05/1991,\nMexico,Ratification,08/03/1999,01/07/2003\n"
        "Egypt,Accession,14/03/2003,01/08/2003\n"
    )

    assert told(row) == [
        (4, "The file has the treaty in force for Egypt from 1 August 2003; the clause gives 1 July 2003.")
    ]


def test_a_printed_day_is_never_stored_as_an_effect(stage, operator):
    row = stage(HEADER + "Mexico,Accession,08/03/1999,01/07/2003\nEgypt,Accession,14/03/2003,01/07/2003\n")
    actions.approve_import(import_=row, by=operator, on=TODAY)

    assert list(Act.objects.values_list("effective_date", flat=True)) == [None, None]


def test_a_succession_tells_the_printed_day_and_leaves_its_own_to_a_person(stage, enter):
    enter("MEX", "accession", "1999-03-08")
    enter("EGY", "accession", "2003-03-14")
    row = stage(HEADER + "Mali,Succession,13/01/2004,22/09/1960\n")

    assert told(row) == [
        (
            2,
            "The file prints 22 September 1960 as the day of effect of the succession of Mali; on record it is "
            "13 January 2004. A day of succession is entered by a person.",
        )
    ]


def test_declarations_of_a_record_become_declarations_and_are_found_again(stage, operator):
    text = HEADER + "Mexico,Declaration,15/09/2008,\nMexico,Declaration,15/09/2000,\n"
    text = text.replace("2008", "2002")
    actions.approve_import(import_=stage(text), by=operator, on=TODAY)

    again = stage(text + "Mexico,Objection,15/09/2001,\n")

    assert [act.kind for act in Act.objects.all()] == ["declaration", "declaration"]
    assert changes(again) == [
        ("same", "MEX", "2002-09-15"),
        ("same", "MEX", "2000-09-15"),
        ("added", "MEX", "2001-09-15"),
    ]


def test_an_excerpt_and_a_copied_table_do_not_undo_what_they_cannot_say(stage, enter, treaty, operator):
    enter("MLI", "accession", "1994-01-01")
    bracketed = "id,state,kind,deposited,counted\na,TUR,signature,1999-01-13,no\n"
    own = actions.stage_import(content=bracketed.encode(), filename="own.csv", treaty=treaty, by=operator, on=TODAY)
    actions.approve_import(import_=own, by=operator, on=TODAY)

    excerpt = stage(HEADER + "Türkiye,Signature,13/01/1999,\n[excerpt ends]\n")

    assert changes(excerpt) == [("same", "TUR", "1999-01-13")]


def test_a_day_of_denunciation_and_the_day_of_its_effect_stay_apart(stage, operator):
    row = stage(HEADER + "Mexico,Accession,08/03/1999,\nMexico,Denunciation,05/01/2003,05/01/2004\n")
    actions.approve_import(import_=row, by=operator, on=TODAY)

    act = Act.objects.get(kind="denunciation")
    assert (str(act.deposited), act.effective_date, act.learned_date) == ("2003-01-05", date(2004, 1, 5), TODAY)


def test_a_succession_to_signature_is_its_own_kind_in_every_form(stage, operator):
    row = stage(
        "Participant\tSignature, Succession à la signature(d)\tRatification\nTürkiye\t13 janv 1999 d\t\n", "c.txt"
    )

    assert [line.kind for line in row.lines.all()] == ["succession_to_signature"]
