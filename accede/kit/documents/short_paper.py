"""What a Word file of a page or two has besides: set closely, and with the recipient's name under every page."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

# style: size in points, space before and after in points
CLOSE = {
    "Normal": (9.2, 0, 3),
    "Title": (19, 0, 3),
    "Heading 1": (11, 8, 2),
    "List Bullet": (9.2, 0, 1),
    "Caption": (9, 4, 2),
    "Table Text": (8.2, 1, 1),
    "Table Head": (8.2, 1, 1),
    "Over Title": (8, 0, 0),
    "Under Title": (8, 0, 2),
}
SIZE = qn("w:szCs")
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:46pt;rotation:{turn};z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;"
    "mso-position-vertical-relative:page"
)


def set_closely(word: Any) -> None:
    """Smaller letters, less air and narrower margins than the template's."""
    for name, (size, before, after) in CLOSE.items():
        style = word.styles[name]
        style.font.size = Pt(size)
        complex_size = style.element.rPr.find(SIZE)
        if complex_size is not None:
            complex_size.set(qn("w:val"), str(round(size * 2 * 1.15)))
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.05
    section = word.sections[0]
    section.top_margin, section.bottom_margin = Mm(17), Mm(17)
    section.header_distance = section.footer_distance = Mm(8)


def watermark(paragraph: Any, words: str, *, from_right: bool) -> None:
    """Pale words across the page, as Word itself keeps a watermark: a shape in the header."""
    place = _PLACE.format(width=min(460, 14 * len(words) + 60), turn=45 if from_right else 315)
    shape = (
        f"<w:r {_NAMES}><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:path textpathok="t" o:connecttype="rect"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="{place}" fillcolor="#e6e6e6" '
        f'stroked="f" alt={quoteattr(words)}><v:textpath style="font-family:Calibri;font-size:1pt" '
        f"string={quoteattr(words)}/></v:shape></w:pict></w:r>"
    )
    paragraph._p.append(parse_xml(shape))
