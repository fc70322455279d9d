"""From the row to the server and back: one letter at a time, or for lists a batch at a time (`batches`).

claimed → handing over → sent. A worker that dies before it marks "handing over" has sent nothing: the letter
goes back to the queue. One that dies after it may have sent: the letter becomes doubtful and waits for a
person.
"""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from accede.kit import jobs
from accede.kit.jobs.queue import worker_name
from accede.kit.jobs.settings import backoff
from accede.kit.mail import pace, settings
from accede.kit.mail.answers import Outcome
from accede.kit.mail.batches import Batches
from accede.kit.mail.fates import is_suppressed, tell_suppressed
from accede.kit.mail.settling import ours, settle
from accede.kit.mail.transport import Transport, message_of
from accede.kit.mail.waiting import wait_again
from accede.kit.mail.wanted import stop, unwanted_among
from accede.kit.models import Job, JobState, MailState, OutgoingMail

logger = logging.getLogger(__name__)
JOB = "kit.send_mail"
CUT_OFF = "The worker stopped while it was handing this letter over. It may have left or not."


def send_pending(limit: int | None = None, progress: jobs.Progress | None = None) -> int:
    """Sends in this thread what waits; returns how many letters were sent. Stops early when the server is
    away or hung up over a letter.
    """
    return _send_what_waits(limit, progress).sent


def _send_what_waits(limit: int | None, progress: jobs.Progress | None) -> _Told:
    """Single letters go first: nobody's invitation waits for a newsletter."""
    reap()
    told = _Told(progress)
    with Transport() as transport, Batches() as batches:
        while limit is None or told.tried < limit:
            row = claim()
            if row is not None:
                told.add(1, *_one(transport, row))
            else:
                size = settings.batch_size() if limit is None else min(limit - told.tried, settings.batch_size())
                tried, sent, trouble = batches.send(size)
                told.add(tried, sent, trouble)
                if not tried and not batches_due().exists():
                    break
            if told.trouble:
                break
    return told


def _one(transport: Transport, row: OutgoingMail) -> tuple[int, bool]:
    """Sends a claimed letter: whether it left, and whether the server is in trouble."""
    if not _ready(transport, row):
        return 0, True
    sent = _send(transport, row)
    return sent, not sent and OutgoingMail.objects.filter(pk=row.pk, state=MailState.DOUBTFUL).exists()


class _Told:
    """How far the sending is. `trouble`: the server is away, or hung up over a letter. Whoever went on would make one
    letter after the other doubtful."""

    def __init__(self, progress: jobs.Progress | None) -> None:
        self.progress, self.tried, self.sent, self.trouble = progress, 0, 0, False

    def add(self, tried: int, sent: int, trouble: bool) -> None:
        self.trouble = trouble
        before, self.tried, self.sent = self.tried, self.tried + tried, self.sent + sent
        if self.progress is not None and self.tried // 20 > before // 20:
            self.progress.report(self.tried, self.tried + _due().count())


def batches_due() -> QuerySet[OutgoingMail]:
    return _due().filter(in_batches=True)


def claim() -> OutgoingMail | None:
    """Takes the letter that waits longest and is no list's; the conditional UPDATE decides between workers."""
    due = _due().filter(in_batches=False).order_by("not_before", "pk")
    for pk, address in list(due.values_list("pk", "to")[:20]):
        if (row := _taken(pk, address)) is not None:
            return row
    return None


@transaction.atomic
def _taken(pk: int, address: str) -> OutgoingMail | None:
    if not pace.let_through([(pk, address)]):
        return None
    owner, now = worker_name(), timezone.now()
    taken = OutgoingMail.objects.filter(pk=pk, state=MailState.QUEUED).update(
        state=MailState.CLAIMED,
        owner=owner,
        lease_until=now + settings.lease(),
        attempts=F("attempts") + 1,
        handing_over_at=None,
    )
    return OutgoingMail.objects.select_related("group").get(pk=pk) if taken else None


def reap() -> int:
    """Settles the letters of dead workers; returns how many. Doubtful ones are never sent again by the
    house.
    """
    lost = OutgoingMail.objects.filter(state=MailState.CLAIMED, lease_until__lt=timezone.now())
    # Look before writing: an UPDATE takes SQLite's only write lock, every second, for nothing.
    if not lost.exists():
        return 0
    untouched = lost.filter(handing_over_at__isnull=True)
    requeued = wait_again(untouched, owner="", lease_until=None, not_before=timezone.now())
    # The owner stays: if it is alive after all and learns that the letter left, it may still say so.
    doubtful = lost.filter(handing_over_at__isnull=False).update(
        state=MailState.DOUBTFUL, lease_until=None, words=CUT_OFF
    )
    return requeued + doubtful


@jobs.job(JOB)
def send_mail(progress: jobs.Progress) -> dict[str, Any]:
    told = _send_what_waits(None, progress)
    return {"sent": told.sent, "trouble": told.trouble}


@jobs.housekeeping
def see_to_it() -> None:
    """Settles lost letters, and asks for one sending job while letters wait; not at once after a server was in
    trouble."""
    reap()
    if not _due().exists():
        return
    asked = Job.objects.filter(name=JOB)
    if not asked.filter(state__in=[JobState.QUEUED, JobState.RUNNING]).exists() and not _is_left_alone():
        jobs.enqueue(JOB)


def _is_left_alone() -> bool:
    """Whether the server was in trouble a moment ago: it is left alone for longer each time, at most an hour."""
    ended = Job.objects.filter(name=JOB, state=JobState.DONE).order_by("-pk").values_list("result", "finished_at")
    times, last = 0, None
    for result, finished_at in ended[:10]:
        if not (result or {}).get("trouble"):
            break
        times, last = times + 1, last or finished_at
    return last is not None and timezone.now() < last + backoff(times)


def _due() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(state=MailState.QUEUED, not_before__lte=timezone.now())


def _ready(transport: Transport, row: OutgoingMail) -> bool:
    try:
        transport.make_ready()
    except Exception as problem:
        logger.warning("the mail server cannot be reached: %s", problem)
        words = f"The mail server cannot be reached ({type(problem).__name__}: {problem})."
        settle(row, Outcome.NOT_HANDED_OVER, words)
        return False
    return True


def _send(transport: Transport, row: OutgoingMail) -> int:
    if is_suppressed(row.to):
        if ours(row).update(state=MailState.SUPPRESSED, owner="", lease_until=None):
            tell_suppressed([row])
        return 0
    if (why := unwanted_among([row], at=timezone.now()).get(row.pk)) is not None:
        stop(row, why)
        return 0
    try:
        message = message_of(row)
    except Exception as problem:  # whatever is wrong with one letter must not stop the others
        return settle(row, Outcome.REFUSED_FOR_NOW, f"It could not be written: {problem}")
    now = timezone.now()
    # The fence: whoever lost the lease, or was asleep too long, does not get past this line.
    if not ours(row).filter(lease_until__gt=now).update(handing_over_at=now, lease_until=now + settings.lease()):
        return 0
    outcome, words = transport.hand_over(message)
    return settle(row, outcome, words)
