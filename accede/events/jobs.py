"""Long work of the events: badges and place cards as PDFs."""

from __future__ import annotations

from accede.events.queries.badges import MADE
from accede.events.queries.card_files import card_bytes, card_version
from accede.kit import made

made.kind(MADE, make=card_bytes, version=card_version)
