"""Labels, envelopes, sheets to sign and to carry along."""

from __future__ import annotations

import io

import pypdf
import pytest

from accede.kit.letters import sheets
from tests.kit import six_scripts
from tests.kit.letters_made import MADE, tags_of, words_of

LANGUAGES = list(six_scripts.WORDS)


def addressees(count):
    return [
        sheets.Addressee((f"Person {number}", six_scripts.WORDS[LANGUAGES[number % 6]][1], "1, rue de Varembé"),
                         LANGUAGES[number % 6], f"{number:03d}")
        for number in range(1, count + 1)
    ]  # fmt: skip


def pages(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf)).pages


@pytest.mark.parametrize(("form", "sheets_needed"), [("2x7", 2), ("3x7", 1), ("2x4", 3)])
def test_every_addressee_has_a_label(form, sheets_needed):
    made = sheets.labels_pdf(addressees(20), form, title="Labels", language="en", made_at=MADE)

    assert len(pages(made)) == sheets_needed
    assert [number for number in range(1, 21) if f"Person {number}" not in words_of(made)] == []
    assert words_of(made).count("1, rue de Varembé") == 20


def test_no_label_leaves_the_sheet():
    for form in sheets.LABELS.values():
        assert form.left + form.columns * form.width <= 210
        assert form.top + form.rows * form.height <= 297


@pytest.mark.parametrize(("form", "size"), [("c5", (229, 162)), ("dl", (220, 110)), ("c4", (324, 229))])
def test_an_envelope_has_its_size_its_sender_and_one_addressee(form, size):
    made = sheets.envelopes_pdf(
        addressees(2), form, sender=["The Alliance", "Geneva"], title="Envelopes", language="en", made_at=MADE
    )
    first, _second = pages(made)

    assert [round(float(side) / 72 * 25.4) for side in first.mediabox[2:]] == list(size)
    assert words_of(made).count("The Alliance") == 2


def test_a_sheet_repeats_its_head_is_tagged_and_has_room_for_lines_below():
    rows = tuple((f"{number:03d}", f"Person {number}\nGeneva", "") for number in range(60))
    sheet = sheets.Sheet(
        "Courier list", "en", ("No.", "To", "Signature"), rows, (0, 2, 1), below=("Handed over:",), tall=True
    )
    made = sheets.sheet_pdf(sheet, made_at=MADE)

    assert len(pages(made)) > 2
    assert words_of(made).count("Signature") == len(pages(made))
    assert {"/Table", "/TH", "/TD"} <= set(tags_of(made))
    assert "Handed over:" in words_of(made)


def test_the_same_sheet_gives_the_same_bytes():
    sheet = sheets.Sheet("قائمة", "ar", ("الدولة",), (("مصر",),), (1,))

    assert sheets.sheet_pdf(sheet, made_at=MADE) == sheets.sheet_pdf(sheet, made_at=MADE)
