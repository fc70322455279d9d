"""Bad input: a clear reason each, nothing taken over, and never an exception."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accede.record.readers import read_depositary


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no_table.en.xml", "The file has no participant table, so nobody's acts can be read from it. "
                            "Its header counts 169 parties."),
        ("cut_off.en.xml", "The file is cut off: it ends in line 15 without closing its elements."),
        ("bomb.en.xml", "The file declares a document type or entities; depositary files have none, "
                        "so it is not read."),
        ("page.html", "This is a web page, not a depositary file: download the XML behind it."),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_its_reason(read, name, reason):
    file = read(name)

    assert (file.refused, file.ok, file.acts) == (reason, False, ())
    assert [problem.message for problem in file.report.errors] == [reason]


def test_a_special_table_is_not_mistaken_for_participants(read):
    assert (
        "It has a special table of 1 rows in another form, which is not read." in read("special_table.en.xml").refused
    )


def test_a_refused_file_still_names_its_treaty(read):
    header = read("no_table.en.xml").header

    assert (header.number, header.title, header.parties) == ("XL-7", "Convention on Lamps", 169)


def test_broken_xml_is_refused_with_the_line(read):
    assert read("broken.en.xml").refused.startswith("The XML is broken in line 15: ")


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\x89PNG\r\n\x1a\n\x00\x00\x01\x00\x00\x00", b"hello"])
def test_what_is_no_depositary_file_is_refused(data):
    file = read_depositary(data, filename="some.xml")

    assert file.refused != ""
    assert not file.ok


def test_fifty_megabytes_are_refused_at_once(made):
    data = made("good.en.xml") + b" " * (50 * 1024 * 1024)
    begun = time.monotonic()

    file = read_depositary(data, filename="long.xml")

    assert file.refused == "The file is 50 MB long; a depositary file has at most 20 MB."
    assert time.monotonic() - begun < 2


def test_a_table_of_more_rows_than_there_are_states_is_refused(made):
    text = made("good.en.xml").decode("latin-1")
    start = text.index("<Row><Entry>Norway")
    row = text[start : text.index("</Row>", start) + 6]

    file = read_depositary(text.replace(row, row * 3000).encode("latin-1"), filename="rows.xml")

    assert file.refused == "The participant table has 3000 rows; there are not that many States."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Participant,Signature\n" + b"a," * 5000, "A row of the participant table has 5001 cells"),
        (b"Participant,Signature," + b"a," * 5000, "The header has 5003 columns"),
        (b"Participant,Signature\nNorway," + b"1 Feb 2001 " * 300, "A cell of the participant table"),
        (b"state,kind,deposited\n" + b"NOR,signature,2001-02-01\n" * 6000, "The file has 6000 acts"),
    ],
)  # fmt: skip
def test_monsters_are_refused(data, reason):
    assert read_depositary(data, filename="monster.csv").refused.startswith(reason)


def test_31_february_is_an_error_with_row_and_column(read):
    file = read("impossible_day.en.xml")

    assert [(p.row, p.column.split(",")[0], p.message) for p in file.report.errors] == [
        (1, "Signature", "“31 Feb 2001” is not a day of any calendar."),
    ]
    assert not file.ok


def test_a_month_misspelt_is_said_with_row_and_column_and_does_not_cost_the_file(read):
    file = read("impossible_day.en.xml")

    assert [(p.row, p.column.split(",")[0], p.message) for p in file.report.warnings] == [
        (3, "Ratification", "“5 Juno 2001” looks like a date but cannot be read as one."),
    ]


def test_the_same_row_twice_is_an_error(read):
    file = read("same_row_twice.en.xml")

    assert [(p.row, p.message) for p in file.report.errors] == [
        (3, "The row of “Norway” stands twice, first as row 1.")
    ]


def test_a_name_twice_with_other_dates_is_a_warning_and_one_party(read):
    file = read("same_name_twice.en.xml")

    assert [(p.row, p.message) for p in file.report.warnings] == [
        (3, "“Norway” stands twice, first in row 1, with other dates.")
    ]
    assert (file.ok, len(file.participants), file.parties) == (True, 3, 2)


def test_a_header_that_counts_otherwise_is_a_warning(made):
    data = made("good.en.xml").replace(b"<Parties>1</Parties>", b"<Parties>7</Parties>")

    file = read_depositary(data, filename="good.xml")

    assert [p.message for p in file.report.warnings] == ["The header says 7 parties but the rows say 1."]
    assert file.ok


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_damage_makes_the_reader_raise_or_invent_a_party(data):
    from tests.record.readers.conftest import FILES

    good = (FILES / "damaged.en.xml").read_bytes()
    start = data.draw(st.integers(0, len(good) - 1))
    length = data.draw(st.integers(0, 40))
    damaged = good[:start] + data.draw(st.binary(max_size=20)) + good[start + length :]

    file = read_depositary(damaged, filename="damaged.xml")

    assert file.parties <= len(file.participants) <= 9
    assert bool(file.refused) <= (not file.ok)
