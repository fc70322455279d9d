from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.utils import timezone

from accede.kit.jobs import settings
from accede.kit.jobs.progress import LeaseLost, Progress
from accede.kit.jobs.queue import claim, extend_lease
from accede.kit.jobs.registry import GiveUp, keep_house, registered
from accede.kit.models import Job, JobState

logger = logging.getLogger(__name__)
UNEXPECTED = "Something went wrong that we did not foresee ({kind}: {words})."


def run_one() -> Job | None:
    """Claims a job and runs it to its end in this thread; None when nothing was due."""
    job = claim()
    if job is not None:
        run(job)
    return job


def run_pending(limit: int | None = None) -> int:
    """Runs in this thread what is due, for tests and the command line; returns how many jobs ran."""
    keep_house()
    ran = 0
    while limit is None or ran < limit:
        if run_one() is None:
            # A job may have left work behind that is only seen here, such as letters to be sent.
            keep_house()
            if run_one() is None:
                break
        ran += 1
    return ran


def run(job: Job) -> None:
    """Runs a claimed job. Its end is written only if the job is still ours."""
    try:
        with _heartbeat(job):
            result = registered(job.name).handler(Progress(job), **job.args)
        ending: dict[str, Any] = {"state": JobState.DONE, "result": result, "error": "", "traceback": ""}
    except LeaseLost:
        logger.warning("%s was taken over by another worker", job)
        return
    except Exception as problem:
        logger.info("%s failed: %s", job, problem)
        ending = _after(job, problem)
    if ending["state"] != JobState.QUEUED:
        ending["finished_at"] = timezone.now()
    ours = Job.objects.filter(pk=job.pk, owner=job.owner, state=JobState.RUNNING)
    ours.update(owner="", lease_until=None, **ending)


def _after(job: Job, problem: Exception) -> dict[str, Any]:
    said = str(problem).strip()
    expected = isinstance(problem, GiveUp)
    words = said if expected else UNEXPECTED.format(kind=type(problem).__name__, words=said or "no details")
    again = not expected and job.attempts < job.max_attempts
    return {
        "state": JobState.QUEUED if again else JobState.FAILED,
        "run_at": timezone.now() + settings.backoff(job.attempts) if again else job.run_at,
        "error": words,
        "traceback": "".join(traceback.format_exception(problem)),
    }


@contextmanager
def _heartbeat(job: Job) -> Iterator[None]:
    """Keeps the lease from another thread while the handler works."""
    if connection.in_atomic_block:
        # Nobody else sees the row before this transaction ends, so there is no one to hold it against.
        yield
        return
    stop = threading.Event()
    beating = threading.Thread(target=_beat, args=(job, stop), daemon=True, name=f"heartbeat of {job}")
    beating.start()
    try:
        yield
    finally:
        stop.set()
        beating.join()


def _beat(job: Job, stop: threading.Event) -> None:
    pause = settings.lease().total_seconds() / 3
    try:
        while not stop.wait(pause):
            try:
                if not extend_lease(job):
                    return
            except Exception:
                # The database may be away for a moment; the lease allows for two misses.
                logger.exception("the lease of %s could not be extended", job)
    finally:
        connection.close()
