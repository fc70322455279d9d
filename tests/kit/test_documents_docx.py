"""Documents as Word files: real styles, tables that repeat their head, vectors, the words of six scripts."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, date, datetime

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from accede.kit.documents import Document, FigureBlock, Heading, Paragraph, to_docx
from accede.kit.documents.docx import TEMPLATE
from accede.kit.documents.make_template import template
from accede.kit.drawing import swatch, timeline_chart
from tests.kit import six_scripts

MADE = datetime(2004, 1, 30, 12, tzinfo=UTC)
SITE = "https://accede.example"


def made(document):
    return to_docx(document, made_at=MADE, site=SITE)


def opened(document):
    return docx.Document(io.BytesIO(made(document)))


def styled(word, style):
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == style]


def chart():
    return timeline_chart(bound=[(date(1999, 1, 1), 2)], signed=[], start=date(1998, 1, 1), end=date(2004, 1, 1),
                          language="en", label="States bound, 1998 to 2004")  # fmt: skip


@pytest.mark.parametrize("language", six_scripts.WORDS)
def test_words_come_out_as_they_went_in(language):
    title, heading, sentence, columns = six_scripts.WORDS[language]
    word = opened(six_scripts.document(language))

    assert styled(word, "Title") == [title]
    assert styled(word, "Heading 1") == [f"{heading} {number}" for number in range(1, 5)]
    assert styled(word, "Heading 2") == [columns[0]] * 4
    assert styled(word, "Normal")[0] == f"{sentence} 251. {heading}"
    assert styled(word, "List Bullet") == [sentence, title]
    assert styled(word, "List Number") == list(columns)
    assert styled(word, "Quote") == [sentence]
    assert styled(word, "TOC 1") == styled(word, "Heading 1")
    assert [[cell.text for cell in row.cells] for row in word.tables[0].rows] == [
        list(columns), *([f"{columns[0]} {row}", f"{row}.1.2004"] for row in range(3)),
    ]  # fmt: skip


def test_the_file_says_its_title_language_author_and_the_time_it_was_made():
    found = opened(six_scripts.document("ar")).core_properties

    assert (found.title, found.author, found.language) == (six_scripts.WORDS["ar"][0], "Accede", "ar-SA")
    assert found.created == found.modified == datetime(2004, 1, 30, 12, tzinfo=UTC)


def test_the_same_document_gives_the_same_bytes():
    assert made(six_scripts.document("ar")) == made(six_scripts.document("ar"))


def test_a_table_repeats_its_head_and_splits_no_row():
    rows = opened(six_scripts.document("en")).tables[0]._tbl.tr_lst

    assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True, False, False, False]
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_contents_are_a_field_that_programs_work_out_anew():
    word = opened(six_scripts.document("en"))
    places = {mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))} - {None}

    assert 'TOC \\o "1-1" \\h \\z \\u' in [found.text.strip() for found in word.element.iter(qn("w:instrText"))]
    assert word.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"
    assert links == places != set()


def test_pages_are_numbered_and_the_title_runs_along():
    section = opened(six_scripts.document("en")).sections[0]
    fields = [[found.text.strip() for found in footer._element.iter(qn("w:instrText"))]
              for footer in (section.footer, section.first_page_footer)]  # fmt: skip

    assert fields == [["PAGE", "NUMPAGES"]] * 2
    assert section.header.paragraphs[0].text == six_scripts.WORDS["en"][0]
    assert section.first_page_header.paragraphs[0].text == ""


def test_sources_stand_under_their_passage_and_a_stale_one_says_so():
    word = opened(six_scripts.document("en"))

    assert styled(word, "Source")[:2] == ["1\xa0Status of ratifications 1", "2\xa0Status of ratifications 2 Stale: 26"]
    stale = [run.text for paragraph in word.paragraphs for run in paragraph._p.iter(qn("w:r"))
             if (style := run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")) is not None
             and style.get(qn("w:val")) == "StaleFigure"]  # fmt: skip
    assert stale == ["25"]


def test_addresses_inside_the_site_are_whole():
    links = {link.target_ref for link in opened(six_scripts.document("en")).part.rels.values() if link.is_external}

    assert links == {f"{SITE}/rows/", "https://example.org/treaty"}


def test_arabic_runs_from_the_right_with_its_tables_and_rules():
    word = opened(six_scripts.document("ar"))
    mixed = opened(Document("T", "ar", (Paragraph.of("صك MERCOSUR الأول"),)))

    assert all(paragraph._p.pPr.find(qn("w:bidi")) is not None for paragraph in word.paragraphs)
    assert word.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    assert [(run.text, run.font.rtl) for run in mixed.paragraphs[-1].runs] == [
        ("صك ", True), ("MERCOSUR", None), (" الأول", True),
    ]  # fmt: skip


def test_two_numbered_lists_both_begin_with_one():
    word = opened(Document("T", "en", six_scripts.document("en").blocks[-3:-2] * 2))
    numbers = [item._p.pPr.numPr.numId.val for item in word.paragraphs if item.style.name == "List Number"]

    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_a_drawing_is_a_vector_beside_a_picture_with_its_words():
    data = made(Document("T", "en", (FigureBlock(chart(), "Bound", legend=((swatch("p"), "party"),), note="N."),)))
    files = zipfile.ZipFile(io.BytesIO(data))
    names = files.namelist()
    body = docx.Document(io.BytesIO(data)).element

    assert {"word/media/drawing1.svg", "word/media/drawing2.svg"} <= set(names)
    assert sum(name.endswith(".png") for name in names) == 2
    assert b"class=" not in files.read("word/media/drawing1.svg")
    assert [told.get("descr") for told in body.iter(qn("wp:docPr"))] == ["States bound, 1998 to 2004", "party"]


def test_the_template_in_the_house_is_the_one_its_script_makes():
    assert template() == TEMPLATE.read_bytes()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed (make services)")
@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_libreoffice_opens_the_file_and_keeps_every_word(language, tmp_path):
    blocks = (*six_scripts.document(language).blocks, FigureBlock(chart(), "Bound"), Heading(2, "Z"))
    title, heading, sentence, columns = six_scripts.WORDS[language]
    (tmp_path / "it.docx").write_bytes(made(Document(title, language, blocks)))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
               "--outdir", str(tmp_path), str(tmp_path / "it.docx")]  # fmt: skip

    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert "using filter : writer_pdf_Export" in done.stdout, done.stderr
    pages = pypdfium2.PdfDocument(tmp_path / "it.pdf")
    text = six_scripts.without_blanks(" ".join(page.get_textpage().get_text_range() for page in pages))
    for words in (title, f"{heading} 1", sentence, *columns, "Z"):
        assert six_scripts.without_blanks(words) in text
