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


def test_latin_1_that_says_it_is_utf_8_is_said(text):
    found, said = names(text.replace("iso-8859-1", "utf-8").encode("latin-1"))

    assert found == NAMES
    assert [message.split(" but ")[0] for message in said] == ["The file says it is utf-8"]
