"""Settings of jobs with their defaults, read when used so that tests may override them."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

# embedded: threads in the server process; off: another process runs the work.
ENGINES = ("embedded", "off")


def engine() -> str:
    chosen = getattr(settings, "JOBS_ENGINE", "embedded")
    if chosen not in ENGINES:
        raise ImproperlyConfigured(f"JOBS_ENGINE={chosen!r}: write {' or '.join(ENGINES)}.")
    return str(chosen)


def lease() -> timedelta:
    """How long a worker may be silent before its work is given to another."""
    return timedelta(seconds=getattr(settings, "JOB_LEASE_SECONDS", 30))


def poll_seconds() -> float:
    """How often an idle worker looks for work that was asked for by another process."""
    return float(getattr(settings, "JOB_POLL_SECONDS", 1))


def backoff(attempts: int) -> timedelta:
    """The wait before the next attempt: 5 s, 10 s, 20 s … at most an hour."""
    first = getattr(settings, "JOB_BACKOFF_SECONDS", 5)
    return timedelta(seconds=min(first * 2 ** max(attempts - 1, 0), 3600))


def threads() -> int:
    return int(getattr(settings, "JOBS_THREADS", 2))
