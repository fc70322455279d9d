"""Long work of the meetings: agendas as Word files and PDFs."""

from __future__ import annotations

from accede.kit import made
from accede.meetings import queries

made.kind("meetings.agenda", make=queries.agenda_file, version=queries.agenda_version)
