"""Files for everybody that take longer to make than a page may."""

from __future__ import annotations

from typing import Any

from accede.kit import made
from accede.public.queries import papers
from accede.record import queries as record

STATUS, STATE = "public.status_paper", "public.state_paper"


def _version(**_args: Any) -> str:
    """Each paper tells of the record, and of nothing else that changes."""
    return record.version()


made.kind(STATUS, make=papers.status_file, version=_version)
made.kind(STATE, make=papers.state_file, version=_version)
