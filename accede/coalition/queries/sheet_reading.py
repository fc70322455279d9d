"""The rows of a spreadsheet as facts: every problem at once, each with its sheet, row and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.readers.columns import BadDay, Header, Order, Unclear, header_of, moment_of
from accede.coalition.readers.kinds import SheetKind
from accede.coalition.readers.sheets import Cell, Sheet, is_error
from accede.core.names import folded
from accede.kit.imports import Report
from accede.record.models import StateName

MOST_TOLD = 1000  # errors of one file


@dataclass(frozen=True)
class SheetRow:
    """One row of the file: where it stands, and its facts by field as JSON can write them."""

    sheet: str
    row: int
    data: dict[str, Any]
    words: Mapping[str, str] = field(default_factory=dict)  # {field: what its column is called in the file}

    def called(self, name: str) -> str:
        """What the column of a field is called in the file."""
        return self.words.get(name, name)


@dataclass
class Reading:
    """What came of a file. `unclear`: days that may be two, as (sheet, row, text)."""

    rows: list[SheetRow] = field(default_factory=list)
    headers: list[dict[str, Any]] = field(default_factory=list)
    unclear: list[dict[str, Any]] = field(default_factory=list)
    report: Report = field(default_factory=Report)


def read_sheets(
    sheets: list[Sheet],
    *,
    kind: SheetKind,
    order: Order,
    said: Mapping[str, Mapping[str, str]],
    known: Mapping[str, Any],
) -> Reading:
    """The facts of every sheet that has the columns its kind needs. `said`: what a person said of columns, by sheet and
    number. `known` is what the kind looks values up in. Nothing is written.
    """
    reading = Reading()
    wanted = _quoted(kind)
    for sheet in sheets:
        header = header_of(sheet.rows, kind.key)
        for note in sheet.notes:
            reading.report.add(sheet.name, note, severity="warning")
        if header is None:
            words = _(
                "No row of this sheet has a column called %(names)s in a language we read. The sheet is left out."
            )
            reading.report.add(sheet.name, words % {"names": wanted}, severity="warning")
            continue
        fields = _fields(header, said.get(sheet.name, {}))
        told = {"sheet": sheet.name, "row": header.row, "words": list(header.words), "fields": fields}
        reading.headers.append(told)
        for row in _rows(sheet, header, fields):
            facts = _Facts(row, sheet.name, reading, order, known, kind)
            reading.rows.append(SheetRow(sheet.name, row.number, facts.read(), row.words))
    if not reading.headers:
        words = _("No sheet has a column called %(names)s. Take the empty template and fill it in.")
        reading.report.add("", words % {"names": wanted})
    return reading


def _quoted(kind: SheetKind) -> str:
    """The headers without which nothing is read: “state”, “name”."""
    return ", ".join(f"“{kind.by_name[name].words[0]}”" for name in kind.needs)


def tell(report: Report, sheet: str, message: str, *, row: int, column: str) -> None:
    """Keeps an error of a row, while they are few enough to be read; of a column of junk the first thousand say all."""
    if len(report.problems) < MOST_TOLD:
        report.add(sheet, message, row=row, column=column)
    elif len(report.problems) == MOST_TOLD:
        report.add(sheet, _("There are more errors than are told here. Correct these first."), row=row)


def countries_by_name() -> dict[str, str]:
    """{folded name in any language, or code: code} of the States on record. One query."""
    found: dict[str, str] = {}
    for name, code in StateName.objects.values_list("name", "state__code"):
        found[folded(name)] = found[folded(code)] = code
    return found


def _fields(header: Header, said: Mapping[str, str]) -> list[str]:
    return [said.get(str(number), found) for number, found in enumerate(header.fields)]


@dataclass(frozen=True)
class _Row:
    number: int
    cells: dict[str, Cell]
    words: dict[str, str]  # {field: the header's own words}


def _rows(sheet: Sheet, header: Header, fields: list[str]) -> Iterator[_Row]:
    words = {name: header.words[number] for number, name in enumerate(fields) if name}
    for number, cells in sheet.rows:
        if number > header.row:
            named = {name: cells[place] for place, name in enumerate(fields) if name and place < len(cells)}
            if any(named.values()):
                yield _Row(number, named, words)


@dataclass
class _Facts:
    """Reads one row; what cannot be is reported with the words of its column's header."""

    row: _Row
    sheet: str
    reading: Reading
    order: Order
    known: Mapping[str, Any]
    kind: SheetKind
    doubted: set[str] = field(default_factory=set)  # columns of which something is told or asked already

    def read(self) -> dict[str, Any]:
        facts = {name: self._value(name, cell) for name, cell in self.row.cells.items()}
        doubted = set(self.doubted)  # what is wrong with a cell alone says enough of it
        self.kind.check(facts, lambda name, message: None if name in doubted else self.problem(name, message))
        return {name: value for name, value in facts.items() if value}

    def problem(self, name: str, message: str) -> None:
        self.doubted.add(name)
        tell(self.reading.report, self.sheet, message, row=self.row.number, column=self.row.words.get(name, name))

    def _value(self, name: str, cell: Cell) -> Any:
        column = self.kind.column(name)
        if is_error(cell):
            self.problem(name, _("The formula gives no value (%s). Correct it in the sheet.") % cell)
            return ""
        if column is None:
            return str(cell)
        if column.day:
            return self._day(name, cell)
        text = str(cell)
        if text and column.read:
            return column.read(text, _InCell(self, name))
        if len(text) > column.most:
            words = _("Too long: %(long)d characters, at most %(most)d.")
            self.problem(name, words % {"long": len(text), "most": column.most})
        return text[: column.most]

    def _day(self, name: str, cell: Cell) -> str:
        try:
            return str(moment_of(cell, self.order))
        except Unclear:
            self.doubted.add(name)
            self.reading.unclear.append({"sheet": self.sheet, "row": self.row.number, "text": str(cell)})
        except BadDay:
            words = _("“%s” is no day we can read. Write 2003-07-01, 2003-07, 2003, <2003-07-01 or >2003-07-01.")
            self.problem(name, words % cell)
        return ""


@dataclass(frozen=True)
class _InCell:
    """One cell, for the function that reads its column."""

    facts: _Facts
    name: str

    @property
    def known(self) -> Mapping[str, Any]:
        return self.facts.known

    def problem(self, message: str) -> None:
        self.facts.problem(self.name, message)
