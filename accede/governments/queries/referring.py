"""States as things that rows of other rooms are about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from accede.kit.offers import Referenced
from accede.record.queries import names


def referenced_states(slug: str, codes: Iterable[str], *, on: date) -> list[Referenced]:
    """Their files in a campaign, of those that are on record. One query for the record's version."""
    called = names(on=on)
    return [
        Referenced("record.state", code, called[code], reverse("governments:file", args=[slug, code]))
        for code in codes
        if code in called
    ]
