"""Long and regular work of the State files: briefs as files, letters that recall promises."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.utils import timezone

from accede.governments.actions import recalling
from accede.governments.queries import brief_files
from accede.kit import jobs, made

BRIEF = "governments.brief"


def _version(**args: Any) -> str:
    return brief_files.brief_version(now=timezone.now(), **args)


made.kind(BRIEF, make=brief_files.brief_bytes, version=_version)


@jobs.job("governments.recall_promises")
def recall_promises(progress: Any) -> dict[str, Any]:
    """Queues the letters that are due on the day for which this was asked; asked again, it queues none twice."""
    return {"letters": recalling.recall_promises(on=timezone.localtime(progress.job.created_at).date())}


jobs.schedule("governments.recall_promises", daily_at=time(6, 30))
