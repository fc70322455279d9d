"""The registration record: one row an act, with the day of deposit and the day of effect apart."""

from __future__ import annotations

from datetime import date

import pytest

from accede.core.acts import Kind
from accede.record.readers import read_depositary


def acts(file) -> list[tuple[str, str, str]]:
    return [(act.participant, act.kind.value, str(act.deposited)) for act in file.acts]


def problems(file) -> list[tuple[int | None, str, str]]:
    return [(one.row, one.severity, one.message) for one in file.report.problems]


def test_a_record_in_french_is_read_with_its_declarations_and_its_denunciation(read):
    file = read("record.fr.txt")

    assert (file.format, file.header.language) == ("untc-registration", "fr")
    assert acts(file) == [
        ("Albanie", "accession", "2007-06-05"),
        ("Mexique", "signature", "1991-05-22"),
        ("Mexique", "ratification", "1999-03-08"),
        ("Mexique", "declaration", "2008-09-15"),
        ("Mexique", "reservation_withdrawn", "2014-07-11"),
        ("Égypte", "denunciation", "2016-01-05"),
    ]
    assert (file.parties, file.signatories) == (2, 1)


def test_the_record_names_the_treaty_by_its_registration(read):
    header = read("record.fr.txt").header

    assert (header.registration_number, header.entry_date) == ("99999", date(2003, 7, 1))


def test_the_day_of_effect_is_kept_for_comparison_and_stored_for_a_denunciation_only(read):
    by_kind = {act.kind: act for act in read("record.fr.txt").acts}

    assert (by_kind[Kind.ACCESSION].effective, by_kind[Kind.ACCESSION].in_force) == (None, date(2007, 10, 1))
    assert (by_kind[Kind.DENUNCIATION].effective, by_kind[Kind.DENUNCIATION].in_force) == (date(2017, 1, 5), None)


def test_what_the_file_says_of_itself_survives(read):
    file = read("record.fr.txt")

    assert [remark.split(" ")[0] for remark in file.remarks] == ["[excerpt", "SOURCE", "Numéro"]
    assert file.partial
    assert problems(file) == [
        (None, "warning", "Dates such as 05/06/2007 were read as day/month/year: the file says so."),
        (8, "warning", "“Application territoriale” is no act of a State under the treaty; the row was not read."),
        (None, "warning", "The file says that it is an excerpt: acts that it does not list are not taken for gone."),
    ]


def test_a_copied_table_says_by_which_header_its_days_were_read(read):
    file = read("record_copied.en.txt")

    assert acts(file) == [
        ("Albania", "accession", "2007-06-05"),
        ("Mexico", "signature", "1991-05-22"),
        ("Mexico", "ratification", "1999-03-08"),
    ]
    assert problems(file) == [
        (
            None,
            "warning",
            "Dates such as 05/06/2007 were read as day/month/year: other dates of the file can be read in this way "
            "only.",
        )
    ]


def test_every_fault_of_a_record_is_said_at_once_with_its_line(read):
    file = read("record_wrong.en.csv")

    assert not file.ok
    assert problems(file) == [
        (None, "error", "Some dates have the day first and some the month; write them all in one way."),
        (3, "error", "“05/22/1991” is not a day of any calendar."),
        (4, "error", "“31/02/1999” is not a day of any calendar."),
        (5, "error", "“Wedding” is no action that a registration record has."),
        (6, "error", "The row names no participant."),
        (7, "error", "The same act stands twice, first in row 2."),
        (8, "error", "The row has no date."),
    ]


@pytest.mark.parametrize(
    ("dates", "day", "why"),
    [
        ("05/06/2007", "2007-06-05", "the registration record prints the day first, in English as in French"),
        ("05/06/2007 05/23/2007", "2007-05-06", "other dates of the file can be read in this way only"),
        ("05/06/2007 (mm/dd/yyyy)", "2007-05-06", "the file says so"),
    ],
)
def test_which_number_is_the_day_is_decided_by_the_file_and_said(dates, day, why):
    first, *more = dates.split(" ")
    said = more[0] if more and "(" in more[0] else ""
    lines = [said, "Participant,Action,Date of Notification/Deposit,Date of Effect", f"Albania,Accession,{first},"]
    lines += [f"Mali,Accession,{word}," for word in more if "(" not in word]
    file = read_depositary("\n".join(lines).encode(), filename="record.csv")

    assert str(file.acts[0].deposited) == day
    assert why in file.report.warnings[0].message


def test_ten_thousand_rows_are_refused_in_a_sentence():
    rows = "Participant,Action,Date of Notification/Deposit\n" + "Albania,Accession,05/06/2007\n" * 10_000

    file = read_depositary(rows.encode(), filename="record.csv")

    assert file.refused == "The record has 10000 rows; one treaty has at most a few hundred acts."


@pytest.mark.shared
def test_the_records_excerpt_is_read_row_by_row(shared):
    path = shared / "data" / "untc" / "showDetails_39481.fr.txt"
    file = read_depositary(path.read_bytes(), filename=path.name)

    assert len(file.acts) == sum("|" in line for line in path.read_text(encoding="utf-8").splitlines()[1:]) == 30
    assert (file.header.registration_number, file.partial, file.ok) == ("39481", True, True)
    assert ("Équateur", "declaration", "2018-01-12") in acts(file)
