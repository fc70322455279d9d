"""What texts of letters offer: the fields that mailings fill themselves, words for their acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.kit.offers import FieldKind, offer
from accede.mailings.queries import own_fields


@offer("field_kinds")
def field_kinds(*, subject: str, on: date, reader: Any) -> list[FieldKind]:
    """Who is addressed, what the run says."""
    return own_fields.field_kinds()
