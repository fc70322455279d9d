"""Makes letter.docx, the house's own letterhead for Word, from the template of documents and the fields of letters.

    python -m accede.kit.letters.make_letterhead

The same script gives the same bytes. An office that wants its own look saves its letterhead with the same fields.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from accede.kit.documents.wordml import element, field, packed

TARGET = Path(__file__).with_name("letter.docx")
STYLES = Path(__file__).parents[1] / "documents" / "document.docx"
WIDTH = 160  # millimetres


def letterhead() -> bytes:
    """The file's bytes."""
    document = Document(str(STYLES))
    _page(document)
    _head(document)
    _line(document, "{to}", after=20)
    _line(document, "{subject}", after=10, bold=True)
    _line(document, "{body}", after=9)
    _line(document, "{signed}", before=24, together=True)
    _line(document, "{signed.title}", after=16, size=9)
    _line(document, "{enclosures}", size=9)
    for footer in (document.sections[0].footer, document.sections[0].first_page_footer):
        _foot(footer.paragraphs[0])
    properties = document.core_properties
    properties.title = properties.author = ""
    properties.created = properties.modified = datetime(2003, 7, 1, tzinfo=UTC).replace(tzinfo=None)
    return packed(document)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(20), Mm(24)


def _head(document: Any) -> None:
    """Who writes, and opposite it where, when and by which channel, over a rule."""
    first = document.paragraphs[0] if document.paragraphs else document.add_paragraph()
    _opposite(first, "{organisation}", "{date}", bold=True)
    second = document.add_paragraph()
    _opposite(second, "{campaign}", "{channel}")
    second.paragraph_format.space_after = Pt(24)
    borders = element("w:pBdr")
    borders.append(element("w:bottom", **{"w:val": "single", "w:sz": "10", "w:space": "8", "w:color": "C9C3B8"}))
    second._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _opposite(paragraph: Any, start: str, end: str, *, bold: bool = False) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.paragraph_format.space_after = Pt(0)
    for words, heavy in ((start, bold), ("\t", False), (end, False)):
        run = paragraph.add_run(words)
        run.font.size = Pt(9)
        run.bold = run.font.cs_bold = heavy or None


def _line(document: Any, words: str, *, before: int = 0, after: int = 0, size: float = 0, bold: bool = False,
          together: bool = False) -> None:  # fmt: skip
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    paragraph.paragraph_format.keep_with_next = together or None
    run = paragraph.add_run(words)
    run.bold = run.font.cs_bold = bold or None
    if size:
        run.font.size = Pt(size)


def _foot(paragraph: Any) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("{number}")
    paragraph.add_run("\t")
    field(paragraph, "PAGE", "1")
    for size in paragraph._p.iter(qn("w:jc")):
        size.getparent().remove(size)


if __name__ == "__main__":
    TARGET.write_bytes(letterhead())
