"""What the page of periods shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.kit.localdates import language_code
from accede.record import queries as record

_COMMA = {"fr": ",", "es": ",", "ru": ","}


def decimal(number: float) -> str:
    """One place after the point, as the language writes it."""
    return f"{number:.1f}".replace(".", _COMMA.get(language_code(), "."))


def periods(treaty: Any, spans: Sequence[tuple[date, date]], *, as_of: date, language: str) -> dict[str, Any]:
    """Each period with its three figures: number, number a year, definition, States by name."""
    compared = record.period_comparison(treaty, periods=spans, as_of=as_of)
    called = record.names(on=as_of, language=language)
    counted = (("bound", _("Became bound")), ("still_signed_only", _("Signed, and had still only signed")),
               ("signatures_made", _("Signatures made")))  # fmt: skip
    lines = []
    for name, words in counted:
        figures = [getattr(one, name) for one in compared]
        cells = [
            (figure.number, decimal(one.per_year(figure)), sorted((called.get(c, c), c) for c in figure.rows))
            for one, figure in zip(compared, figures, strict=True)
        ]
        lines.append({"words": words, "what": record.definition(figures[0]), "cells": cells})
    unplaced = [(called.get(act.state, act.state), act.deposited) for one in compared for act in one.unplaced]
    return {
        "title": record.title_of(treaty, language=language),
        "spans": list(spans),
        "lines": lines,
        "most": max((cell[0] for line in lines for cell in line["cells"]), default=0) or 1,
        "unplaced": list(dict.fromkeys(unplaced)),
    }
