from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from accede.kit.models import Job, JobState, JobStep


class LeaseLost(Exception):
    """Another worker has taken this job over; the handler must stop."""


class Progress:
    """What a handler gets to say how far it is, and to do each step once."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def report(self, done: int, total: int, words: str = "") -> None:
        """Says how far the work is. Raises LeaseLost when it is no longer ours."""
        ours = Job.objects.filter(pk=self.job.pk, owner=self.job.owner, state=JobState.RUNNING)
        if not ours.update(progress_done=done, progress_total=total, words=words[:300]):
            raise LeaseLost

    @contextmanager
    def step(self, name: str) -> Iterator[bool]:
        """A step in a transaction of its own; gives False when an earlier attempt has done it.

        The row that says "done" commits with the step's effect, and is unique: whatever a worker does that
        was thought dead, the effect in the database happens once.
        """
        with transaction.atomic():
            _step, fresh = JobStep.objects.get_or_create(job=self.job, name=name, defaults={"at": timezone.now()})
            yield fresh
