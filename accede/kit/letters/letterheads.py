"""An office's own Word file with fields, read once for all letters that are set into it.

A field is written {body} or {{ body }} in the text, or is a merge field of Word named so. Programs cut a paragraph
into runs wherever they like, so the runs of a paragraph that holds a field are joined up to the field first. What
stays becomes plain pieces of text with places between them, and a letter is no more than pieces put together.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.utils.translation import gettext as _
from lxml import etree

from accede.kit.letters.merge_fields import SPACE, W, own, plain_merge_fields, say, w
from accede.kit.letters.zipped import Part
from accede.kit.packed import BROKEN

# Every field that a letterhead may name, in the order of the page.
FIELDS = ("organisation", "campaign", "date", "channel", "number", "to", "subject", "body", "signed", "signed.title",
          "enclosures")  # fmt: skip
NEEDED = ("body",)
LARGEST = 10 * 1024 * 1024  # bytes, and of all its parts together four times as many
LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ar": "ar-SA", "zh": "zh-CN", "ru": "ru-RU"}
_FIELD = re.compile(r"\{\{?\s*([a-z][a-z.]*)\s*\}?\}")
_WRITTEN = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml$")
# A place, until the part is cut: a processing instruction, which no Word file holds where text stands.
_MARK = re.compile(r"<\?accede (\d+)\?>")
_DECLARED = re.compile(r' xmlns(?::\w+)?="[^"]*"')


class BadLetterhead(ValueError):
    """The file cannot serve as a letterhead; its text says why, to whoever uploaded it."""


@dataclass(frozen=True)
class Place:
    """Where a field stands: its name, and the properties of its run (w:rPr) as text."""

    field: str
    properties: str


@dataclass(frozen=True)
class Repeated:
    """A paragraph that holds the body alone: it stands once for every paragraph of the letter."""

    before: str
    place: Place
    after: str


@dataclass(frozen=True)
class Letterhead:
    """What a letter is put together from: parts that stay, and for the others their pieces."""

    parts: tuple[Part, ...]
    pieces: dict[str, tuple[str | Place | Repeated, ...]]
    fields: tuple[str, ...]
    from_right: bool


def fields_of(content: bytes) -> list[str]:
    """The fields that stand in the file, in their order on the page. Raises BadLetterhead."""
    return list(read(content, "en").fields)


def read(content: bytes, language: str) -> Letterhead:
    """The file for letters in one language. Raises BadLetterhead when it is no Word file, holds programs, names a
    field that we do not know, or has no place for the text.
    """
    held = _parts(content)
    found: list[str] = []
    pieces = {name: _pieces(_tree(part), language, found) for name, part in held.items() if _WRITTEN.match(name)}
    _refuse_unknown(found)
    held["word/styles.xml"] = _in_language(held.get("word/styles.xml", b""), language)
    changing = {name: told for name, told in pieces.items() if len(told) > 1}
    held |= {name: str(told[0]).encode() for name, told in pieces.items() if len(told) == 1}
    parts = tuple(Part.of(name, b"" if name in changing else part, 9) for name, part in held.items())
    return Letterhead(parts, changing, tuple(sorted(set(found), key=FIELDS.index)), language == "ar")


def _parts(content: bytes) -> dict[str, bytes]:
    if len(content) > LARGEST:
        raise BadLetterhead(_("The file is larger than 10 MB."))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            if sum(info.file_size for info in opened.infolist()) > 4 * LARGEST:
                raise BadLetterhead(_("Unpacked, the file is larger than 40 MB."))
            held = {info.filename: opened.read(info) for info in opened.infolist() if not info.is_dir()}
    except BROKEN:
        raise BadLetterhead(_("This is no Word file (.docx).")) from None
    if "word/document.xml" not in held or "[Content_Types].xml" not in held:
        raise BadLetterhead(_("This is no Word file (.docx)."))
    if any("vbaProject" in name for name in held) or b"macroEnabled" in held["[Content_Types].xml"]:
        raise BadLetterhead(_("The file holds macros. Save it as .docx without them."))
    return held


def _tree(part: bytes) -> Any:
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        raise BadLetterhead(_("A part of the Word file cannot be read. Save it anew and upload it again.")) from None


def _refuse_unknown(found: Iterable[str]) -> None:
    unknown = sorted(set(found) - set(FIELDS))
    if unknown:
        told = {"fields": ", ".join(f"{{{name}}}" for name in unknown), "known": ", ".join(FIELDS)}
        raise BadLetterhead(
            _("The letterhead names fields that no letter has: %(fields)s. Known are: %(known)s.") % told
        )
    if missing := [name for name in NEEDED if name not in found]:
        told = {"field": f"{{{missing[0]}}}"}
        raise BadLetterhead(_("The letterhead has no place for the text: write %(field)s where it shall stand.") % told)


def _in_language(styles: bytes, language: str) -> bytes:
    """The sheet of styles with the language in which programs check the spelling."""
    if not styles:
        return styles
    tree = _tree(styles)
    default = tree.find(f".//{{{W}}}docDefaults//{{{W}}}lang")
    if default is not None:
        script = {"ar": "bidi", "zh": "eastAsia"}.get(language, "val")
        default.set(f"{{{W}}}{script}", LANGUAGES.get(language, language))
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


# ------------------------------------------------------------------------------------------ fields in paragraphs
def _pieces(tree: Any, language: str, found: list[str]) -> tuple[str | Place | Repeated, ...]:
    """The part as text with places in it; the names of the places are added to what was `found`."""
    places: list[Place | Repeated] = []
    for paragraph in list(tree.iter(w("p"))):
        plain_merge_fields(paragraph)
        nodes = own(paragraph, "t")
        text = "".join(node.text or "" for node in nodes)
        matches = list(_FIELD.finditer(text))
        if not matches:
            continue
        found += [match[1] for match in matches]
        _dressed(paragraph, language)
        for match in reversed(matches):
            _mark(nodes, match, places)
        if len(matches) == 1 and matches[0][0] == text.strip() and matches[0][1] == "body":
            _repeat(paragraph, places)
    whole = str(etree.tostring(tree, encoding="unicode"))
    return _cut('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + whole, places)


def _cut(text: str, places: list[Place | Repeated]) -> tuple[str | Place | Repeated, ...]:
    return tuple(places[int(piece)] if number % 2 else piece for number, piece in enumerate(_MARK.split(text)))


def _written(node: Any) -> str:
    """The node as text; the root of its part declares the names."""
    return _DECLARED.sub("", etree.tostring(node, encoding="unicode", with_tail=False))


def _mark(nodes: list[Any], match: re.Match[str], places: list[Place | Repeated]) -> None:
    """Puts a mark where the field begins. What follows it in the same run goes into a run of its own; what the field
    takes from the runs after it goes.
    """
    first, start = _where(nodes, match.start())
    run = nodes[first].getparent()
    properties = run.find(w("rPr"))
    places.append(Place(match[1], "" if properties is None else _written(properties)))
    mark = etree.ProcessingInstruction("accede", str(len(places) - 1))
    text = nodes[first].text or ""
    _split(run, nodes[first], mark)
    nodes[first].text = text[: match.start() - start]
    nodes[first].set(SPACE, "preserve")
    left = match.end() - start - len(text)  # letters of the field that other runs hold
    if left < 0:
        mark.addnext(_copy(run, text[left:]))
    for node in nodes[first + 1 :]:
        if left <= 0:
            break
        taken = node.text or ""
        node.text = taken[left:]
        node.set(SPACE, "preserve")
        left -= len(taken)
    _drop_empty(nodes[first:])


def _drop_empty(nodes: list[Any]) -> None:
    """Runs that held nothing but a piece of the field."""
    for node in nodes:
        run = node.getparent()
        if not node.text and run.getparent() is not None and all(each.tag == w("rPr") or each is node for each in run):
            run.getparent().remove(run)


def _where(nodes: list[Any], place: int) -> tuple[int, int]:
    """The node in which the letter at the place stands, and where that node begins."""
    start = 0
    for number, node in enumerate(nodes):
        length = len(node.text or "")
        if place < start + length:
            return number, start
        start += length
    raise AssertionError("a place outside the paragraph")


def _split(run: Any, node: Any, mark: Any) -> None:
    """The mark after the run; what stood in the run behind the node (a tab, a break) behind the mark."""
    behind = list(node.itersiblings())
    run.addnext(mark)
    if behind:
        rest = _copy(run, "")
        rest.remove(rest[-1])
        rest.extend(behind)
        mark.addnext(rest)


def _copy(run: Any, text: str) -> Any:
    """A run with the same properties and the text."""
    made = copy.deepcopy(run)
    made.tail = None
    say(made, text)
    return made


def _repeat(paragraph: Any, places: list[Place | Repeated]) -> None:
    """Turns the paragraph of the body into one that is written once for each paragraph of the letter."""
    number = len(places) - 1
    before, _number, after = _MARK.split(_written(paragraph))
    places[number] = Repeated(before, cast(Place, places[number]), after)
    mark = etree.ProcessingInstruction("accede", str(number))
    paragraph.getparent().replace(paragraph, mark)


_AFTER_BIDI = {
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
    "pPrChange",
}  # fmt: skip


def _dressed(paragraph: Any, language: str) -> None:
    """A paragraph with a field runs as the letter does."""
    if language != "ar":
        return
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    if properties.find(w("bidi")) is None:
        bidi = etree.Element(w("bidi"))
        after = next((node for node in properties if etree.QName(node).localname in _AFTER_BIDI), None)
        if after is None:
            properties.append(bidi)
        else:
            after.addprevious(bidi)
