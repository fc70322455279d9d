"""A participant table as rows of plain cells → participants and acts. Shared by the XML and the CSV form."""

from __future__ import annotations

from dataclasses import dataclass, field

from accede.kit.imports import Report, Severity
from accede.record.readers.cells import Place, read_cell
from accede.record.readers.columns import Heading, read_headings
from accede.record.readers.slashes import warning_of
from accede.record.readers.text import Refusal, name_and_footnotes, one_line
from accede.record.readers.values import DepositaryAct, DepositaryFile, Participant, Role

# Ten times what the longest participant table has: past these a file is no such table, and would take long.
MOST_ROWS = 2000
MOST_COLUMNS = 60
MOST_LETTERS = 2000  # in one cell


@dataclass(frozen=True)
class RawTable:
    """Header texts and rows of cell texts, mark-up of footnotes still inside."""

    header: list[str]
    rows: list[list[str]]


@dataclass
class _Reading:
    filename: str
    report: Report
    participants: list[Participant] = field(default_factory=list)
    acts: list[DepositaryAct] = field(default_factory=list)
    seen: dict[str, tuple[int, list[str]]] = field(default_factory=dict)

    def warn(self, message: str, *, row: int | None = None, column: str = "", severity: Severity = "warning") -> None:
        self.report.add(self.filename, message, row=row, column=column, severity=severity)


def read_tables(tables: list[RawTable], file: DepositaryFile) -> None:
    """Fill a file's columns, participants and acts from its tables; rows are numbered through all of them."""
    _refuse_monsters(tables)
    reading = _Reading(file.filename, file.report)
    columns: list[Heading] = []
    if len(tables) > 1:
        reading.warn(f"The file holds {len(tables)} participant tables; all were read as one.")
    number = 0
    for table in tables:
        # A State may stand in each of several tables with the same date; twice in one table it may not.
        reading.seen.clear()
        headings = _headings(table, reading)
        columns += [h for h in headings if h.column not in [c.column for c in columns]]
        for cells in table.rows:
            number += 1
            _read_row(number, cells, headings, reading)
    file.columns = tuple(heading.column for heading in columns)
    file.participants = tuple(reading.participants)
    file.acts = tuple(reading.acts)
    say_of_slashes(file)
    _compare_with_header(file)


def _refuse_monsters(tables: list[RawTable]) -> None:
    rows = [row for table in tables for row in (table.header, *table.rows)]
    if len(rows) - len(tables) > MOST_ROWS:
        raise Refusal(f"The participant table has {len(rows) - len(tables)} rows; there are not that many States.")
    if (widest := max(len(row) for row in rows)) > MOST_COLUMNS:
        raise Refusal(f"A row of the participant table has {widest} cells; no such table is that wide.")
    if any(len(cell) > MOST_LETTERS for row in rows for cell in row):
        raise Refusal(f"A cell of the participant table is longer than {MOST_LETTERS} letters; it holds no date.")


def _headings(table: RawTable, reading: _Reading) -> list[Heading]:
    widest = max([len(table.header), *(len(row) for row in table.rows)])
    texts = table.header + [""] * (widest - len(table.header))
    headings = read_headings(texts)
    for heading in headings:
        if heading.column.role is not Role.PARTICIPANT and not heading.understood:
            reading.warn(
                f"What column {heading.column.number} means is not known; its dates count nobody as a party.",
                column=heading.column.text,
            )
        elif len(heading.unmarked) > 1:
            reading.warn(
                "The header names a signature and a consent without telling them apart; the first was taken.",
                column=heading.column.text,
            )
    return headings


def _read_row(number: int, cells: list[str], headings: list[Heading], reading: _Reading) -> None:
    owner = next(i for i, h in enumerate(headings) if h.column.role is Role.PARTICIPANT)
    name, numbers = name_and_footnotes(cells[owner] if owner < len(cells) else "")
    if name:
        reading.participants.append(Participant(number, name, numbers))
        _look_for_twins(number, name, cells, reading)
    elif any(one_line(cell) for cell in cells):
        name = reading.participants[-1].name if reading.participants else ""
        reading.warn(f"The row has no name; its dates were given to the row above, “{name}”.", row=number)
    for index, cell in enumerate(cells):
        if index != owner:
            place = Place(reading.filename, number, name, headings[index])
            reading.acts += read_cell(cell, place, reading.report)


def _look_for_twins(number: int, name: str, cells: list[str], reading: _Reading) -> None:
    """The same row twice is an error; the same name with other dates may be meant, and is a warning."""
    plain = [one_line(cell) for cell in cells]
    if name not in reading.seen:
        reading.seen[name] = (number, plain)
        return
    first, before = reading.seen[name]
    if before == plain and any(plain[1:]):
        reading.warn(f"The row of “{name}” stands twice, first as row {first}.", row=number, severity="error")
    else:
        reading.warn(f"“{name}” stands twice, first in row {first}, with other dates.", row=number)


def say_of_slashes(file: DepositaryFile) -> None:
    """A warning where dates could be read in two ways."""
    if said := warning_of(act.raw.strip("[] aAdscnPpC") for act in file.acts):
        file.report.add(file.filename, said, severity="warning")


def _compare_with_header(file: DepositaryFile) -> None:
    pairs = (
        ("parties", file.header.parties, file.parties),
        ("signatories", file.header.signatories, file.signatories),
    )
    for word, header, rows in pairs:
        if header is not None and header != rows:
            file.report.add(
                file.filename, f"The header says {header} {word} but the rows say {rows}.", severity="warning"
            )
