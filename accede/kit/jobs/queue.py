from __future__ import annotations

import os
import socket
import threading
import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accede.kit.jobs import settings
from accede.kit.jobs.registry import housekeeping, registered
from accede.kit.jobs.wake import wake
from accede.kit.log import username
from accede.kit.models import Job, JobState

TIRED = "The worker stopped {attempts} times while this was running, so it is not tried again."


def enqueue(name: str, *, key: str | None = None, by: Any = None, run_at: datetime | None = None, **args: Any) -> Job:
    """Asks for a job in the current transaction; with a key that was used before, returns the job asked for
    then.
    """
    now = timezone.now()
    wanted = {
        "name": name,
        "args": args,
        "by": username(by),
        "run_at": run_at or now,
        "created_at": now,
        "max_attempts": registered(name).max_attempts,
    }
    if key is None:
        asked = Job.objects.create(**wanted)
    else:
        asked, _created = Job.objects.get_or_create(key=key, defaults=wanted)
    transaction.on_commit(wake)
    return asked


def is_waiting(key: str) -> bool:
    """Whether the job asked for with the key is still to be done."""
    return Job.objects.filter(key=key, state__in=[JobState.QUEUED, JobState.RUNNING]).exists()


def worker_name() -> str:
    """Unique for each claim, so that a worker that lost its lease cannot mistake a new claim for its own."""
    return f"{socket.gethostname()[:30]}.{os.getpid()}.{threading.get_ident() % 10**6}.{uuid.uuid4().hex[:8]}"


def claim(now: datetime | None = None) -> Job | None:
    """Takes the job that waits longest; None when nothing is due. The conditional UPDATE decides between
    workers.
    """
    now = now or timezone.now()
    due = Job.objects.filter(state=JobState.QUEUED, run_at__lte=now).order_by("run_at", "pk")
    for pk in list(due.values_list("pk", flat=True)[:20]):
        owner = worker_name()
        taken = Job.objects.filter(pk=pk, state=JobState.QUEUED, run_at__lte=now).update(
            state=JobState.RUNNING,
            owner=owner,
            lease_until=now + settings.lease(),
            attempts=F("attempts") + 1,
            started_at=now,
        )
        if taken:
            return Job.objects.get(pk=pk)
    return None


def extend_lease(job: Job) -> bool:
    """False when the job is no longer ours."""
    ours = Job.objects.filter(pk=job.pk, owner=job.owner, state=JobState.RUNNING)
    return bool(ours.update(lease_until=timezone.now() + settings.lease()))


@housekeeping
def reap() -> int:
    """Gives the jobs of dead workers back; those whose worker dies every time are marked as failed."""
    now = timezone.now()
    dead = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=now)
    # Look before writing: an UPDATE takes SQLite's only write lock, every second, for nothing.
    if not dead.exists():
        return 0
    failed = 0
    for job in dead.filter(attempts__gte=F("max_attempts")):
        failed += dead.filter(pk=job.pk, owner=job.owner).update(
            state=JobState.FAILED,
            owner="",
            lease_until=None,
            finished_at=now,
            error=TIRED.format(attempts=job.attempts),
        )
    return failed + dead.filter(attempts__lt=F("max_attempts")).update(
        state=JobState.QUEUED, owner="", lease_until=None, run_at=now
    )
