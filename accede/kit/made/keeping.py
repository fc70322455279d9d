"""Made files as rows: asked for once however many ask, made by a job, kept until there is no room.

At most WAITING files wait to be made; who asks for one more is told to come back. What is kept is bounded in number
and bytes: the oldest leave, after each file that is made and by a schedule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone

from accede.kit import jobs
from accede.kit.made.kinds import Wanted, maker
from accede.kit.models import Job, JobState, MadeFile
from accede.kit.stored import one_version

JOB = "kit.make_file"
WAITING = 40  # files that may wait to be made
FILES = 500
ROOM = 96 * 1024 * 1024  # bytes of all files together
KEPT = timedelta(days=14)
BETWEEN = timedelta(hours=1)  # for what another program made
# A file that could not be made is asked for anew after this time, no sooner: the fault is most likely ours.
REST = timedelta(minutes=5)
OPEN = (JobState.QUEUED, JobState.RUNNING)


class Why(StrEnum):
    """Why there is no file."""

    WAITS = "waits"
    IS_MADE = "is made"
    FAILED = "failed"
    FULL = "full"


@dataclass(eq=False)
class NotYet(Exception):
    """The file is not there; `before` are the files that are made before it, `asked_at` is None when none waits."""

    why: Why
    before: int = 0
    asked_at: datetime | None = None


def content(wanted: Wanted, key: str) -> bytes:
    """The bytes kept under the key. Raises NotYet, having asked for them in the first asker's name and for all."""
    row = MadeFile.objects.select_related("job").filter(key=key).first()
    if row is not None and row.content is not None:
        return bytes(row.content)
    if row is None or not _stands(row, timezone.now()):
        row = _ask(wanted, key, row)
    raise _not_yet(row)


def forget(kind: str, **args: Any) -> int:
    """Lets go of the files of a kind that were made from these values among others; gives how many. What somebody asks
    to be erased must not stand in a file that was made before.
    """
    told = {f"args__{name}": value for name, value in args.items()}
    gone, _by_model = MadeFile.objects.filter(kind=kind, **told).delete()
    return gone


def _stands(row: MadeFile, now: datetime) -> bool:
    """Whether the row's job will still fill it, or has failed so recently that another would fail too."""
    job = row.job
    if job is None or job.state == JobState.DONE:
        return False
    return job.state in OPEN or job.finished_at is None or job.finished_at > now - REST


@transaction.atomic
def _ask(wanted: Wanted, key: str, stale: MadeFile | None) -> MadeFile:
    if Job.objects.filter(name=JOB, state__in=OPEN).count() >= WAITING:
        raise NotYet(Why.FULL)
    if stale is not None:
        MadeFile.objects.filter(pk=stale.pk, content=None).delete()
    values = {"kind": wanted.kind, "args": dict(wanted.args), "asked_at": timezone.now()}
    row, new = MadeFile.objects.get_or_create(key=key, defaults=values)
    if new:
        row.job = jobs.enqueue(JOB, key=f"{JOB}:{row.pk}", row=row.pk, asked_by=maker())
        row.save(update_fields=["job"])
    return row


def _not_yet(row: MadeFile) -> NotYet:
    job = row.job
    if job is None or job.state == JobState.FAILED:
        return NotYet(Why.FAILED, asked_at=row.asked_at)
    if job.state != JobState.QUEUED:
        return NotYet(Why.IS_MADE, asked_at=row.asked_at)
    before = Job.objects.filter(name=JOB, state__in=OPEN, pk__lt=job.pk).count()
    return NotYet(Why.WAITS, before, row.asked_at)


# ------------------------------------------------------------------------------------------------ the work
@jobs.job(JOB, max_attempts=2)
def make_file(progress: jobs.Progress, *, row: int, asked_by: str) -> dict[str, Any]:
    """Makes one file and keeps it under the key of what it was made from, as the process that asked names it."""
    asked = MadeFile.objects.filter(pk=row).first()
    if asked is None:
        raise jobs.GiveUp("The file is no longer asked for.")
    progress.report(0, 1)
    wanted = Wanted(asked.kind, asked.args)
    with one_version():
        key, made = wanted.key(asked_by), wanted.make()
    _keep(asked, key, made)
    make_room(timezone.now())
    progress.report(1, 1)
    return {"bytes": len(made)}


@transaction.atomic
def _keep(asked: MadeFile, key: str, made: bytes) -> None:
    """The record may have moved since the file was asked for: then it is the newer file that is kept."""
    now = timezone.now()
    values = {"content": made, "size": len(made), "made_at": now, "made_by": maker()}
    if key == asked.key:
        MadeFile.objects.filter(pk=asked.pk).update(**values)
        return
    MadeFile.objects.filter(pk=asked.pk).delete()
    defaults = {**values, "kind": asked.kind, "args": asked.args, "asked_at": asked.asked_at}
    MadeFile.objects.update_or_create(key=key, defaults=defaults)


# ------------------------------------------------------------------------------------------------ the bounds
def make_room(now: datetime, *, files: int = FILES, room: int = ROOM) -> int:
    """Lets go of what is old, and of the oldest until the rest is within the bounds; gives how many left."""
    forgotten = MadeFile.objects.filter(content=None, asked_at__lt=now - timedelta(days=1))
    leaving = [*forgotten.values_list("pk", flat=True), *_too_many(now, files, room)]
    if leaving:
        MadeFile.objects.filter(pk__in=leaving).delete()
    return len(leaving)


def _too_many(now: datetime, files: int, room: int) -> Iterator[int]:
    kept = MadeFile.objects.filter(made_at__isnull=False).order_by("-made_at", "-pk")
    used, here = 0, maker()
    rows = kept.values_list("pk", "size", "made_at", "made_by")
    for number, (pk, size, made_at, made_by) in enumerate(rows, start=1):
        used += size
        # While an update is under way, one program makes what the other asked for; that does not stay.
        stays = KEPT if made_by == here else BETWEEN
        if number > files or used > room or (made_at is not None and made_at < now - stays):
            yield pk


@jobs.job("kit.tidy_made_files")
def tidy(progress: jobs.Progress) -> dict[str, Any]:
    """The bounds, and the rows of jobs that are over: each is of use for as long as somebody may look at it."""
    now = timezone.now()
    over = Job.objects.filter(name__in=[JOB, "kit.tidy_made_files"], finished_at__lt=now - timedelta(days=1))
    removed, _by_model = over.exclude(state__in=OPEN).delete()
    return {"files": make_room(now), "jobs": removed}


jobs.schedule("kit.tidy_made_files", every=3600)
