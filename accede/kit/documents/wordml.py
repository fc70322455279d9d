"""Pieces of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# The oldest day that a ZIP knows: the same document then gives the same bytes on every day.
TIME = (1980, 1, 1, 0, 0, 0)
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_LEFT, _RIGHT = "A-Za-z\u00c0-\u052f\u4e00-\u9fff", "\u0590-\u08ff"
# Words of scripts from one side inside a text from the other, with the signs between them.
_FROM_THE_LEFT = re.compile(f"[{_LEFT}](?:[^{_RIGHT}]*[{_LEFT}])?")
_FROM_THE_RIGHT = re.compile(f"[{_RIGHT}](?:[^{_LEFT}]*[{_RIGHT}])?")


def element(name: str, text: str = "", **attributes: str) -> Any:
    """An element by its prefixed name, with prefixed attributes."""
    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(attribute) if ":" in attribute else attribute, value)
    if text:
        made.text = text
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def packed(document: Any) -> bytes:
    """The document's file, without the time at which it was packed."""
    first, out = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return out.getvalue()


def field(paragraph: Any, instruction: str, shown: str, *, stale: bool = False) -> None:
    """A field such as PAGE with what it shows until a program works it out anew."""
    begin = element("w:fldChar", **{"w:fldCharType": "begin"})
    if stale:
        begin.set(qn("w:dirty"), "true")
    paragraph.add_run()._r.append(begin)
    paragraph.add_run()._r.append(element("w:instrText", f" {instruction} "))
    paragraph.add_run()._r.append(element("w:fldChar", **{"w:fldCharType": "separate"}))
    if shown:
        paragraph.add_run(shown)
    paragraph.add_run()._r.append(element("w:fldChar", **{"w:fldCharType": "end"}))


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """A place that contents and links lead to, around the paragraph's words."""
    start = element("w:bookmarkStart", **{"w:id": str(number), "w:name": name})
    first = paragraph._p.find(qn("w:r"))
    first.addprevious(start) if first is not None else paragraph._p.append(start)
    paragraph._p.append(element("w:bookmarkEnd", **{"w:id": str(number)}))


def hyperlink(paragraph: Any, url: str = "", anchor: str = "") -> Any:
    """An empty link at the paragraph's end; runs are moved into it."""
    made = element("w:hyperlink", **{"w:history": "1"})
    if anchor:
        made.set(qn("w:anchor"), anchor)
    else:
        made.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(made)
    return made


def vector(run: Any, svg: str, number: int) -> None:
    """Puts the SVG beside the picture of a run: who can draws it, the others show the picture."""
    package = run.part.package
    part = Part(PackURI(f"/word/media/drawing{number}.svg"), "image/svg+xml", svg.encode(), package)
    extension = element("a:ext", uri=SVG_EXTENSION)
    blip = extension.makeelement(f"{{{SVG_NAMESPACE}}}svgBlip", nsmap={"asvg": SVG_NAMESPACE})
    blip.set(qn("r:embed"), run.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
    extension.append(blip)
    extensions = element("a:extLst")
    extensions.append(extension)
    run._r.find(f".//{qn('a:blip')}").append(extensions)


def restarted(document: Any, style: str) -> int:
    """The number of a fresh numbering like the style's own, beginning with 1."""
    numbering = document.part.numbering_part.element
    used = document.styles[style].element.pPr.numPr.numId.val
    kind = numbering.num_having_numId(used).abstractNumId.val
    fresh = numbering.add_num(kind)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(fresh.numId)


def mirror_borders(document: Any) -> None:
    """The rule beside quotations and sources, on the right: borders know no reading direction."""
    for border in document.styles.element.iter(qn("w:left")):
        if border.getparent().tag == qn("w:pBdr"):
            border.tag = qn("w:right")


def parts(text: str, from_right: bool) -> Iterator[tuple[str, bool]]:
    """The text cut where its direction changes, each part with whether it runs from the right."""
    other, place = (_FROM_THE_LEFT if from_right else _FROM_THE_RIGHT), 0
    for match in other.finditer(text):
        if match.start() > place:
            yield text[place : match.start()], from_right
        yield match[0], not from_right
        place = match.end()
    if place < len(text):
        yield text[place:], from_right
