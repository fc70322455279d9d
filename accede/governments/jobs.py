"""Long work of the State files: briefs as files."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from accede.governments.queries import brief_files
from accede.kit import made

BRIEF = "governments.brief"


def _version(**args: Any) -> str:
    return brief_files.brief_version(now=timezone.now(), **args)


made.kind(BRIEF, make=brief_files.brief_bytes, version=_version)
