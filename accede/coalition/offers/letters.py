"""What the alliance offers to letters."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.coalition.queries import campaign as campaign_of
from accede.coalition.queries import letter_fields
from accede.kit.offers import FieldKind, Filled, RunTo, offer


@offer("field_kinds")
def field_kinds(*, subject: str, on: date, reader: Any) -> list[FieldKind]:
    """The alliance, the campaign, who holds each office."""
    return letter_fields.field_kinds(campaign_of(subject), on=on)


@offer("run_fields")
def run_fields(*, subject: RunTo, on: date, reader: Any) -> list[Filled]:
    """What the alliance says of itself is the same in every letter."""
    return letter_fields.run_fields(campaign_of(subject.campaign), subject, on=on)
