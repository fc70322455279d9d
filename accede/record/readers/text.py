"""From the bytes of a depositary file to clean text: encodings, damaged characters, mark-up inside texts.

The depositary's XML says iso-8859-1 and was cut down to it by dropping the high byte of every character
above U+00FF: U+201C became the control byte 0x1C, U+2026 ("…") became a bare "&", U+2013 became 0x13.
What can be known is put back; what cannot becomes U+FFFD and is reported.
"""

from __future__ import annotations

import re
import unicodedata
from html.entities import name2codepoint

from accede.kit.imports import Report

MOST_BYTES = 20 * 1024 * 1024  # the longest file of the depositary is about one megabyte


class Refusal(Exception):
    """Nothing of this file may be taken over; the message says why in one sentence."""


# Low bytes of the typographic characters that the depositary's export damaged.
_RESTORED = {
    0x02: " ", 0x03: " ", 0x09: "\t", 0x10: "-", 0x11: "-", 0x12: "–", 0x13: "–", 0x14: "—", 0x15: "—",
    0x18: "‘", 0x19: "’", 0x1A: "‚", 0x1C: "“", 0x1D: "”", 0x1E: "„",
}  # fmt: skip
_CONTROLS = {code: _RESTORED.get(code, "\ufffd") for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_CONTROLS |= {0x7F: "\ufffd"}

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_BARE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)")
_CONTROL_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
# "&eacute;" and "&nbsp;" come from web pages; XML knows five names only.
_NAMED = re.compile(
    "&(" + "|".join(sorted(name2codepoint.keys() - {"amp", "lt", "gt", "quot"}, key=len, reverse=True)) + ");"
)
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_FOOTNOTES = re.compile(r"<(superscript|sup)\b[^<>]*>([^<>]{0,80})(?:</?\s*\1\s*/?>)?", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[^\d\s,(])\s?(\d{1,2}(?:\s*,\s*\d{1,2})*)$")


def decode(data: bytes, *, filename: str, report: Report) -> str:
    """The text of a file, whatever encoding it has or says it has.

    Raises Refusal for an empty file, one too long, or one that is no text.
    """
    if len(data) > MOST_BYTES:
        raise Refusal(
            f"The file is {len(data) / 1048576:.0f} MB long; a depositary file has at most {MOST_BYTES // 1048576} MB."
        )
    if not data.strip():
        raise Refusal("The file is empty.")
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise Refusal("The file is in utf-32, which is not read: save it as utf-8.")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _as_declared(_strictly(data[len(bom) :], encoding), encoding)
    if b"\x00" in data[:200]:
        encoding = _utf16_order(data)
        return _as_declared(_strictly(data, encoding), encoding)
    if _is_binary(data[:4000]):
        raise Refusal("The file is not text.")
    return _decode_bytes(data, filename=filename, report=report)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal(f"The file says it is {encoding} but is not: byte {error.start} cannot be read.") from None


def _as_declared(text: str, encoding: str) -> str:
    """Refuses a file of two bytes a letter that says it is something else: it was written wrongly."""
    match = _DECLARED.match(text[:200].encode("ascii", "replace"))
    declared = match.group(1).decode("ascii").lower() if match else encoding
    if declared.replace("_", "-").split("-")[0].removesuffix("16") != encoding.split("-")[0]:
        raise Refusal(f"The file says it is {declared} but is {encoding}: save it in the encoding it names.")
    return text


def _is_binary(start: bytes) -> bool:
    """Whether more of it are control bytes than a damaged text has: an archive, a picture, a spreadsheet."""
    controls = sum(byte < 0x20 and byte not in (0x09, 0x0A, 0x0D) for byte in start)
    return (controls > 20 and controls > len(start) // 20) or not start.strip(bytes(range(0x21)))


def _utf16_order(data: bytes) -> str:
    if data[1:2] == b"\x00" and data[0:1] != b"\x00":
        return "utf-16-le"
    if data[0:1] == b"\x00" and data[1:2] != b"\x00":
        return "utf-16-be"
    raise Refusal("The file is not text.")


def _decode_bytes(data: bytes, *, filename: str, report: Report) -> str:
    match = _DECLARED.match(data)
    declared = match.group(1).decode("ascii").lower() if match else ""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared in ("utf-8", "utf8", "utf_8") or (not declared and data.lstrip().startswith(b"<")):
            # Any reading of such bytes would be a guess, and a wrong one makes other names.
            said = "says it is utf-8" if declared else "names no encoding, so it should be utf-8,"
            raise Refusal(f"The file {said} but byte {error.start} is not: save it as utf-8.") from None
        if not declared:
            report.add(
                filename,
                f"Byte {error.start} is not utf-8; the file was read as windows-1252.",
                severity="warning",
            )
        return _windows(data)
    if any(byte > 0x7F for byte in data) and declared not in ("", "utf-8", "utf8"):
        report.add(
            filename,
            f"The file says it is {declared} but is utf-8; it was read as utf-8.",
            severity="warning",
        )
    return text


def _windows(data: bytes) -> str:
    """iso-8859-1, with the bytes 0x80 to 0x9F as windows-1252 has them: as controls they mean nothing."""
    text = data.decode("latin-1")
    return text.translate({code: _windows_character(code) for code in range(0x80, 0xA0)})


def _windows_character(code: int) -> str:
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return "\ufffd"


def repair_xml(text: str, *, filename: str, report: Report) -> str:
    """Well-formed text out of the damaged one: controls back to quotes and dashes, a bare "&" to "…"."""
    text = _CONTROL_REFERENCE.sub(_reference, text)
    text = _NAMED.sub(lambda match: chr(name2codepoint[match[1]]), text)
    unknown = sum(text.count(chr(code)) for code, put in _CONTROLS.items() if put == "\ufffd")
    if unknown:
        report.add(filename, f"{unknown} damaged characters could not be restored.", severity="warning")
    text = text.translate(_CONTROLS)
    return _BARE_AMPERSAND.sub("…", text)


def _reference(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    if code in _CONTROLS:
        return _CONTROLS[code]
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
        return "\ufffd"
    return match[0]


def plain(text: str) -> str:
    """One line without mark-up: spaces of every kind become one blank, inline tags go, footnotes go."""
    return one_line(_TAG.sub("", _FOOTNOTES.sub("", text)))


def one_line(text: str) -> str:
    """Tabs, line ends and no-break spaces to single blanks, none at the ends; letters composed (NFC)."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text)).strip()


def footnotes(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without its <superscript>5,6</superscript> footnotes, and their numbers."""
    found: list[str] = []
    for match in _FOOTNOTES.finditer(text):
        found += [one_line(_TAG.sub("", part)) for part in re.split(r"[,;\s]+", match[2])]
    return plain(text), tuple(number for number in found if number)


def name_and_footnotes(text: str) -> tuple[str, tuple[str, ...]]:
    """A participant's name as printed, without footnotes, be they marked or glued on ("Denmark4,10").

    Apostrophes are made plain and a restored "…" between words is the "&" it must have been, so that
    the exact table of names needs one spelling.
    """
    name, numbers = footnotes(text)
    glued = _GLUED.search(name)
    if glued:
        numbers = (*numbers, *re.split(r"\s*,\s*", glued[1]))
        name = name[: glued.start()].rstrip()
    name = name.replace("’", "'").replace("‘", "'").replace(" … ", " & ")
    return name.rstrip("*").rstrip(), numbers
