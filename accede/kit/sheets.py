"""Tables as CSV for other programs: RFC 4180, UTF-8, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# A spreadsheet takes a cell that begins so for a formula; an apostrophe in front makes it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """The rows, the header first, as the bytes of a file."""
    sheet = io.StringIO()
    csv.writer(sheet, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return sheet.getvalue().encode()


def cell(value: object) -> str:
    """One cell: days as 2004-01-30, true and false, nothing for None; text that begins as a formula does is kept
    from being one.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
