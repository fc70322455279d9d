"""Tables for other programs: CSV (RFC 4180, UTF-8) and XLSX, and no cell that a spreadsheet would run.

The same rows give the same bytes, whenever they are written.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_WRITTEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_DAY = (1980, 1, 1, 0, 0, 0)  # the first day that such a file can name

# A spreadsheet takes a cell that begins so for a formula; an apostrophe in front makes it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """The rows, the header first, as the bytes of a file."""
    sheet = io.StringIO()
    csv.writer(sheet, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return sheet.getvalue().encode()


def as_file(rows: Iterable[Iterable[object]], form: str) -> bytes:
    """The rows, the header first, as the bytes of a csv (with the mark by which spreadsheets know UTF-8) or xlsx file;
    no cell of it is a formula.
    """
    return b"\xef\xbb\xbf" + as_csv(rows) if form == "csv" else as_xlsx(rows)


def as_xlsx(rows: Iterable[Iterable[object]], title: str = "Accede") -> bytes:
    """The rows as one sheet of texts, the header in bold."""
    book = Workbook(write_only=True)
    page = book.create_sheet(title)
    for number, row in enumerate(rows):
        page.append([_text(page, value, bold=number == 0) for value in row])
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _text(page: Any, value: object, *, bold: bool) -> Any:
    made = WriteOnlyCell(page, value="" if value is None else str(value))
    made.data_type = "s"  # a text, also where it begins as a formula does
    if bold:
        made.font = Font(bold=True)
    return made


def _timeless(packed: bytes) -> bytes:
    """The same file without the moment at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _WRITTEN.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            part = zipfile.ZipInfo(name, _DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, content)
    return out.getvalue()


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
