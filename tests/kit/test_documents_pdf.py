"""Documents as PDF: tagged, complete, the same bytes from the same words, and readable again in six scripts."""

from __future__ import annotations

import io
import unicodedata
from datetime import UTC, date, datetime

import pypdf
import pypdfium2
import pytest

from accede.kit.documents import Document, FigureBlock, Heading, Paragraph, Table, Text, to_pdf
from accede.kit.documents.columns import in_millimetres, widths
from accede.kit.drawing import timeline_chart
from tests.kit import six_scripts

MADE = datetime(2004, 1, 30, 12, tzinfo=UTC)
SITE = "https://accede.example"


def made(document):
    return to_pdf(document, made_at=MADE, site=SITE)


def opened(data):
    return pypdf.PdfReader(io.BytesIO(data))


def read(data):
    """All words of the file, as pdfium (the reader inside Chrome) finds them."""
    pages = pypdfium2.PdfDocument(data)
    return " ".join(page.get_textpage().get_text_range() for page in pages)


def addresses(data):
    pages = opened(data).pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots", [])]
    return {note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})}


def tags(data):
    """Every tag in the order of the tree."""
    found, waiting = [], [opened(data).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop(0).get_object()
        if isinstance(node, dict):
            found.append(node)
            kids = node.get("/K", [])
            waiting = [*(kids if isinstance(kids, list) else [kids]), *waiting]
    return found


def structure(data):
    return [tag.get("/S") for tag in tags(data)]


def alternatives(data):
    return [str(tag["/Alt"]) for tag in tags(data) if "/Alt" in tag]


@pytest.mark.parametrize("language", six_scripts.WORDS)
def test_words_come_out_as_they_went_in(language):
    title, heading, sentence, columns = six_scripts.WORDS[language]
    text = six_scripts.without_blanks(read(made(six_scripts.document(language))))

    for words in (title, f"{heading} 1", sentence, *columns, f"{columns[0]} 2"):
        assert six_scripts.without_blanks(words) in text
    assert not [sign for sign in text if unicodedata.name(sign, "").startswith("ARABIC LETTER") and "FORM" in
                unicodedata.name(sign)]  # fmt: skip


@pytest.mark.parametrize("language", six_scripts.WORDS)
def test_a_second_reader_finds_the_same_words(language):
    """pypdf gives a line from the right in the order seen, and not all its blanks; the words themselves are whole."""
    sentence = six_scripts.WORDS[language][2]
    pages = opened(made(six_scripts.document(language))).pages
    text = six_scripts.without_blanks(" ".join(page.extract_text() for page in pages))

    words = sentence.split() if language == "ar" else [sentence]
    assert [word for word in words if six_scripts.without_blanks(word) not in text] == []


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("ar", "ar"), ("zh", "zh-CN")])
def test_the_file_says_its_title_language_and_author(language, tag):
    found = opened(made(six_scripts.document(language)))

    assert found.metadata.title == six_scripts.WORDS[language][0]
    assert found.metadata.author == "Accede"
    assert found.metadata.creation_date == MADE
    assert found.trailer["/Root"]["/Lang"] == tag
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_tags_tell_headings_lists_tables_quotations_and_links():
    found = structure(made(six_scripts.document("en")))

    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/THead", "/TH", "/TD", "/Caption", "/Link", "/TOC"} <= set(found)
    assert found.count("/H1") == six_scripts.SECTIONS + 1  # the list of contents has a heading too


def test_addresses_inside_the_site_are_whole_and_dangerous_ones_are_not_linked():
    document = six_scripts.document("en")
    bad = Paragraph((Text("x"),))

    assert addresses(made(document)) == {f"{SITE}/rows/", "https://example.org/treaty"}
    assert addresses(to_pdf(document, made_at=MADE)) == {"https://example.org/treaty"}
    assert addresses(made(Document("T", "en", (bad,)))) == set()


def test_the_same_document_gives_the_same_bytes():
    assert made(six_scripts.document("ar")) == made(six_scripts.document("ar"))


def test_a_long_table_repeats_its_head_on_every_page_and_pages_are_numbered():
    data = made(six_scripts.document("en", rows=120))
    pages = [six_scripts.plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(data)]

    assert len(pages) > 3
    assert all("State Deposited" in page for page in pages[2:])
    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all("Status of ratifications 4" in page for page in pages[2:])  # the running head


def test_a_short_document_has_no_list_of_contents():
    data = made(Document("Short", "en", (Heading(2, "One"), Paragraph.of("Words."))))

    assert "Contents" not in read(data)


def test_a_drawing_is_a_vector_with_its_words():
    svg = timeline_chart(bound=[(date(1999, 1, 1), 2)], signed=[], start=date(1998, 1, 1), end=date(2004, 1, 1),
                         language="en", label="States bound, 1998 to 2004")  # fmt: skip
    table = Table("", ("Year", "Bound"), (("1999", "2"),), (0, 1))
    data = made(Document("T", "en", (FigureBlock(svg, "States bound", table, note="A note."),)))

    assert "/Image" not in [found.get("/Subtype") for found in opened(data).pages[0].get("/XObject", {}).values()]
    assert not opened(data).pages[0].images
    assert "States bound, 1998 to 2004" in alternatives(data)
    assert "A note." in read(data)


def test_long_columns_share_the_room_that_short_ones_leave():
    table = Table("", ("State", "Text", "Day"), (("Mexico", "x" * 100, "1 Jan 2004"),), numeric=(2,))
    short = Table("", ("State", "Day"), (("Mexico", "1 Jan 2004"),), numeric=(1,))

    assert widths(table) == [0.0, 10.0, 0.0]
    assert widths(short) == [1.0, 0.0]


def test_columns_in_millimetres_fill_the_line_and_hold_their_days():
    table = Table("", ("State", "Text", "Day"), (("Mexico", "x" * 100, "30 Jan 2004"),), numeric=(2,))

    state, text, day = in_millimetres(table, 162)
    assert state + text + day == pytest.approx(162)
    assert day > len("30 Jan 2004") * 1.7
    assert text > 100
