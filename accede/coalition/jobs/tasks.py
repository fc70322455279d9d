"""Reminders of tasks, every morning."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.utils import timezone

from accede.coalition import actions
from accede.kit import jobs


@jobs.job("coalition.remind_of_tasks")
def remind_of_tasks(progress: Any) -> dict[str, Any]:
    """Queues the letters that are due on the day for which this was asked; asked again, it queues none twice."""
    return {"letters": actions.remind_of_tasks(on=timezone.localtime(progress.job.created_at).date())}


jobs.schedule("coalition.remind_of_tasks", daily_at=time(6, 30))
