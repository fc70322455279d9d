"""Rows of table entries → rows of texts in their columns: named columns, spans, entries of several rows."""

from __future__ import annotations

from lxml import etree

_WIDEST = 50  # a column beyond is a slip of the pen


def grid(rows: list[etree._Element]) -> list[list[str]]:
    """The text of every cell in its column. What an entry covers beside and below it stays empty."""
    below: dict[int, int] = {}  # column → rows that an entry above still covers
    return [_row(row.findall("Entry"), below) for row in rows]


def joined(rows: list[list[str]]) -> list[str]:
    """The rows of a header as one: what stands above a column and in it, one after the other."""
    widest = max((len(row) for row in rows), default=0)
    columns = [[row[index] for row in rows if index < len(row)] for index in range(widest)]
    return [" ".join(filter(None, (text.strip() for text in column))) for column in columns]


def inner(element: etree._Element | None) -> str:
    """An element's text, its real inline tags written out as the escaped ones are."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            parts += [f"<{child.tag}>", inner(child), f"</{child.tag}>"]
        parts.append(child.tail or "")
    return "".join(parts)


def _row(entries: list[etree._Element], below: dict[int, int]) -> list[str]:
    cells: list[str] = []
    covered = {column for column, rows in below.items() if rows > 0}
    for column in covered:
        below[column] -= 1
    for entry in entries:
        start = _number(entry, "namest") or _number(entry, "colname")
        while len(cells) in covered or len(cells) < start - 1:
            cells.append("")
        if rows := _number(entry, "morerows"):
            below[len(cells)] = rows
        cells.append(inner(entry))
        cells += [""] * (_number(entry, "nameend") - len(cells))
    return cells


def _number(entry: etree._Element, name: str) -> int:
    """The number in an attribute ("3", "c3", "col3"); 0 when there is none."""
    digits = entry.get(name, "").lower().removeprefix("col").removeprefix("c")
    return int(digits) if digits.isdecimal() and len(digits) <= 2 and int(digits) <= _WIDEST else 0
