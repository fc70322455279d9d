"""What the rooms are called."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.coalition.queries import campaigns_for
from accede.kit import offers


def room_words(*, on: date, reader: Any) -> dict[str, str]:
    """{room: its name in the menu}, of the rooms that the reader may enter in some campaign."""
    first = next((row.slug for row in campaigns_for(reader, on=on)), None)
    return {entry.room: entry.label for entry in offers.ask("nav", subject=first, on=on, reader=reader)}
