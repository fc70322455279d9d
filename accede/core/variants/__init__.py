"""Which letter a reader gets, by rule: conditions as data, proof that each gets exactly one, what is left open."""

from accede.core.variants.conditions import (
    ANY,
    NOT,
    Condition,
    Dimension,
    Facts,
    Fault,
    Term,
    as_data,
    condition,
    faults,
)
from accede.core.variants.cover import Cover, Matrix, cover, letters_for, matrix
from accede.core.variants.regions import Meeting, Open, left_open, means_nobody, meetings

__all__ = [
    "ANY",
    "NOT",
    "Condition",
    "Cover",
    "Dimension",
    "Facts",
    "Fault",
    "Matrix",
    "Meeting",
    "Open",
    "Term",
    "as_data",
    "condition",
    "cover",
    "faults",
    "left_open",
    "letters_for",
    "matrix",
    "means_nobody",
    "meetings",
]
