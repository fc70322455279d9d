"""Long work of the meetings: agendas and minutes as Word files and PDFs."""

from __future__ import annotations

from accede.kit import made
from accede.meetings import queries
from accede.meetings.queries import minutes_files

made.kind("meetings.agenda", make=queries.agenda_file, version=queries.agenda_version)
made.kind("meetings.minutes", make=minutes_files.minutes_file, version=minutes_files.minutes_version)
