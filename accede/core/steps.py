"""One step of an explanation, as a plain value.

Sentences are made elsewhere, in the reader's language, from the code and the values: core knows why a
date is what it is, but speaks no language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Step:
    """`code` names the sentence, `day` is the day it speaks of, `values` fill its gaps.

    Values are plain: str, int, bool, date, None, and tuples of these. Codes and their values are listed in
    `accede.core.entry` (treaty and State), `accede.core.leaving` and `accede.core.dates` (delay, rounding).
    """

    code: str
    day: date | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
