"""Documents as Word files with real styles: headings, contents, tables that repeat their head, sources, vectors.

The template (document.docx, by make_template.py) holds the styles; nothing is formatted by hand but direction,
language and numbering. Sources stand under their passage: margins differ from program to program, paragraphs do not.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document as new_document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from accede.kit import drawing, typesetting
from accede.kit.documents import addresses, model, short_paper, wordml
from accede.kit.documents.columns import in_millimetres
from accede.kit.documents.pdf import CONTENTS_FROM
from accede.kit.documents.wordml import element

TEMPLATE = Path(__file__).with_name("document.docx")
TEXT_WIDTH = 162  # millimetres
PICTURE_WIDTH = 1200  # pixels of the picture for programs that draw no SVG
LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ar": "ar-SA", "zh": "zh-CN", "ru": "ru-RU"}


def to_docx(document: model.Document, *, made_at: datetime, site: str = "") -> bytes:
    """The document as a Word file. `made_at` is the time written into it, so that the same document gives the
    same bytes; `site` stands before addresses inside the site, which otherwise are not linked.
    """
    with override("zh-hans" if document.language == "zh" else document.language):
        return _Writer(document, site).written(made_at)


class _Writer:
    """Writes one document, block after block."""

    def __init__(self, document: model.Document, site: str) -> None:
        self.said, self.site = document, site
        self.language = document.language.partition("-")[0]
        self.from_right = self.language == "ar"
        self.word = new_document(str(TEMPLATE))
        if self.from_right:
            wordml.mirror_borders(self.word)
        if document.is_compact:
            short_paper.set_closely(self.word)
        # python-docx looks a style up in the whole sheet each time; a table of 300 cells then takes seconds.
        self.styles = {style.name: style.style_id for style in self.word.styles}
        self.places = 0
        self.pictures = 0

    def written(self, made_at: datetime) -> bytes:
        self._title()
        self._contents()
        for block in self.said.blocks:
            self._block(block)
        self._furniture()
        self._properties(made_at)
        return wordml.packed(self.word)

    # What stands around the text ------------------------------------------------------------------------------
    def _title(self) -> None:
        meta = self.said.meta
        if over := meta.get("over"):
            self._words("Over Title", over)
        self._words("Title", self.said.title)
        if note := meta.get("note"):
            self._words("Under Title", note)

    def _contents(self) -> None:
        """A field that programs work out anew, with the numbers of pages; until then a list of the sections."""
        sections = [block for block in self.said.blocks if isinstance(block, model.Heading) and block.level <= 2]
        if len(sections) < CONTENTS_FROM or self.said.is_compact:
            return
        self._words("TOC Heading", _("Contents"))
        entries = [self._paragraph("TOC 1") for _section in sections]
        head, tail = self._field_ends('TOC \\o "1-1" \\h \\z \\u')
        for number, (paragraph, section) in enumerate(zip(entries, sections, strict=True), start=1):
            self._contents_entry(paragraph, section.text, f"_Toc{number:08d}")
        entries[0]._p.insert(1 if entries[0]._p.pPr is not None else 0, head)
        entries[-1]._p.append(tail)

    def _contents_entry(self, paragraph: Any, words: str, place: str) -> None:
        runs = self._runs(paragraph, words)
        wordml.hyperlink(paragraph, anchor=place).extend([run._r for run in runs])

    def _field_ends(self, instruction: str) -> tuple[Any, Any]:
        head, tail = element("w:r"), element("w:r")
        head.append(element("w:fldChar", **{"w:fldCharType": "begin", "w:dirty": "true"}))
        head.append(element("w:instrText", f" {instruction} "))
        head.append(element("w:fldChar", **{"w:fldCharType": "separate"}))
        tail.append(element("w:fldChar", **{"w:fldCharType": "end"}))
        return head, tail

    def _furniture(self) -> None:
        section = self.word.sections[0]
        header = self._dressed(section.header.paragraphs[0])
        self._runs(header, self.said.title)
        for head in (section.header, section.first_page_header):
            if words := self.said.meta.get("watermark"):
                short_paper.watermark(head.paragraphs[0], words, from_right=self.from_right)
        for footer in (section.footer, section.first_page_footer):
            paragraph = footer.paragraphs[0]
            paragraph.style = self.word.styles["Footer"]
            if foot := self.said.meta.get("foot"):
                self._runs(self._dressed(footer.add_paragraph(style=self.word.styles["Footer"])), foot)
            paragraph.alignment = 1
            wordml.field(paragraph, "PAGE", "1")
            paragraph.add_run(" / ")
            wordml.field(paragraph, "NUMPAGES", "1")

    def _properties(self, made_at: datetime) -> None:
        properties = self.word.core_properties
        properties.title = self.said.title
        properties.subject = self.said.meta.get("over", "")
        properties.author = self.said.meta.get("author") or self.said.meta.get("over", "")
        properties.last_modified_by = properties.author
        properties.language = LANGUAGES.get(self.language, self.language)
        properties.created = properties.modified = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        properties.revision = 1
        default = self.word.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
        script = {"ar": "w:bidi", "zh": "w:eastAsia"}.get(self.language, "w:val")
        default.set(qn(script), LANGUAGES.get(self.language, self.language))
        self.word.settings.element.append(element("w:updateFields", **{"w:val": "true"}))

    # Paragraphs and words -------------------------------------------------------------------------------------
    def _paragraph(self, style: str) -> Any:
        paragraph = self.word.add_paragraph()
        paragraph._p.style = self.styles[style]
        return self._dressed(paragraph)

    def _dressed(self, paragraph: Any) -> Any:
        if self.from_right:
            after = ("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr")
            properties = paragraph._p.get_or_add_pPr()
            properties.insert_element_before(element("w:bidi"), *(f"w:{name}" for name in after))
        return paragraph

    def _words(self, style: str, text: str) -> Any:
        paragraph = self._paragraph(style)
        self._runs(paragraph, text)
        return paragraph

    def _runs(self, paragraph: Any, text: str, style: str = "") -> list[Any]:
        """The text in runs of one direction each, whose letters together are the text."""
        made = []
        for part, from_right in wordml.parts(text, self.from_right):
            run = paragraph.add_run(part)
            if style:
                run._r.style = self.styles[style]
            if from_right:
                run.font.rtl = True
            made.append(run)
        return made

    def _spans(self, paragraph: Any, spans: Iterable[model.Span]) -> None:
        for span in spans:
            if isinstance(span, model.FigureSpan):
                self._figure_span(paragraph, span)
            elif isinstance(span, model.Link):
                self._linked(paragraph, self._runs(paragraph, span.text, "Hyperlink"), span.url)
            else:
                for run in self._runs(paragraph, span.text):
                    run.bold = run.font.cs_bold = span.strong or None
                    run.italic = run.font.cs_italic = span.emphasis or None

    def _figure_span(self, paragraph: Any, span: model.FigureSpan) -> None:
        runs = self._runs(paragraph, span.text, "Stale Figure" if span.stale else "Record Figure")
        if span.note_number is not None:
            number = paragraph.add_run(str(span.note_number))
            number.font.superscript = True
            runs.append(number)
        self._linked(paragraph, runs, span.url)

    def _linked(self, paragraph: Any, runs: list[Any], url: str) -> None:
        if whole := addresses.whole(url, self.site):
            wordml.hyperlink(paragraph, whole).extend([run._r for run in runs])

    # Blocks ---------------------------------------------------------------------------------------------------
    def _block(self, block: model.Block) -> None:
        self._writers[type(block)](self, block)

    def _heading(self, block: model.Heading) -> None:
        level = min(max(block.level - 1, 1), 3)
        paragraph = self._words(f"Heading {level}", block.text)
        if level == 1:
            self.places += 1
            wordml.bookmark(paragraph, f"_Toc{self.places:08d}", self.places)

    def _text(self, block: model.Paragraph) -> None:
        self._spans(self._paragraph("Normal"), block.spans)

    def _quotation(self, block: model.Quotation) -> None:
        self._spans(self._paragraph("Quote"), block.spans)
        if block.source:
            self._words("Source", block.source)

    def _list(self, block: model.ListBlock) -> None:
        style = "List Number" if block.ordered else "List Bullet"
        number = wordml.restarted(self.word, style) if block.ordered else 0
        for item in block.items:
            paragraph = self._paragraph(style)
            if number:
                numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                numbering.get_or_add_ilvl().val = 0
                numbering.get_or_add_numId().val = number
            self._spans(paragraph, item)

    def _table(self, block: model.Table) -> None:
        if block.caption:
            self._words("Caption", block.caption)
        rows = (block.columns, *block.rows)
        table = self.word.add_table(len(rows), len(block.columns), style=self.word.styles["Ledger"])
        self._table_properties(table, block)
        for number, (row, cells) in enumerate(zip(table._tbl.tr_lst, rows, strict=True)):
            properties = row.get_or_add_trPr()
            properties.append(element("w:cantSplit"))
            if not number:
                properties.append(element("w:tblHeader"))
            for column, (cell, words) in enumerate(zip(row.tc_lst, cells, strict=True)):
                self._cell(cell, words, "Table Text" if number else "Table Head", end=column in block.numeric)
        self._paragraph("Table Text")  # tables that follow each other without words would grow together

    def _table_properties(self, table: Any, block: model.Table) -> None:
        properties = table._tbl.tblPr
        if self.from_right:
            properties.insert_element_before(element("w:bidiVisual"), "w:tblW", "w:jc", "w:tblLayout", "w:tblLook")
        if block.caption:
            properties.append(element("w:tblCaption", **{"w:val": block.caption}))
        for column, width in zip(table._tbl.tblGrid.gridCol_lst, in_millimetres(block, TEXT_WIDTH), strict=True):
            column.w = Mm(width)
        for row in table._tbl.tr_lst:
            for cell, column in zip(row.tc_lst, table._tbl.tblGrid.gridCol_lst, strict=True):
                cell.width = column.w

    def _cell(self, cell: Any, words: str, style: str, *, end: bool) -> None:
        paragraph = self._dressed(Paragraph(cell.p_lst[0], self.word._body))
        paragraph._p.style = self.styles[style]
        if end:
            paragraph.alignment = 0 if self.from_right else 2
        self._runs(paragraph, words)

    def _figure(self, block: model.FigureBlock) -> None:
        self._words("Caption", block.caption)
        drawn = drawing.standalone(block.svg, language=self.language)
        self._picture(self._paragraph("Normal"), drawn.svg, drawn.words or block.caption, Mm(TEXT_WIDTH))
        if block.legend:
            self._legend(block.legend)
        if block.note:
            self._words("Figure Note", block.note)

    def _legend(self, entries: Iterable[tuple[str, str]]) -> None:
        paragraph = self._paragraph("Figure Note")
        for number, (svg, words) in enumerate(entries):
            if number:
                paragraph.add_run("    ")
            self._picture(paragraph, drawing.standalone(svg).svg, words, Mm(5), pixels=120)
            self._runs(paragraph, f" {words}")

    def _picture(self, paragraph: Any, svg: str, words: str, width: Any, *, pixels: int = PICTURE_WIDTH) -> None:
        self.pictures += 1
        run = paragraph.add_run()
        shape = run.add_picture(io.BytesIO(typesetting.png(svg, width=pixels)), width=width)
        told = shape._inline.docPr
        told.id, told.name = self.pictures, f"Drawing {self.pictures}"
        told.set("descr", words)
        wordml.vector(run, svg, self.pictures)

    def _note(self, block: model.SourceNote) -> None:
        paragraph = self._paragraph("Source")
        if block.number is not None:
            paragraph.add_run(f"{block.number}\u00a0")
        self._linked(paragraph, self._runs(paragraph, block.text), block.url)
        if block.stale:
            paragraph.add_run(" ")
            self._runs(paragraph, _("Stale: %s") % block.stale, "Stale Note")

    def _sourced(self, block: model.Sourced) -> None:
        for inner in block.blocks:
            self._block(inner)
        for note in block.notes:
            self._note(note)

    _writers: dict[type, Callable[[_Writer, Any], None]] = {
        model.Heading: _heading,
        model.Paragraph: _text,
        model.Quotation: _quotation,
        model.ListBlock: _list,
        model.Table: _table,
        model.FigureBlock: _figure,
        model.SourceNote: _note,
        model.Sourced: _sourced,
    }
