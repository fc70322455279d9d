"""Long work of the events: badges and place cards as PDFs, guest lists as files of kinds that take long."""

from __future__ import annotations

from accede.events.queries import badges, guest_files
from accede.events.queries.card_files import card_bytes, card_version, list_bytes, list_version
from accede.kit import made

made.kind(badges.MADE, make=card_bytes, version=card_version)
made.kind(guest_files.MADE, make=list_bytes, version=list_version)
