"""Steps of runs with many letters are done by a job: who asks for one waits for a page, not for the step."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import jobs
from accede.kit.models import Job, JobState
from accede.mailings.actions import release
from accede.mailings.models import AudienceKind, Run, RunStep
from accede.mailings.queries.audiences import addressees

STEP = "mailings.step"  # the job, enqueued by name
AT_ONCE = 400  # letters that a page waits for
STEPS = {"prepare": Right.PREPARE_LETTERS, "release": Right.RELEASE_LETTERS}


@transaction.atomic
def ask_for_step(*, run: Run, step: str, by: Any, on: date, **told: Any) -> bool:
    """Ask for a step ("prepare" or "release") of a run with more letters than a page waits for; False where the caller
    does it at once. Asked twice, it is done once. `told` is what the step takes besides. Raises NotAllowed.
    """
    if step not in STEPS or not _many(run, step, on):
        return False
    require(by, STEPS[step], campaign=run.campaign.slug, on=on)
    over = Job.objects.filter(name=STEP, args__run=run.pk, state__in=[JobState.DONE, JobState.FAILED]).count()
    jobs.enqueue(STEP, key=f"{STEP}:{run.pk}:{over}", by=by, run=run.pk, step=step, **told)
    return True


def _many(run: Run, step: str, on: date) -> bool:
    """Of a preparation the audience is counted, of a release what was prepared. There are not so many missions."""
    if run.audience.kind == AudienceKind.MISSIONS:
        return False
    if step == "release":
        prepared = RunStep.objects.filter(run=run, kind=RunStep.Kind.PREPARED).order_by("-number").first()
        return prepared is not None and prepared.letters > AT_ONCE
    return len(list(addressees(run.audience, only=run.only, on=on))) > AT_ONCE


def perform(*, run: Run, step: str, by: Any, **when: Any) -> int:
    """The step itself, as the job does it: how many letters it is about. Raises what prepare and release raise."""
    if step == "prepare":
        return release.prepare(run=run, by=by, **when).letters
    return len(release.release(run=run, by=by, **when))
