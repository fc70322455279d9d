"""How wide the columns of a table are."""

from __future__ import annotations

from math import sqrt

from accede.kit.documents import model

LONG_CELL = 22  # letters; from here on a column shares what room the others leave
LETTER, EDGES, WIDEST = 1.75, 7, 42  # millimetres: a letter of a table, both edges of a cell, a short column


def widths(table: model.Table) -> list[float]:
    """The share of each column in what room is left; 0 for a column as wide as its words."""
    longest = [max(len(row[number]) for row in (table.columns, *table.rows)) for number in range(len(table.columns))]
    shares = [
        0.0 if number in table.numeric or length < LONG_CELL else round(sqrt(length), 2)
        for number, length in enumerate(longest)
    ]
    if not any(shares):
        words = [number for number in range(len(shares)) if number not in table.numeric]
        shares[words[0] if words else 0] = 1.0
    return shares


def in_millimetres(table: model.Table, whole: float) -> list[float]:
    """The same for programs that do not measure words: short columns as wide as theirs, the others share the
    rest of the `whole`.
    """
    shares = widths(table)
    longest = [max(len(row[number]) for row in (table.columns, *table.rows)) for number in range(len(shares))]
    both = list(zip(shares, longest, strict=True))
    short = [0.0 if share else min(LETTER * length + EDGES, WIDEST) for share, length in both]
    left = max(whole - sum(short), whole / 3)
    wanted = [width or left * share / sum(shares) for width, share in zip(short, shares, strict=True)]
    return [width * whole / sum(wanted) for width in wanted]
