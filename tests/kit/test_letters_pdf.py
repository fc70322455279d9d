"""Letters as PDF: tagged, one file each, the same bytes from the same words, and readable again in six scripts."""

from __future__ import annotations

import hashlib
import io
import json
import re
from functools import partial

import pypdf
import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from accede.kit import typesetting
from accede.kit.letters import Code, archive, to_pdf
from tests.kit import six_scripts
from tests.kit.letters_made import MADE, SVG, code, paper, tags_of, words_of

SIGNS = re.compile("[\u064b-\u0652]")
MARKUP = '#panic("run") $x$ *bold* \\" ") #read("/etc/passwd") ```a``` <label> @ref'


@pytest.mark.parametrize("language", six_scripts.WORDS)
def test_the_words_of_a_letter_come_out_as_they_were_written(language):
    letter = paper(language)
    text = words_of(to_pdf(letter, made_at=MADE))

    written = [letter.subject, *letter.paragraphs, *letter.to[:2], letter.signed, *letter.enclosures, letter.number]
    assert [
        words for words in written if six_scripts.without_blanks(words) not in six_scripts.without_blanks(text)
    ] == []
    # On a page from the right, pdfium gives the words of a line in Latin letters in the order from the right.
    latin = [words for line in letter.to[2:] for words in line.replace(",", "").split()]
    assert [words for words in latin if words not in text] == []
    assert language == "ar" or [line for line in letter.to if line not in text] == []


def test_arabic_letters_with_vowel_signs_come_out_once_and_in_their_order():
    """The signs too, though pdfium may give one behind the next letter: the house's documents have the same."""
    words = "إنَّ الدُّوَلَ الأطرافَ"
    text = six_scripts.without_blanks(words_of(to_pdf(paper("ar", paragraphs=(words,)), made_at=MADE)))

    assert SIGNS.sub("", six_scripts.without_blanks(words)) in SIGNS.sub("", text)
    assert sorted(SIGNS.findall(text)) == sorted(SIGNS.findall(words))


def test_a_letter_is_tagged_and_says_its_title_language_and_writer():
    made = to_pdf(paper("fr"), made_at=MADE)
    found = pypdf.PdfReader(io.BytesIO(made))

    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert found.trailer["/Root"]["/Lang"] == "fr"
    assert found.metadata.title == six_scripts.WORDS["fr"][0]
    assert found.metadata.author == six_scripts.WORDS["fr"][1]
    assert b"pdfuaid" in made
    assert tags_of(made).count("/H1") == 1
    assert tags_of(made).count("/P") >= 4


def test_the_same_letter_gives_the_same_bytes_whatever_was_made_between():
    first = to_pdf(paper("ar"), made_at=MADE)
    to_pdf(paper("zh", 18), made_at=MADE)

    assert to_pdf(paper("ar"), made_at=MADE) == first
    assert to_pdf(paper("ar", 19), made_at=MADE) != first


def test_letters_made_by_several_hands_are_the_same_to_a_byte_as_one_after_the_other(settings, tmp_path):
    """A thread takes up the typesetter that another has laid down."""
    settings.MEDIA_ROOT = tmp_path
    letters = [paper(language, number=number) for number in range(4) for language in six_scripts.WORDS]
    one_by_one = [hashlib.sha256(to_pdf(letter, made_at=MADE)).hexdigest() for letter in letters]

    kept = archive.keep_all(partial(to_pdf, letter, made_at=MADE) for letter in letters)

    assert [sha256 for sha256, _length in kept] == one_by_one
    assert len(set(one_by_one)) == 24


def test_markup_in_a_letter_is_text():
    letter = paper(paragraphs=(MARKUP,), subject=MARKUP, to=(MARKUP,), signed=MARKUP)

    assert six_scripts.without_blanks(MARKUP) in six_scripts.without_blanks(words_of(to_pdf(letter, made_at=MADE)))


@tried(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"]))
    )
)
def test_a_literal_of_the_typesetter_holds_the_data_whatever_they_are(data):
    written = typesetting.literal(data)

    inner = written[1:-1]
    assert written[0] == written[-1] == '"'
    assert json.loads(inner.replace('\\"', '"').replace("\\\\", "\\")) == data
    # No quotation mark ends the literal early: each stands behind an odd number of backslashes.
    runs = inner.replace("\\\\", "")
    assert all(runs[at - 1 : at] == "\\" for at, sign in enumerate(runs) if sign == '"')


def test_line_breaks_inside_a_paragraph_stay():
    made = words_of(to_pdf(paper(paragraphs=("First line\nsecond line",)), made_at=MADE))

    assert "First line\r\nsecond line" in made


def test_an_address_in_the_text_can_be_followed_without_the_full_stop_after_it():
    letter = paper(paragraphs=("Answer here: https://accede.example/i/r/abc.",))
    pages = pypdf.PdfReader(io.BytesIO(to_pdf(letter, made_at=MADE))).pages

    assert [note.get_object()["/A"]["/URI"] for note in pages[0]["/Annots"]] == ["https://accede.example/i/r/abc"]


def test_a_picture_for_telephones_has_words():
    made = to_pdf(paper(code=code()), made_at=MADE)

    assert "/Figure" in tags_of(made)
    assert "Reply with a telephone" in words_of(made)
    assert Code(SVG, "x") != code()


def test_a_long_letter_goes_on_and_numbers_its_pages():
    made = to_pdf(paper(paragraphs=("The text of the letter. " * 40,) * 8), made_at=MADE)

    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 3
    assert words_of(made).count("2003/4/017") == 3
