"""Letters as Word files, in an office's own letterhead or the house's: put together from pieces that are read once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from accede.kit.documents.wordml import parts as in_directions
from accede.kit.letters.letterheads import Letterhead, Place, Repeated, read
from accede.kit.letters.model import Paper
from accede.kit.letters.zipped import zipped

CORE = "docProps/core.xml"
OWN = Path(__file__).with_name("letter.docx")
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{who}</dc:creator>'
    '<dc:language>{language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>'
)
# What XML cannot hold at all; a letter that was typed holds none of it.
_IMPOSSIBLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535, *range(55296, 57344)))


def to_docx(paper: Paper, *, made_at: datetime, letterhead: bytes | None = None) -> bytes:
    """The letter as a Word file in the letterhead, else in the house's. `made_at` is the time written into it, so that
    the same letter gives the same bytes. Raises BadLetterhead.
    """
    found = _own(paper.language) if letterhead is None else _theirs(letterhead, paper.language)
    values = _values(paper)
    fresh = {name: "".join(_said(pieces, values, paper)).encode() for name, pieces in found.pieces.items()}
    fresh[CORE] = _core(paper, made_at)
    return zipped(found.parts, fresh)


@lru_cache(maxsize=12)
def _theirs(content: bytes, language: str) -> Letterhead:
    return read(content, language)


@lru_cache(maxsize=6)
def _own(language: str) -> Letterhead:
    return read(OWN.read_bytes(), language)


def _values(paper: Paper) -> dict[str, str]:
    listed = "\n".join(f"– {words}" for words in paper.enclosures)
    return {
        "organisation": paper.organisation,
        "campaign": paper.campaign,
        "date": paper.place_and_day,
        "channel": paper.channel,
        "number": paper.number,
        "to": "\n".join(paper.to),
        "subject": paper.subject,
        "body": "\n\n".join(paper.paragraphs),
        "signed": paper.signed,
        "signed.title": paper.signed_title,
        "enclosures": f"{paper.enclosed}\n{listed}" if listed else "",
    }


def _said(pieces: tuple[str | Place | Repeated, ...], values: dict[str, str], paper: Paper) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        elif isinstance(piece, Place):
            yield _runs(values[piece.field], piece.properties, paper.from_right)
        else:
            for words in paper.paragraphs:
                yield f"{piece.before}{_runs(words, piece.place.properties, paper.from_right)}{piece.after}"


def _runs(text: str, properties: str, from_right: bool) -> str:
    """The text in runs of one direction each, a break for every line break."""
    made = []
    for part, runs_from_right in in_directions(text.translate(_IMPOSSIBLE), from_right):
        lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in part.split("\n")]
        made.append(f"<w:r>{_turned(properties) if runs_from_right else properties}{'<w:br/>'.join(lines)}</w:r>")
    return "".join(made)


@lru_cache(maxsize=64)
def _turned(properties: str) -> str:
    """The properties of a run that goes from the right; w:rtl stands before w:cs, w:em and what follows them."""
    if "<w:rtl" in properties:
        return properties
    if not properties or properties == "<w:rPr/>":
        return "<w:rPr><w:rtl/></w:rPr>"
    inner = properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    places = [at for name in ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange")
              if (at := inner.find(f"<w:{name}")) >= 0 and inner[at + 3 + len(name)] in " />"]  # fmt: skip
    at = min(places, default=len(inner))
    return f"<w:rPr>{inner[:at]}<w:rtl/>{inner[at:]}</w:rPr>"


def _core(paper: Paper, made_at: datetime) -> bytes:
    told = {"title": paper.subject, "who": paper.organisation, "language": paper.language}
    safe = {name: escape(words.translate(_IMPOSSIBLE)) for name, words in told.items()}
    return _CORE.format(**safe, at=f"{made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}").encode()
