"""Papers that go with a bag of letters, as tagged PDF: labels, envelopes, sheets to sign and to carry along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from accede.kit import typesetting

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class LabelSheet:
    """A4 sheets of labels as stationers sell them; all in millimetres, from the edge of the sheet."""

    key: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float


# By the numbers of the maker whose sizes the others took over.
LABELS = {
    one.key: one
    for one in (
        LabelSheet("2x7", 2, 7, 99.1, 38.1, 5.9, 15.15),  # L7163: 14 a sheet
        LabelSheet("3x7", 3, 7, 63.5, 38.1, 9.75, 15.15),  # L7160: 21 a sheet
        LabelSheet("2x4", 2, 4, 99.1, 67.7, 5.9, 13.1),  # L7165: 8 a sheet
    )
}
# ISO 269: width and height in millimetres.
ENVELOPES = {"c5": (229, 162), "dl": (220, 110), "c4": (324, 229)}


@dataclass(frozen=True)
class Addressee:
    """Who stands on a label or an envelope, in the language in which she is written to."""

    lines: tuple[str, ...]
    language: str
    number: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table with a title, notes over it and lines to fill in under it."""

    title: str
    language: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]  # shares; 0 for a column as wide as its words
    author: str = ""
    notes: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    foot: str = ""
    wide: bool = False
    tall: bool = False  # room to sign in every row


def labels_pdf(addressees: Iterable[Addressee], form: str, *, title: str, language: str, made_at: datetime) -> bytes:
    """A label for each. `form` is a key of LABELS."""
    sizes = LABELS[form]
    data = {**_ground(title, language), "letters": _told(addressees)}
    data |= {name: getattr(sizes, name) for name in ("columns", "rows", "width", "height", "left", "top")}
    return _made("labels", data, made_at)


def envelopes_pdf(addressees: Iterable[Addressee], form: str, *, sender: Sequence[str], title: str, language: str,
                  made_at: datetime) -> bytes:  # fmt: skip
    """An envelope for each, a page each. `form` is a key of ENVELOPES."""
    width, height = ENVELOPES[form]
    data = {**_ground(title, language), "letters": _told(addressees), "sender": list(sender)}
    return _made("envelopes", {**data, "width": width, "height": height}, made_at)


def sheet_pdf(sheet: Sheet, *, made_at: datetime) -> bytes:
    """The table on as many pages as it needs; its head is repeated on each."""
    data = {
        **_ground(sheet.title, sheet.language, sheet.author),
        "columns": sheet.columns,
        "rows": [{"cells": row} for row in sheet.rows],
        "widths": sheet.widths,
        "notes": sheet.notes,
        "below": sheet.below,
        "foot": sheet.foot,
        "wide": sheet.wide,
        "tall": sheet.tall,
    }
    return _made("sheet", data, made_at)


def _made(function: str, data: dict[str, Any], made_at: datetime) -> bytes:
    return typesetting.pdf_of(FOLDER / "sheets.typ", function, data, made_at=made_at)


def _ground(title: str, language: str, author: str = "") -> dict[str, Any]:
    return {"title": title, "lang": language, "author": author}


def _told(addressees: Iterable[Addressee]) -> list[dict[str, Any]]:
    return [{"lines": list(one.lines), "lang": one.language, "number": one.number} for one in addressees]
