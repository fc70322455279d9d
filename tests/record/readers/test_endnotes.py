"""End notes tell of acts that no table lists: predecessors', denunciations. They are read, and proposed only."""

from __future__ import annotations

import pytest

from accede.core.acts import Kind
from accede.record.readers import DepositaryFile, Note, Participant
from accede.record.readers.endnotes import read_noted


def noted(text: str) -> list[tuple[str, str, str]]:
    file = DepositaryFile("made", "untc-xml", notes=(Note("2", text),))
    return [(act.name, act.kind.value, str(act.deposited)) for act in read_noted(file)]


TOLD = {
    "The former Yugoslavia had signed and ratified the Convention on 11 December 1948 and 29 August 1950, respectively."
    " See also note 1.": [
        ("former Yugoslavia", "signature", "1948-12-11"),
        ("former Yugoslavia", "ratification", "1950-08-29"),
    ],
    "Czechoslovakia had acceeded to the Protocol on 26 November 1991.": [("Czechoslovakia", "accession", "1991-11-26")],
    "The German Democratic Republic had acceded to the Convention with reservation and declaration on 27 March 1973.": [
        ("German Democratic Republic", "accession", "1973-03-27")
    ],
    "Ratified on behalf of the Republic of China on 19 July 1951.": [
        ("Republic of China", "ratification", "1951-07-19")
    ],
    "Accession on behalf of the Republic of Viet-Nam on 11 August 1950 (See C.N.134.1950).": [
        ("Republic of Viet-Nam", "accession", "1950-08-11")
    ],
    "Czechoslovakia had signed and ratified the Convention on 7 and 29 October 1966.": [
        ("Czechoslovakia", "signature", "1966-10-07"),
        ("Czechoslovakia", "ratification", "1966-10-29"),
    ],
    "L'ex-Yougoslavie avait signé et ratifié la Convention les 11 décembre 1948 et 29 août 1950, respectivement.": [
        ("ex-Yougoslavie", "signature", "1948-12-11"),
        ("ex-Yougoslavie", "ratification", "1950-08-29"),
    ],
    "La République démocratique allemande avait adhéré à la Convention le 1er mars 1973.": [
        ("République démocratique allemande", "accession", "1973-03-01")
    ],
    "On 26 August 1998, the Government of Guyana re-acceded to the Optional Protocol with a reservation.": [
        ("Guyana", "accession", "1998-08-26")
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_the_acts_of_a_note_are_read_with_their_days(text):
    assert noted(text) == TOLD[text]


def test_a_denunciation_keeps_the_day_of_notice_and_the_day_of_effect_apart():
    text = "On 5 January 1999, the Government of Guyana notified the Secretary-General that it had decided to denounce "
    text += "the said Optional Protocol with effect from 5 April 1999."
    (act,) = read_noted(DepositaryFile("made", "untc-xml", notes=(Note("2", text),)))

    assert (act.kind, str(act.deposited), str(act.effective)) == (Kind.DENUNCIATION, "1999-01-05", "1999-04-05")
    assert act.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Croatia (18 May 2001): “The former Yugoslavia had ratified the Convention on 29 August 1950.”",
        "The former Yugoslavia had signed and ratified the Convention on 11 December 1948.",
        "The former Yugoslavia had ratified the Convention on 31 February 1950.",
        "Upon ratification on 4 October 2017, New Zealand notified a territorial exclusion in respect of Tokelau.",
        "The ratification by Mali was received on 1 May 1999.",
    ],
)
def test_quotations_and_what_cannot_be_told_apart_are_no_proposals(text):
    assert noted(text) == []


def test_a_note_names_the_participants_beside_which_it_stands():
    rows = (Participant(1, "Czechia", ("2", "3")), Participant(2, "Chad"), Participant(3, "Slovakia", ("2",)))
    note = Note("2", "Czechoslovakia had ratified the Convention on 21 December 1950.")
    file = DepositaryFile("made", "untc-xml", participants=rows, notes=(note,))

    assert [act.beside for act in read_noted(file)] == [("Czechia", "Slovakia")]


FOUND = {
    "IV-1.en.xml": 8, "IV-10.en.xml": 6, "IV-12.en.xml": 2, "IV-5.en.xml": 9, "V-5.en.xml": 3,
}  # fmt: skip


@pytest.mark.shared
def test_the_notes_of_the_depositarys_files_tell_of_these_many_acts(shared):
    """Counted by hand, note by note."""
    from accede.record.readers import read_depositary

    files = (read_depositary(path.read_bytes(), filename=path.name) for path in (shared / "data/untc").glob("*.xml"))

    assert {file.filename: len(file.noted) for file in files if file.noted} == FOUND
