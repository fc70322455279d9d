"""Long and regular work of offices: the files of a handover, and warnings before terms end."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.conf import settings
from django.utils import timezone

from accede.coalition.actions import warnings
from accede.coalition.queries import handovers
from accede.kit import documents, jobs, made


def _file(*, handover: int, form: str) -> bytes:
    row = handovers.handover_by_pk(handover)
    if row.released_at is None:
        raise jobs.GiveUp("The pack is not released.")
    said = documents.from_data(row.document)
    return documents.written(said, form, made_at=row.released_at.replace(microsecond=0), site=settings.SITE_URL)


def _version(*, handover: int, form: str) -> str:
    return handovers.handover_by_pk(handover).sha256


made.kind("coalition.handover", make=_file, version=_version)


@jobs.job("coalition.warn_of_terms")
def warn_of_terms(progress: Any) -> dict[str, Any]:
    """Writes the warnings that are due: each once to each person, however often this runs."""
    return {"letters": warnings.warn_everywhere(at=timezone.now())}


jobs.schedule("coalition.warn_of_terms", daily_at=time(6, 30))
