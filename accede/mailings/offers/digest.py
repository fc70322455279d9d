"""The digest of the record, offered to letters as fields."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.kit.offers import FieldKind, Filled, RunTo, offer
from accede.mailings.queries import digest


@offer("field_kinds")
def field_kinds(*, subject: str, on: date, reader: Any) -> list[FieldKind]:
    """What a digest may say."""
    return digest.field_kinds()


@offer("run_fields")
def run_fields(*, subject: RunTo, on: date, reader: Any) -> list[Filled]:
    """What it says in each letter; for everybody, whoever prepares it."""
    return digest.fields(subject)
