"""Arabic with vowel signs: every letter comes out of a PDF once, in its place."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pypdf
import pypdfium2
import pytest

from accede.kit.documents import Document, Paragraph, to_pdf
from accede.kit.documents.readable import readable
from tests.kit.six_scripts import without_blanks

MADE = datetime(2004, 1, 30, tzinfo=UTC)
SIGNS = re.compile("[\u064b-\u0652]")


def letters(text):
    return SIGNS.sub("", without_blanks(text))


def made(*sentences):
    return to_pdf(Document("ع", "ar", tuple(map(Paragraph.of, sentences))), made_at=MADE)


def read(data):
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


@pytest.mark.parametrize(
    "sentence",
    [
        "ويبيّن الهامش مصدرها",
        "كيف تُنظَّم الحملة وتُنفَّذ",
        "وقّعت الدولة ولم تنضمّ بعد، وأُودِعَ الصكُّ",
        "عضواً جديداً أوّلاً",
        "الولايات المتحدة الأمريكية",
    ],
)
def test_the_letters_come_out_as_they_went_in(sentence):
    assert letters(sentence) in letters(read(made(sentence)))


def test_doubling_signs_come_out_beside_their_letter():
    assert "ينضمّ" in without_blanks(read(made("ينضمّ بعد")))


def test_the_file_stays_tagged_the_same_to_look_at_and_the_same_in_bytes():
    one, two = made("ويبيّن"), made("ويبيّن")
    opened = pypdf.PdfReader(io.BytesIO(one))

    assert one == two
    assert opened.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert opened.metadata.title == "ع"
    assert b"ActualText" not in opened.pages[0].get_contents().get_data()


def test_a_file_without_signs_is_left_as_it_is():
    data = to_pdf(Document("T", "en", (Paragraph.of("Words."),)), made_at=MADE)

    assert readable(data) == data
