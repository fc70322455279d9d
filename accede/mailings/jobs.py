"""Long work of the mailings: the files of released letters, and handing them to the mail."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from accede.accounts.queries import people
from accede.accounts.rules import NotAllowed
from accede.kit import jobs
from accede.kit.refusals import Refused
from accede.mailings.actions import asking, delivery, files, release
from accede.mailings.queries import release as queries

SOME = 25  # letters between two reports: a worker that dies loses the making of so many, never a letter


@jobs.job(release.MAKE)
def make_files(progress: jobs.Progress, *, run: int, send: bool = True) -> dict[str, Any]:
    """Makes the files of a run's letters that are not made yet, then queues those that go by mail. Done again after a
    worker died, it makes what is missing and queues nothing twice. Of a run that came with a campaign folder nothing is
    sent (`send`): its letters left from elsewhere.
    """
    row = queries.run_to_make(run)
    waiting = files.without_files(row)
    letters = queries.released_of(row)
    total, made = len(letters), 0
    before = total - len(waiting)
    for start in range(0, len(waiting), SOME):
        progress.report(before + start, total)
        made += files.make_files(row, waiting[start : start + SOME])
    queued = 0
    for start in range(0, total if send else 0, delivery.AT_ONCE):
        progress.report(start if row.kind in delivery.TO_LISTS else total, total)
        some = letters[start : start + delivery.AT_ONCE]
        queued += delivery.send_out(some, by=progress.job.by or None, at=timezone.now())
    progress.report(total, total)
    return {"letters": total, "files": made, "queued": queued}


@jobs.job(asking.STEP, max_attempts=2)
def step(progress: jobs.Progress, *, run: int, step: str, **told: Any) -> dict[str, Any]:
    """Prepares or releases a run with many letters, in the name of the person who asked. It is one transaction: a
    worker that dies leaves the run as it was.
    """
    row, by = queries.run_to_make(run), people().filter(username=progress.job.by).first()
    progress.report(0, 1)
    now = timezone.localtime()
    try:
        done = asking.perform(run=row, step=step, by=by, at=now, on=now.date(), **told)
    except (Refused, NotAllowed) as refusal:
        raise jobs.GiveUp(str(refusal)) from refusal
    progress.report(1, 1)
    return {"letters": done}
