from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accede.kit.jobs.queue import enqueue
from accede.kit.jobs.registry import housekeeping
from accede.kit.models import Schedule


@dataclass(frozen=True)
class Declared:
    """A schedule as the code declares it: every so many seconds, or daily at a time of the house's time
    zone.
    """

    name: str
    job: str
    every_seconds: int | None
    daily_at: time | None
    args: dict[str, Any] = field(default_factory=dict)

    def next_after(self, moment: datetime) -> datetime:
        if self.every_seconds is not None:
            return moment + timedelta(seconds=self.every_seconds)
        assert self.daily_at is not None  # noqa: S101 -- the constructor below made sure
        local = timezone.localtime(moment)
        for day in (local.date(), local.date() + timedelta(days=1)):
            then = timezone.make_aware(datetime.combine(day, self.daily_at))
            if then > moment:
                return then
        raise AssertionError("tomorrow's time lies after today's")


_declared: dict[str, Declared] = {}
_synced: set[str] = set()


def schedule(
    job: str, *, every: int | None = None, daily_at: time | None = None, name: str | None = None, **args: Any
) -> None:
    """Declares, in a room's jobs.py, that a job is to be asked for every so many seconds, or daily at a
    time.
    """
    if (every is None) == (daily_at is None):
        raise ValueError("A schedule has either every= or daily_at=.")
    _declared[name or job] = Declared(name or job, job, every, daily_at, args)


@housekeeping
def enqueue_due() -> int:
    """Asks for what is due. The key names the moment, so several servers ask once; missed moments are made
    up by one.
    """
    now = timezone.now()
    _write_declared(now)
    asked = 0
    for row in Schedule.objects.filter(next_at__lte=now, name__in=_declared):
        declared = _declared[row.name]
        with transaction.atomic():
            moved = Schedule.objects.filter(pk=row.pk, next_at=row.next_at).update(
                next_at=declared.next_after(now), last_at=now
            )
            if moved:
                enqueue(row.job, key=f"{row.name}@{row.next_at.isoformat()}", **row.args)
                asked += 1
    return asked


def _write_declared(now: datetime) -> None:
    """Rows for schedules this process has not met yet; a changed declaration moves the next time."""
    for declared in [each for name, each in _declared.items() if name not in _synced]:
        wanted = {
            "job": declared.job,
            "args": declared.args,
            "every_seconds": declared.every_seconds,
            "daily_at": declared.daily_at,
        }
        row, created = Schedule.objects.get_or_create(
            name=declared.name, defaults={**wanted, "next_at": declared.next_after(now)}
        )
        if not created and any(getattr(row, name) != value for name, value in wanted.items()):
            Schedule.objects.filter(pk=row.pk).update(**wanted, next_at=declared.next_after(now))
        _synced.add(declared.name)
