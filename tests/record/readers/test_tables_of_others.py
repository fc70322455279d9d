"""Lists of the ILO, tables copied from a page, and text that cannot be read honestly."""

from __future__ import annotations

from datetime import date

import pytest

from accede.record.readers import read_depositary


def test_a_list_of_the_ilo_is_read_by_code_and_doubts_are_flagged_with_their_row(read):
    file = read("C189_as_of_2020-10-05.csv")

    assert (file.format, file.header.number, file.as_of) == ("ilo-csv", "C189", date(2020, 10, 5))
    assert [(act.state, act.kind.value, str(act.deposited), act.confidence) for act in file.acts] == [
        ("URY", "ratification", "2012-06-14", ""),
        ("PHL", "ratification", "2012-09-05", ""),
        ("MEX", "ratification", "2020-07-03", ""),
        ("DEU", "ratification", "2012-09-20", "low"),
    ]
    assert [(one.row, one.message.split(";")[0]) for one in file.report.warnings] == [
        (5, "The list prints 2014-09-20 as the entry into force for Deutschland"),
        (None, "The list names no treaty"),
    ]
    assert [act.effective for act in file.acts] == [None] * 4


def test_a_list_whose_name_gives_no_number_has_no_treaty(read):
    assert read("ilo_without_a_number.csv").header.number == ""


def test_every_fault_of_a_list_is_said_with_its_line(read):
    file = read("ilo_wrong.csv")

    assert not file.ok
    assert [(one.row, one.column) for one in file.report.errors] == [
        (2, "ratification"),
        (3, "iso3"),
        (4, "ratification"),
        (6, "iso3"),
    ]


def test_columns_that_ran_together_are_refused_and_never_guessed(read):
    file = read("run_together.txt")

    assert file.refused.startswith("The columns of the table have run together in this text")
    assert file.acts == ()


def test_a_table_pasted_with_the_title_above_it_is_read(read):
    file = read("pasted.txt")

    assert [(act.participant, act.kind.value, str(act.deposited)) for act in file.acts] == [
        ("Mexico", "signature", "1991-05-22"),
        ("Mexico", "ratification", "1999-03-08"),
        ("Mali", "accession", "2003-06-05"),
    ]


def test_dates_that_can_be_read_in_two_ways_are_said(read):
    file = read("slashes.csv")

    assert [str(act.deposited) for act in file.acts] == ["1991-06-05", "1999-03-08", "2003-06-05"]
    assert file.report.warnings[-1].message == (
        "Dates such as 05/06/2007 were read as day/month/year: the depositary's tables print the day first."
    )


@pytest.mark.shared
def test_the_text_with_59_parties_is_refused_and_the_list_of_the_ilo_read(shared):
    glued = shared / "data" / "untc" / "iv-13.en.xml.59parties.txt"
    listed = shared / "data" / "ilo" / "C189_as_of_2020-10-05.csv"

    assert "run together" in read_depositary(glued.read_bytes(), filename=glued.name).refused
    file = read_depositary(listed.read_bytes(), filename=listed.name)
    assert (len(file.acts), [one.row for one in file.report.warnings]) == (30, [8, 19, None])
    assert [act.state for act in file.acts if act.confidence == "low"] == ["DEU", "MDG"]
