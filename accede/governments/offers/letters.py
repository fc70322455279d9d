"""What State files and the directory of missions offer to letters."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.coalition.queries import campaign as campaign_of
from accede.governments.queries import letter_fields
from accede.kit.offers import FieldKind, Filled, RunTo, offer


@offer("field_kinds")
def field_kinds(*, subject: str, on: date, reader: Any) -> list[FieldKind]:
    """What a letter may say of its mission and from its State's file."""
    return letter_fields.field_kinds(campaign_of(subject), on=on)


@offer("run_fields")
def run_fields(*, subject: RunTo, on: date, reader: Any) -> list[Filled]:
    """Cut to what the reader given may see: the alliance, for a run is the same whoever prepares it."""
    return letter_fields.run_fields(campaign_of(subject.campaign), subject, reader=reader, on=on)
