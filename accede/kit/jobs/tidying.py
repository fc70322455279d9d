"""Jobs that are done need not be kept for ever."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from django.db.models import Q

from accede.kit.jobs.progress import Progress
from accede.kit.jobs.registry import job
from accede.kit.jobs.schedules import schedule
from accede.kit.models import Job, JobState

KEPT = timedelta(days=30)


@job("kit.tidy")
def tidy(progress: Progress) -> dict[str, Any]:
    """Removes jobs done a month ago. A room's job with a key stays: asking for it again must find it."""
    old = Job.objects.filter(state=JobState.DONE, finished_at__lt=progress.job.created_at - KEPT)
    removed, _by_model = old.filter(Q(key__isnull=True) | Q(name__startswith="kit.")).delete()
    return {"removed": removed}


schedule("kit.tidy", daily_at=time(3, 30))
