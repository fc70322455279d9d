"""The text of a table, as a file or as copied from a page → header, rows, and what stands around them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass

from accede.record.readers.text import Refusal, one_line

_DELIMITERS = ("\t", ",", ";", "|")
# A title, a source, the headings of a page may stand above the table; a header further down is none.
_LINES_ABOVE = 40
# What is said of the file in it and is no row: "SOURCE https://…", "[excerpt ends]".
_REMARK = re.compile(r"^(source\b|quelle\b|\[.*\]$|#)", re.I)
_EXCERPT = re.compile(r"\b(excerpt|extrait|extract)\b", re.I)


@dataclass(frozen=True)
class Laid:
    """A table with its header known. `rows` carry the number of their line in the text; 1 is the first."""

    header: list[str]
    rows: list[tuple[int, list[str]]]
    above: tuple[str, ...]  # lines before the header
    remarks: tuple[str, ...]  # lines anywhere that speak of the file

    @property
    def is_excerpt(self) -> bool:
        """Whether the text itself says that it is a part only."""
        return any(_EXCERPT.search(remark) for remark in self.remarks if remark.startswith("["))


def lay_out(text: str, known: Callable[[list[str]], bool]) -> Laid | None:
    """The table under the first line that `known` takes for a header, whatever sign parts its cells; None without one.

    Raises Refusal when quotation marks never close.
    """
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines[:_LINES_ABOVE]):
        for delimiter in sorted(_DELIMITERS, key=line.count, reverse=True):
            if delimiter in line and known(cells_of(line, delimiter)):
                return _laid(lines, number, delimiter)
    return None


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one line, each on one line and without spaces around."""
    return [one_line(cell) for cell in next(csv.reader([line], delimiter=delimiter), [])]


def _laid(lines: list[str], at: int, delimiter: str) -> Laid:
    above = [one_line(line) for line in lines[:at] if line.strip()]
    reader = csv.reader(io.StringIO("\n".join(lines[at:])), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    remarks = [line for line in above if _REMARK.match(line)]
    before = 0
    try:
        for cells in reader:
            line, before = at + before + 1, reader.line_num
            said = one_line(" ".join(cells))
            if len([cell for cell in cells if cell.strip()]) == 1 and _REMARK.match(said):
                remarks.append(said)
            elif said:
                rows.append((line, cells))
    except csv.Error as error:
        raise Refusal(f"The CSV is broken: {error}.") from None
    return Laid([one_line(cell) for cell in rows[0][1]], rows[1:], tuple(above), tuple(remarks))
