"""Whatever a file says of its encoding, its names arrive whole."""

from __future__ import annotations

import pytest

from accede.record.readers import read_depositary

NAMES = ["Côte d'Ivoire", "Denmark", "Montenegro", "Netherlands", "Norway"]


@pytest.fixture
def text(made):
    return made("damaged.en.xml").decode("latin-1")


def names(data):
    file = read_depositary(data, filename="file.xml")
    return [row.name for row in file.participants][:5], [p.message for p in file.report.warnings]


def test_utf_8_under_a_wrong_declaration_is_read_and_said(text):
    assert names(text.encode("utf-8")) == (
        NAMES,
        ["The file says it is iso-8859-1 but is utf-8; it was read as utf-8."],
    )


def test_utf_8_declared_and_with_a_byte_order_mark(text):
    text = text.replace("iso-8859-1", "utf-8")

    assert names(text.encode("utf-8")) == (NAMES, [])
    assert names(b"\xef\xbb\xbf" + text.encode("utf-8")) == (NAMES, [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_with_and_without_a_mark(text, encoding):
    assert names(text.replace("iso-8859-1", "utf-16").encode(encoding)) == (NAMES, [])


def test_windows_1252_under_the_name_of_latin_1(text):
    data = text.replace("d\x19Ivoire", "d’Ivoire").encode("cp1252")

    assert names(data) == (NAMES, [])


def refused(data):
    file = read_depositary(data, filename="file.xml")
    assert (file.participants, file.acts) == ((), ())
    return file.refused.split(" but ")[0]


def test_latin_1_that_says_it_is_utf_8_is_refused_for_any_reading_would_be_a_guess(text):
    assert refused(text.replace("iso-8859-1", "utf-8").encode("latin-1")) == "The file says it is utf-8"


def test_latin_1_without_a_declaration_is_refused(text):
    declared = '<?xml version="1.0" encoding="iso-8859-1"?>'
    assert refused(text.replace(declared, "").encode("latin-1")) == (
        "The file names no encoding, so it should be utf-8,"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_that_says_it_is_latin_1_is_refused(text, encoding):
    assert refused(text.encode(encoding)) == "The file says it is iso-8859-1"


def test_utf_32_is_refused(text):
    assert refused(text.encode("utf-32")).startswith("The file is in utf-32")


def test_a_csv_from_a_spreadsheet_in_windows_1252_is_read_and_said():
    data = "Participant,Signature\nCôte d'Ivoire,3 Feb 2007\n".encode("cp1252")

    assert names(data)[0] == ["Côte d'Ivoire"]
    assert names(data)[1][0] == "Byte 23 is not utf-8; the file was read as windows-1252."


def test_the_named_characters_of_web_pages_are_those_characters(text):
    found, _ = names(text.replace("Denmark", "D&eacute;n&nbsp;mark").encode("latin-1"))

    assert found[1] == "Dén mark"
