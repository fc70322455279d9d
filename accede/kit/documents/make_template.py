"""Makes document.docx, the template of Word files, from python-docx's own: page, styles, and nothing in it.

    python -m accede.kit.documents.make_template

The same script gives the same bytes. Styles carry the names that Word knows (Title, Heading 1 …), so that an office
can put its own look over a document with one click.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from accede.kit.documents.wordml import element, packed

TARGET = Path(__file__).with_name("document.docx")
INK, QUIET, PARTY, ALARM, LAPIS = "1B2130", "626774", "17664E", "A3301B", "26418F"
# Faces that every Word has for the script, LibreOffice knows their equals; Arabic has an other name for Word.
ARABIC, ARABIC_IN_WORD = "Noto Naskh Arabic", "Traditional Arabic"
SERIF = {"ascii": "Cambria", "hAnsi": "Cambria", "eastAsia": "SimSun", "cs": ARABIC}
SANS = {"ascii": "Calibri", "hAnsi": "Calibri", "eastAsia": "Microsoft YaHei", "cs": ARABIC}
# name: face, size, bold, colour, space before and after in points
PARAGRAPHS = {
    "Normal": (SERIF, 10.5, False, INK, 0, 6),
    "Title": (SERIF, 24, True, INK, 6, 6),
    "Heading 1": (SERIF, 14, True, INK, 22, 6),
    "Heading 2": (SERIF, 11.5, True, INK, 14, 4),
    "Heading 3": (SERIF, 10.5, True, INK, 10, 3),
    "Caption": (SERIF, 10, True, INK, 14, 4),
    "Quote": (SERIF, 10.5, False, INK, 6, 6),
    "List Bullet": (SERIF, 10.5, False, INK, 0, 3),
    "List Number": (SERIF, 10.5, False, INK, 0, 3),
    "Header": (SANS, 8, False, QUIET, 0, 0),
    "Footer": (SANS, 8, False, QUIET, 0, 0),
    "TOC Heading": (SERIF, 11.5, True, INK, 18, 4),
    "TOC 1": (SANS, 9.5, False, INK, 0, 3),
    "Source": (SANS, 8, False, QUIET, 2, 9),
    "Over Title": (SERIF, 8.5, False, QUIET, 0, 0),
    "Under Title": (SERIF, 8, False, QUIET, 0, 6),
    "Figure Note": (SANS, 7.5, False, QUIET, 2, 8),
    "Table Text": (SANS, 9, False, INK, 2, 2),
    "Table Head": (SANS, 9, True, INK, 2, 2),
}
CHARACTERS = {"Hyperlink": LAPIS, "Record Figure": PARTY, "Stale Figure": ALARM, "Stale Note": ALARM}


def template() -> bytes:
    """The template's bytes."""
    document = Document()
    _page(document)
    for name in PARAGRAPHS:
        _paragraph_style(document, name)
    for name, colour in CHARACTERS.items():
        _character_style(document, name, colour)
    _details(document)
    _table_style(document)
    _defaults(document)
    _fonts(document)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = datetime(2004, 1, 1, tzinfo=UTC)
    return packed(document)


def _page(document: WordFile) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin, section.bottom_margin = Mm(26), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)
    section.different_first_page_header_footer = True


def _paragraph_style(document: WordFile, name: str) -> None:
    face, size, bold, colour, before, after = PARAGRAPHS[name]
    known = name in [style.name for style in document.styles]
    style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not known:
        style.base_style = document.styles["Normal"]
        style.quick_style = True
    _font(style, face, size, bold, colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if name in {"Title", "Heading 1"}:
        borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if borders is not None:
            borders.getparent().remove(borders)


def _font(style: ParagraphStyle, face: dict[str, str], size: float, bold: bool, colour: str) -> None:
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    properties.insert(0, element("w:rFonts", **{f"w:{script}": name for script, name in face.items()}))
    # What Word calls complex scripts has a size and weight of its own; Arabic is set a little larger.
    style.font.element.rPr.append(element("w:szCs", **{"w:val": str(round(size * 2 * 1.15))}))
    if bold:
        style.font.cs_bold = True


def _character_style(document: WordFile, name: str, colour: str) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb = RGBColor.from_string(INK if name == "Record Figure" else colour)
    if name.endswith("Figure"):
        style.font.bold = style.font.cs_bold = True
    if name != "Stale Note":
        style.element.rPr.append(element("w:u", **{"w:val": "single", "w:color": colour}))


def _details(document: WordFile) -> None:
    styles = document.styles
    styles["Normal"].paragraph_format.line_spacing = 1.25
    for name in (
        "Title",
        "Over Title",
        "Under Title",
        "Source",
        "Figure Note",
        "Table Text",
        "Table Head",
        "Header",
        "Footer",
    ):
        styles[name].paragraph_format.line_spacing = 1.08
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Table Head"].paragraph_format.keep_with_next = True
    _border(styles["Heading 1"], top=("8", INK, "6"))
    _border(styles["Quote"], start=("12", "C9C3B8", "10"))
    _border(styles["Source"], start=("6", "C9C3B8", "6"))
    # Sources of one passage stand close together, the next passage apart from them.
    source = styles["Source"].element.get_or_add_pPr()
    source.insert_element_before(element("w:contextualSpacing"), "w:jc", "w:outlineLvl")
    styles["Quote"].paragraph_format.left_indent = styles["Source"].paragraph_format.left_indent = Mm(5)
    tabs = element("w:tabs")
    tabs.append(element("w:tab", **{"w:val": "right", "w:leader": "dot", "w:pos": "9184"}))
    styles["TOC 1"].element.get_or_add_pPr().insert(0, tabs)


def _border(style: ParagraphStyle, **sides: tuple[str, str, str]) -> None:
    borders = element("w:pBdr")
    for side, (size, colour, space) in sides.items():
        name = {"start": "w:left"}.get(side, f"w:{side}")
        borders.append(element(name, **{"w:val": "single", "w:sz": size, "w:space": space, "w:color": colour}))
    after = ("shd", "tabs", "suppressAutoHyphens", "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl")
    style.element.get_or_add_pPr().insert_element_before(borders, *(f"w:{name}" for name in after))


def _table_style(document: WordFile) -> None:
    """Hairlines between rows, an ink line above and below: a ledger, not a grid."""
    style = document.styles.add_style("Ledger", WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    properties = element("w:tblPr")
    borders = element("w:tblBorders")
    for side, size, colour in (("top", "8", INK), ("bottom", "6", INK), ("insideH", "4", "C9C3B8")):
        borders.append(element(f"w:{side}", **{"w:val": "single", "w:sz": size, "w:space": "0", "w:color": colour}))
    properties.append(borders)
    style.element.append(properties)
    head = element("w:tblStylePr", **{"w:type": "firstRow"})
    bold = element("w:rPr")
    bold.extend((element("w:b"), element("w:bCs")))
    head.append(bold)
    cell = element("w:tcPr")
    edges = element("w:tcBorders")
    edges.append(element("w:bottom", **{"w:val": "single", "w:sz": "6", "w:space": "0", "w:color": INK}))
    cell.append(edges)
    head.append(cell)
    style.element.append(head)


def _defaults(document: WordFile) -> None:
    """Words are checked in the document's own language; a place for it stands ready."""
    run = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    run.append(element("w:lang", **{"w:val": "en-GB", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"}))


def _fonts(document: WordFile) -> None:
    """What Word takes when the Arabic face is not on the machine."""
    part = next(part for part in document.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    fonts = parse_xml(part.blob)
    font = element("w:font", **{"w:name": ARABIC})
    font.append(element("w:altName", **{"w:val": ARABIC_IN_WORD}))
    font.append(element("w:charset", **{"w:val": "B2"}))
    font.append(element("w:family", **{"w:val": "roman"}))
    fonts.append(font)
    part._blob = serialize_part_xml(fonts)


if __name__ == "__main__":
    TARGET.write_bytes(template())
