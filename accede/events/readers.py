"""Reads the scan of a note verbale or a letter: what it is, by its content, and whether it can be kept."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader

from accede.kit.refusals import Refused

LARGEST = 5 * 1024 * 1024  # bytes: some ten pages scanned in grey
MOST_PIXELS = 60_000_000  # a sheet of A4 at 600 dots an inch is 35 million
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
_PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png"}


class NoScan(Refused):
    """The file is not kept; the message says why and what to send instead."""

    field = "scan"


@dataclass(frozen=True)
class Scan:
    """The bytes as they came, under a name that is safe to offer, with the type that the content has."""

    content: bytes
    name: str
    content_type: str


def read_scan(content: bytes, name: str) -> Scan:
    """The scan, when it is a PDF, a JPEG or a PNG that opens. What its name claims does not count. Raises NoScan."""
    if not content:
        raise NoScan(_("The file is empty. Scan the page again."))
    if len(content) > LARGEST:
        raise NoScan(_("The file is larger than 5 MB. Scan in grey at 200 dots an inch, or send fewer pages."))
    kind = _pdf(content) if content.startswith(b"%PDF-") else _picture(content)
    stem = PurePath(get_valid_filename(PurePath(name).name or "scan")).stem
    return Scan(content, f"{stem[:100]}.{ENDINGS[kind]}", kind)


def _pdf(content: bytes) -> str:
    try:
        reader = PdfReader(io.BytesIO(content))
        pages = 0 if reader.is_encrypted else len(reader.pages)
    except Exception:  # a file from outside breaks the reader in more ways than can be listed: it does not open
        pages = 0
    if not pages:
        raise NoScan(_("This PDF does not open, or it is locked with a password. Save it again without one."))
    return "application/pdf"


def _picture(content: bytes) -> str:
    try:
        with Image.open(io.BytesIO(content), formats=list(_PICTURES)) as picture:
            kind, size = _PICTURES[str(picture.format)], picture.width * picture.height
            if size <= MOST_PIXELS:
                picture.verify()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NoScan(_("This is no PDF, JPEG or PNG. Send the scan in one of these.")) from None
    if size > MOST_PIXELS:
        raise NoScan(_("The picture has more than 60 million dots. Scan at 200 dots an inch."))
    return kind
