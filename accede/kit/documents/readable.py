"""PDF files whose Arabic letters can be read again when they carry vowel signs.

Where a letter and its signs are drawn by several glyphs, the typesetter says the whole group's text for each of them
and once more around them. Programs that take text out of a PDF then double letters or lose their order. Here every
glyph is said to be its own letter or sign, and what stood around the group goes.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, NameObject, NumberObject

_SIGNS = re.compile("[\u064b-\u065f\u0670]")
SHADDA = "\u0651"
_TOKEN = re.compile(
    rb"/Span<</ActualText<FEFF(?P<text>[0-9A-F]+)>>>BDC|(?P<end>\nEMC)|/(?P<font>\w+) [\d.]+ Tf"
    rb"|\((?P<glyphs>(?:\\.|[^\\()])*)\)",
    re.S,
)
_SPAN = re.compile(rb"/Span<</ActualText<FEFF[0-9A-F]+>>>BDC(.*?)\nEMC", re.S)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.S)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_PAIR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_STRING = rb"\((?:\\.|[^\\()])*\)"
_SHOWN = rb"(?:\[(?:" + _STRING + rb"|[^\]()])*\]TJ|" + _STRING + rb"Tj)"
# The same face taken up again where the pen stands already.
_JOINT = re.compile(
    rb"/(?P<font>\w+ [\d.]+) Tf 1 0 0 -1 (?P<at>[\d.-]+ [\d.-]+) Tm\s*(?P<first>" + _SHOWN + rb")"
    rb"\s*0 Tr/(?P=font) Tf 1 0 0 -1 [\d.-]+ [\d.-]+ Tm\s*(?P<next>" + _SHOWN + rb")",
    re.S,
)
Fonts = dict[str, tuple[int, dict[str, str]]]  # by name on the page: number of the table, text of each glyph
Glyph = tuple[int, str]  # number of the font's object, and of the glyph in it as hexadecimal text


def has_signs(text: str) -> bool:
    """Whether Arabic letters in the text carry vowel signs."""
    return bool(_SIGNS.search(text))


def readable(data: bytes) -> bytes:
    """The file with each glyph's own letter, added at its end as an update; unchanged when no letter carries a sign.

    The file is one from the typesetter: its table of objects stands in words. Raises ValueError for another.
    """
    reader = PdfReader(io.BytesIO(data))
    tables: dict[int, Any] = {}
    pages: list[tuple[Any, Fonts]] = []
    read: dict[int, dict[str, str]] = {}
    for page in reader.pages:
        pages.append((page["/Contents"].get_object(), _fonts(page["/Resources"].get_object(), tables, read)))
    written = [stream.get_data() for stream, _fonts_of_page in pages]
    seen: dict[Glyph, set[str]] = defaultdict(set)
    for content, (_stream, fonts) in zip(written, pages, strict=True):
        for glyphs, text in _groups(content, fonts):
            for glyph, letter in zip(glyphs, reversed(_as_drawn(text)), strict=True):
                seen[glyph].add(letter)
    known = {glyph: letters.pop() for glyph, letters in seen.items() if len(letters) == 1}
    if not known:
        return data
    changed = {font: tables[font] for font, _glyph in known}
    for font, table in changed.items():
        _say(table, font, known)
    for content, (stream, fonts) in zip(written, pages, strict=True):
        stream.set_data(_joined(_without_spans(content, fonts, known)))
        changed[stream.indirect_reference.idnum] = stream
    return _updated(data, reader, changed)


def _updated(data: bytes, reader: PdfReader, changed: dict[int, Any]) -> bytes:
    """The file, and after it the changed objects with a table and a trailer of their own (ISO 32000-1, 7.5.6)."""
    before = int(data[data.rindex(b"startxref") :].split()[1])
    if not data.startswith(b"xref", before):
        raise ValueError("The table of objects of this PDF does not stand in words, so nothing can be added to it.")
    out = io.BytesIO()
    out.write(data.rstrip() + b"\n")
    table = [b"xref"]
    for number, stream in sorted(changed.items()):
        table.append(b"%d 1\n%010d 00000 n " % (number, out.tell()))
        out.write(b"%d 0 obj\n" % number)
        stream.write_to_stream(out)
        out.write(b"\nendobj\n")
    start = out.tell()
    trailer = DictionaryObject({**reader.trailer, NameObject("/Prev"): NumberObject(before)})
    out.write(b"\n".join(table) + b"\ntrailer\n")
    trailer.write_to_stream(out)
    out.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _groups(content: bytes, fonts: Fonts) -> Iterator[tuple[list[Glyph], str]]:
    """Glyphs that together draw a letter with its signs, as they stand from left to right, with their text."""
    glyphs: list[Glyph] = []
    text = ""
    for glyph, said in _said(content, fonts):
        if said != text or len(glyphs) == len(text):
            glyphs, text = [], said
        glyphs.append(glyph)
        if len(glyphs) == len(text) > 1:
            yield glyphs, text


def _as_drawn(text: str) -> str:
    """The doubling sign stands nearest to its letter, whatever Unicode's order of signs."""
    return text[0] + SHADDA + text[1:].replace(SHADDA, "") if SHADDA in text[1:] else text


def _said(content: bytes, fonts: Fonts) -> Iterator[tuple[Glyph, str]]:
    """Every glyph of Arabic text in order, with the text that is said of it."""
    around, font, map_ = "", 0, dict[str, str]()
    for token in _TOKEN.finditer(content):
        if token["text"]:
            around = bytes.fromhex(token["text"].decode()).decode("utf-16-be")
        elif token["end"]:
            around = ""
        elif token["font"]:
            font, map_ = fonts[token["font"].decode()]
        else:
            for number in _numbers(token["glyphs"] or b""):
                yield (font, number), around or map_.get(number, "")


def _numbers(raw: bytes) -> list[str]:
    plain = _ESCAPE.sub(_plain, raw) if b"\\" in raw else raw
    numbers = plain.hex().upper()
    return [numbers[at : at + 4] for at in range(0, len(numbers), 4)]


def _plain(sign: re.Match[bytes]) -> bytes:
    return bytes([int(sign[1], 8)]) if sign[1] else _ESCAPED.get(sign[2], sign[2])


def _fonts(resources: Any, tables: dict[int, Any], read: dict[int, dict[str, str]]) -> Fonts:
    """The page's fonts; the `tables` of those that another page has too are `read` once."""
    found = {}
    for name, font in (resources.get("/Font") or {}).items():
        stream = font.get_object()["/ToUnicode"].get_object()
        number = stream.indirect_reference.idnum
        if number not in read:
            tables[number] = stream
            pairs = _PAIR.findall(stream.get_data())
            read[number] = {glyph.decode(): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}
        found[name.removeprefix("/")] = number, read[number]
    return found


def _say(table: Any, font: int, known: dict[Glyph, str]) -> None:
    """Writes the letters into the font's table."""

    def own(pair: re.Match[bytes]) -> bytes:
        letter = known.get((font, pair[1].decode()))
        return (
            pair[0] if letter is None else b"<%s> <%s>" % (pair[1], letter.encode("utf-16-be").hex().upper().encode())
        )

    table.set_data(_PAIR.sub(own, table.get_data()))


def _without_spans(content: bytes, fonts: Fonts, known: dict[Glyph, str]) -> bytes:
    return _SPAN.sub(lambda span: _bare(span, fonts, known), content)


def _bare(span: re.Match[bytes], fonts: Fonts, known: dict[Glyph, str]) -> bytes:
    """What stands inside, when every glyph in it is known by itself."""
    named = re.search(rb"/(\w+) [\d.]+ Tf", span[1])
    font = fonts[named[1].decode()][0] if named else 0
    glyphs = [number for token in _TOKEN.finditer(span[1]) if token["glyphs"] for number in _numbers(token["glyphs"])]
    return bytes(span[1]) if glyphs and all((font, number) in known for number in glyphs) else bytes(span[0])


def _joined(content: bytes) -> bytes:
    """One line of letters is shown at once: programs turn what runs from the right around for each showing."""
    count = 1
    while count:
        content, count = _JOINT.subn(_one, content)
    return content


def _one(joint: re.Match[bytes]) -> bytes:
    shown = b"".join(
        part.removesuffix(b"TJ").removesuffix(b"Tj").strip(b"[]") for part in (joint["first"], joint["next"])
    )
    return b"/%s Tf 1 0 0 -1 %s Tm[%s]TJ" % (joint["font"], joint["at"], shown)
