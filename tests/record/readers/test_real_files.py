"""The depositary's own files in ../shared: seventeen are read without loss, three are refused."""

from __future__ import annotations

import re

import pytest

from accede.record.readers import Part, read_depositary

pytestmark = pytest.mark.shared

WITHOUT_A_TABLE = {"IV-4.en.xml", "IV-9.en.xml", "V-2.en.xml"}
DATE = re.compile(rb"<Entry>\s*\[?\s*\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}")


@pytest.fixture
def untc(shared):
    return sorted((shared / "data" / "untc").glob("*.xml"))


def test_seventeen_files_are_read_and_three_refused(untc):
    refused = {path.name for path in untc if read_depositary(path.read_bytes(), filename=path.name).refused}

    assert (len(untc), refused) == (20, WITHOUT_A_TABLE)


def test_rows_and_cells_are_those_of_the_file(untc):
    for path in untc:
        data = path.read_bytes()
        file = read_depositary(data, filename=path.name)

        rows = data.split(b"<Rows>", 1)[1].split(b"</Rows>", 1)[0].count(b"<Row>") if b"<Rows>" in data else 0
        assert (path.name, len(file.participants), file.act_cells) == (
            path.name,
            rows,
            len(DATE.findall(data)),
        )


def test_signatories_and_parties_are_those_of_the_header(untc):
    for path in untc:
        if path.name in WITHOUT_A_TABLE:
            continue
        file = read_depositary(path.read_bytes(), filename=path.name)

        assert (path.name, file.parties) == (path.name, file.header.parties)
        assert (path.name, file.signatories) == (path.name, file.header.signatories or 0)
        # What is said of the texts after the table is looked at in test_declarations.
        of_the_table = [one for one in file.report.problems if not one.message.startswith(tuple(Part))]
        assert (path.name, of_the_table) == (path.name, [])


def test_the_bracketed_acts_are_the_five_of_the_files(untc):
    found = [
        (path.name, act.participant, str(act.deposited))
        for path in untc
        for act in read_depositary(path.read_bytes(), filename=path.name).withdrawn
    ]

    assert found == [
        ("IV-5.en.xml", "Jamaica", "1966-12-19"),
        ("IV-5.en.xml", "Jamaica", "1975-10-03"),
        ("IV-5.en.xml", "Trinidad and Tobago", "1980-11-14"),
        ("XXVII-7-a.en.xml", "Canada", "1998-04-29"),
        ("XXVII-7-a.en.xml", "Canada", "2002-12-17"),
    ]


def test_the_headers_name_their_treaties(untc):
    for path in untc:
        header = read_depositary(path.read_bytes(), filename=path.name).header

        assert f"{header.number}.en.xml" == path.name
        assert header.title
        assert header.concluded


def test_treaties_not_in_force_have_no_official_day(untc):
    without = {p.name for p in untc if read_depositary(p.read_bytes(), filename=p.name).header.entry_date is None}

    assert without == {"XXVI-4.en.xml", "XXVI-9.en.xml"}


def test_the_pages_of_2015_are_read_whole(shared):
    for path in sorted((shared / "data" / "untc_2015").glob("*.csv")):
        file = read_depositary(path.read_bytes(), filename=path.name)

        assert len(file.participants) == len(path.read_text(encoding="utf-8").splitlines()) - 1
        assert (path.name, file.ok, len(file.report.problems)) == (path.name, True, 1)
