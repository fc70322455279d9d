from __future__ import annotations

import builtins
import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import tomli_w
from django.utils.translation import gettext as _

from accede.core.dates import Moment
from accede.kit.imports import Report
from accede.kit.portable.rows import Row, written


@dataclass(frozen=True)
class Taken:
    """For whom a folder is written. Without a reader: for the operator, whose backup holds everything."""

    reader: Any = None
    on: date | None = None  # the day on which the reader's rights are asked
    # Sources at risk are left out unless somebody asks for them in so many words.
    sources: bool = False


class Folder:
    """A folder of plain text. Reading reports every problem and goes on; writing is the same bytes for the
    same facts.
    """

    def __init__(self, path: Path | str, report: Report | None = None, taken: Taken | None = None) -> None:
        self.path = Path(path)
        self.report = Report() if report is None else report
        self.taken = Taken() if taken is None else taken
        self.written_names: set[str] = set()

    # Names ------------------------------------------------------------------------------------------
    def exists(self, name: str) -> bool:
        return self._place(name).is_file()

    def names(self, pattern: str = "*") -> list[str]:
        """Relative names of the files that match, sorted; hidden files and links are left out."""
        found = []
        for file in self.path.rglob("*"):
            name = file.relative_to(self.path).as_posix()
            hidden = any(step.startswith(".") for step in name.split("/"))
            if file.is_file() and not file.is_symlink() and not hidden and fnmatchcase(name, pattern):
                found.append(name)
        return sorted(found)

    def _place(self, name: str) -> Path:
        place = self.path / name
        if not place.resolve().is_relative_to(self.path.resolve()):
            raise ValueError(f"{name} is outside the folder")
        return place

    # Reading ----------------------------------------------------------------------------------------
    def bytes(self, name: str) -> builtins.bytes:
        return self._place(name).read_bytes() if self.exists(name) else b""

    def text(self, name: str, *, required: bool = False) -> str:
        """A text without its last line end; empty, with a problem if it is required, when there is none."""
        return self._decoded(name, required=required).removesuffix("\n")

    def toml(self, name: str, *, required: bool = True) -> dict[str, Any]:
        try:
            return tomllib.loads(self._decoded(name, required=required))
        except tomllib.TOMLDecodeError as problem:
            self.report.add(name, _("This is not TOML: %s.") % problem)
            return {}

    def rows(
        self,
        name: str,
        columns: Sequence[str],
        *,
        optional: Sequence[str] = (),
        key: Sequence[str] = ("key",),
        required: bool = False,
    ) -> list[Row]:
        """The rows of a CSV file. Rows with a wrong number of cells or a key seen before are reported and
        left out.

        `columns` must all stand in the header, `optional` ones may; any other is a problem. `key` names the
        columns that together are unique and not empty; those that the file does not have are ignored.
        """
        lines = self._lines(name, required=required)
        if not lines:
            return []
        header = lines[0][1]
        self._check_header(name, header, columns, optional)
        rows = []
        for number, cells in lines[1:]:
            if len(cells) != len(header):
                message = _("This row has %(cells)d cells, the header has %(columns)d.")
                self.report.add(name, message % {"cells": len(cells), "columns": len(header)}, row=number)
            else:
                cut = dict.fromkeys((*columns, *optional), "") | dict(zip(header, cells, strict=True))
                rows.append(Row(cut, file=name, number=number, report=self.report))
        return self._without_doubles(rows, [column for column in key if column in header])

    def _lines(self, name: str, *, required: bool) -> list[tuple[int, list[str]]]:
        """Every row with the number of the line on which it begins, as an editor shows it."""
        reader = csv.reader(io.StringIO(self._decoded(name, required=required), newline=""), strict=True)
        lines, begins = [], 1
        try:
            for cells in reader:
                if cells:
                    lines.append((begins, cells))
                begins = reader.line_num + 1
        except csv.Error as problem:
            self.report.add(name, _("This row cannot be read as CSV: %s.") % problem, row=begins)
        return lines

    def _decoded(self, name: str, *, required: bool) -> str:
        if not self.exists(name):
            if required:
                self.report.add(name, _("This file is missing."))
            return ""
        try:
            text = self._place(name).read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            row = self._place(name).read_bytes()[: problem.start].count(b"\n") + 1
            self.report.add(name, _("This file is not UTF-8. Save it again with this encoding."), row=row)
            return ""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _check_header(self, name: str, header: list[str], columns: Sequence[str], optional: Sequence[str]) -> None:
        for column in columns:
            if column not in header:
                self.report.add(name, _("This column is missing."), row=1, column=column)
        for column in dict.fromkeys(header):
            if column not in columns and column not in optional:
                known = ", ".join((*columns, *optional))
                self.report.add(name, _("This column is not known. Known are: %s.") % known, row=1, column=column)
            if header.count(column) > 1:
                self.report.add(name, _("This column stands twice in the header."), row=1, column=column)

    def _without_doubles(self, rows: list[Row], key: list[str]) -> list[Row]:
        if not key:
            return rows
        first: dict[tuple[str, ...], int] = {}
        kept = []
        for row in rows:
            value = tuple(row[column].strip() for column in key)
            if not all(value) and len(key) == 1:
                row.problem(key[0], _("Every row needs a key: a short name of its own, without spaces."))
            elif value in first:
                message = _("“%(value)s” stands already in row %(row)d.")
                row.problem(key[-1], message % {"value": ", ".join(value), "row": first[value]})
            else:
                first[value] = row.number
                kept.append(row)
        return kept

    # Writing ----------------------------------------------------------------------------------------
    def write_bytes(self, name: str, content: builtins.bytes) -> None:
        place = self._place(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        self.written_names.add(name)

    def write_text(self, name: str, text: str) -> None:
        """Writes a text with "\\n" line ends and one at the end; an empty text makes no file."""
        if text:
            self.write_bytes(name, (written(text).removesuffix("\n") + "\n").encode())

    def write_toml(self, name: str, data: Mapping[str, Any]) -> None:
        """Writes a mapping in its own order; what is None is left out."""
        self.write_bytes(name, tomli_w.dumps(_for_toml(data), multiline_strings=True).encode())

    def write_rows(
        self,
        name: str,
        columns: Sequence[str],
        rows: Iterable[Mapping[str, object]],
        *,
        sort_by: Sequence[str] | None = None,
    ) -> None:
        """Writes rows sorted by `sort_by` (else by "key", else by all columns); no rows make no file."""
        cells = [{column: written(row.get(column)) for column in columns} for row in rows]
        order = sort_by or (("key",) if "key" in columns else columns)
        # All columns stand behind the order asked for, so that equal ones never come in chance order.
        cells.sort(key=lambda row: ([row[column] for column in order], [row[column] for column in columns]))
        if not cells:
            return
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([row[column] for column in columns] for row in cells)
        self.write_bytes(name, out.getvalue().encode())


def _for_toml(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _for_toml(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_for_toml(inner) for inner in value]
    if isinstance(value, str):
        return written(value)
    if isinstance(value, Moment):
        return str(value)
    return value
