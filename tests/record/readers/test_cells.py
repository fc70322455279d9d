"""What can stand in one cell of a participant table."""

from __future__ import annotations

import pytest

from accede.kit.imports import Report
from accede.record.readers.cells import Place, read_cell
from accede.record.readers.columns import read_headings


def cell(text, header="Ratification, Accession(a), Succession(d)"):
    """The acts of a cell as (deposited, kind, counted), and the problems said."""
    report = Report()
    place = Place("made.xml", 1, "Norway", read_headings(["Participant", header])[1])
    acts = [(str(act.deposited), act.kind.value, act.counted) for act in read_cell(text, place, report)]
    return acts, [problem.message for problem in report.problems]


@pytest.mark.parametrize(
    "text",
    [
        "5 Jun 2007 a", " 5 Jun  2007 a", "5\tJun 2007 a", "5 June 2007 a", "5\u00a0Jun\u00a02007\u00a0a",
        "5 Jun 2007a", "5 Jun. 2007 a", "05/06/2007 a", "2007-06-05 a", "Jun 5, 2007 a", "5 juin 2007 a",
        "5 Jun 2007 (a)", "5 Jun 2007 a1,2",
        "5 Jun 2007<superscript>3</superscript> a", "5th June 2007 a",
    ],
)  # fmt: skip
def test_one_day_in_every_form_it_is_printed_in(text):
    assert cell(text) == ([("2007-06-05", "accession", True)], [])


def test_a_date_known_to_the_month_or_the_year_keeps_its_precision():
    assert cell("Jun 2007 a")[0] == [("2007-06", "accession", True)]
    assert cell("2007")[0] == [("2007", "ratification", True)]


@pytest.mark.parametrize("text", ["[14 Nov 1980 a]", "[14 Nov 1980 ]a", "[ 14 Nov 1980 a ]"])
def test_brackets_mean_no_longer_counted(text):
    assert cell(text) == ([("1980-11-14", "accession", False)], [])


def test_several_dates_in_one_cell_are_several_acts():
    acts, said = cell("[14 Nov 1980 a] 26 Aug 1998 a")

    assert acts == [("1980-11-14", "accession", False), ("1998-08-26", "accession", True)]
    assert said == []


def test_an_empty_cell_is_no_act_and_no_problem():
    assert [cell(text) for text in ("", " ", "...", "-", "\u00a0")] == [([], [])] * 5


def test_a_suffix_the_header_forgot_is_read_from_the_general_list_and_said():
    assert cell("5 Jun 2007 AA") == (
        [("2007-06-05", "approval", True)],
        ["The header does not explain the suffix “AA”; it was read as approval."],
    )


def test_the_header_wins_over_the_general_list():
    assert cell("5 Jun 2007 P", "Ratification, Participation(P)")[0] == [("2007-06-05", "participation", True)]


def test_a_suffix_without_a_meaning_is_said():
    acts, said = cell("5 Jun 2007 x")

    assert acts == [("2007-06-05", "ratification", True)]
    assert said == ["The suffix “x” has no known meaning in this column."]


def test_a_date_without_a_suffix_where_every_act_has_one_is_said():
    acts, said = cell("5 Jun 2007", "Accession(a), Succession(d)")

    assert acts == [("2007-06-05", "ratification", True)]
    assert len(said) == 1


def test_words_beside_a_date_are_said():
    assert cell("5 Jun 2007 subject to approval")[1] == [
        "Beside the date in “5 Jun 2007 subject to approval” stand words that were not understood: "
        "“subject to approval”."
    ]


@pytest.mark.parametrize(
    "text", ["31 Feb 2001", "30 Feb 2000", "29 Feb 1900", "31 Apr 2001", "32/01/2001", "1/13/2001"]
)
def test_a_day_of_no_calendar_is_an_error_and_no_act(text):
    assert cell(text) == ([], [f"“{text}” is not a day of any calendar."])


def test_a_date_misspelt_is_not_lost_in_silence():
    assert cell("5 Juno 2001") == ([], ["“5 Juno 2001” looks like a date but cannot be read as one."])
    assert cell("yes") == ([], ["“yes” holds no date; nothing was read from it."])
