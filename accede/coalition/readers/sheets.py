"""Spreadsheets that people bring: xlsx, ods and csv as rows of cells, or a refusal that says what to do.

What a file is, its bytes say and not its name. Formulas are read by their last value, merged cells by their first;
both are told. Macros are refused unread.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from python_calamine import CalamineError, CalamineWorkbook

from accede.kit.packed import BROKEN

LARGEST = 20 * 1024 * 1024  # bytes
UNPACKED = 300 * 1024 * 1024  # bytes of everything in a packed file: fifty thousand rows have a tenth of it
MOST_ROWS = 60_000
Cell = str | date

_ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "Err:")
_FORMULA = re.compile(rb"<c [^>]*>\s*<f[ />]|table:formula=")
_DELIMITERS = ",;\t|"
_STARTS = (
    (b"MZ", gettext_lazy("This is a program, whatever its name says. Nothing was read.")),
    (b"\x7fELF", gettext_lazy("This is a program, whatever its name says. Nothing was read.")),
    (b"%PDF", gettext_lazy("This is a PDF. Save the table as .xlsx, .ods or .csv.")),
    (b"\xd0\xcf\x11\xe0", gettext_lazy("This is an old Excel file (.xls), which can hide programs. Save it as .xlsx.")),
)


class NoSheet(ValueError):
    """The bytes are no spreadsheet that is taken; the message says why and what to do."""


@dataclass
class Sheet:
    """The rows of a sheet that are not empty, each with its number as the program shows it, and what to know of it."""

    name: str
    rows: list[tuple[int, list[Cell]]]
    notes: list[str] = field(default_factory=list)


def sheets_of(content: bytes) -> list[Sheet]:
    """Every sheet that holds anything. Raises NoSheet."""
    if not content.strip():
        raise NoSheet(_("The file is empty."))
    if len(content) > LARGEST:
        raise NoSheet(_("The file has more than %d MB. Divide it.") % (LARGEST // 1024**2))
    for start, words in _STARTS:
        if content.startswith(start):
            raise NoSheet(str(words))
    found = _packed(content) if content.startswith(b"PK") else _csv(content)
    if sum(len(sheet.rows) for sheet in found) > MOST_ROWS:
        raise NoSheet(_("The file has more than %d rows. Divide it.") % MOST_ROWS)
    if not found:
        raise NoSheet(_("There is nothing in any sheet of this file."))
    return found


# ------------------------------------------------------------------------------------------------- xlsx and ods
def _packed(content: bytes) -> list[Sheet]:
    formulas = _look_inside(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = [_sheet(book, name) for name in book.sheet_names]
    except (CalamineError, ValueError, OSError) as problem:
        raise NoSheet(_("The spreadsheet is broken (%s). Save it again.") % str(problem)[:100]) from None
    kept = [sheet for sheet in found if sheet.rows]
    if formulas and kept:
        words = ngettext("%d formula: its last value is read.", "%d formulas: their last values are read.", formulas)
        kept[0].notes.append(words % formulas)
    return kept


def _look_inside(content: bytes) -> int:
    """How many formulas stand in it; raises NoSheet for what is no spreadsheet, unpacks too large, or has macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
            if sum(each.file_size for each in packed.infolist()) > UNPACKED:
                raise NoSheet(_("The file unpacks to more than %d MB. Nothing was read.") % (UNPACKED // 1024**2))
            if any("vbaproject" in name.lower() or name.lower().startswith(("basic/", "scripts/")) for name in names):
                raise NoSheet(_("The file has macros. Save it as .xlsx or .ods without them."))
            if "xl/workbook.xml" not in names and "content.xml" not in names:
                raise NoSheet(_("This is a packed file, but no spreadsheet. Choose an .xlsx, .ods or .csv file."))
            parts = [name for name in names if name == "content.xml" or name.startswith("xl/worksheets/sheet")]
            return sum(len(_FORMULA.findall(packed.read(name))) for name in parts)
    except BROKEN:
        raise NoSheet(_("The file is broken or locked by a password. Save it again without one.")) from None


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    read = book.get_sheet_by_name(name)
    table: list[list[Any]] = read.to_python(skip_empty_area=False)
    notes = []
    merged = getattr(read, "merged_cell_ranges", None) or []
    for (top, left), (bottom, right) in merged:
        for row in range(top, min(bottom + 1, len(table))):
            for column in range(left, min(right + 1, len(table[row]))):
                table[row][column] = table[top][left]
    if merged:
        words = ngettext("%d merged cell: its value is read in each row.", "%d merged cells: their values are read in "
                         "each row.", len(merged))  # fmt: skip
        notes.append(words % len(merged))
    rows = [(number, [_cell(value) for value in row]) for number, row in enumerate(table, start=1)]
    return Sheet(name, [row for row in rows if any(row[1])], notes)


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if value is None or isinstance(value, time | timedelta):
        return "" if value is None else str(value)
    return " ".join(str(value).split())


def is_error(cell: Cell) -> bool:
    """Whether a formula gave no value."""
    return isinstance(cell, str) and cell.startswith(_ERRORS)


# ----------------------------------------------------------------------------------------------------------- csv
def _csv(content: bytes) -> list[Sheet]:
    text, notes = _decoded(content)
    try:
        dialect = csv.Sniffer().sniff(text[:20_000], _DELIMITERS).delimiter
    except csv.Error:
        dialect = max(_DELIMITERS, key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect)
    rows: list[tuple[int, list[Cell]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((begins, [" ".join(cell.split()) for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error as problem:
        raise NoSheet(_("Row %(row)d cannot be read: %(why)s.") % {"row": begins, "why": problem}) from None
    return [Sheet("", rows, notes)] if rows else []


def _decoded(content: bytes) -> tuple[str, list[str]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), []
        except UnicodeDecodeError:
            raise NoSheet(_("The text is broken. Save it as UTF-8.")) from None
    if b"\x00" in content:
        raise NoSheet(_("This is no table. Choose an .xlsx, .ods or .csv file."))
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise NoSheet(_("The encoding of the text is not known. Save it as UTF-8.")) from None
    return text, [_("The text is not UTF-8; it was read as Windows-1252. Look at the accents before you approve.")]
