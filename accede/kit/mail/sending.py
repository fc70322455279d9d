"""From the row to the server and back, one letter at a time.

claimed → handing over → sent. A worker that dies before it marks "handing over" has sent nothing: the letter
goes back to the queue. One that dies after it may have sent: the letter becomes doubtful and waits for a
person.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from accede.kit import jobs
from accede.kit.jobs.queue import worker_name
from accede.kit.jobs.settings import backoff
from accede.kit.mail.fates import is_suppressed, mark_bounced
from accede.kit.mail.transport import Outcome, Transport, message_of
from accede.kit.models import Job, JobState, MailState, OutgoingMail

logger = logging.getLogger(__name__)
JOB = "kit.send_mail"
MOST_ATTEMPTS = 10
CUT_OFF = "The worker stopped while it was handing this letter over. It may have left or not."


def send_pending(limit: int | None = None, progress: jobs.Progress | None = None) -> int:
    """Sends in this thread what waits; returns how many letters were sent. Stops early when the server is
    away.
    """
    reap()
    sent = tried = 0
    with Transport() as transport:
        while limit is None or tried < limit:
            row = claim()
            if row is None:
                break
            tried += 1
            if not _ready(transport, row):
                break
            sent += _send(transport, row)
            if progress is not None and tried % 20 == 0:
                progress.report(tried, tried + _due().count())
    return sent


def claim() -> OutgoingMail | None:
    """Takes the letter that waits longest; the conditional UPDATE decides between workers."""
    for pk in list(_due().order_by("not_before", "pk").values_list("pk", flat=True)[:20]):
        owner, now = worker_name(), timezone.now()
        taken = OutgoingMail.objects.filter(pk=pk, state=MailState.QUEUED).update(
            state=MailState.CLAIMED,
            owner=owner,
            lease_until=now + _lease(),
            attempts=F("attempts") + 1,
            handing_over_at=None,
        )
        if taken:
            return OutgoingMail.objects.get(pk=pk)
    return None


def reap() -> int:
    """Settles the letters of dead workers; returns how many. Doubtful ones are never sent again by the
    house.
    """
    lost = OutgoingMail.objects.filter(state=MailState.CLAIMED, lease_until__lt=timezone.now())
    # Look before writing: an UPDATE takes SQLite's only write lock, every second, for nothing.
    if not lost.exists():
        return 0
    requeued = lost.filter(handing_over_at__isnull=True).update(
        state=MailState.QUEUED, owner="", lease_until=None, not_before=timezone.now()
    )
    # The owner stays: if it is alive after all and learns that the letter left, it may still say so.
    doubtful = lost.filter(handing_over_at__isnull=False).update(
        state=MailState.DOUBTFUL, lease_until=None, words=CUT_OFF
    )
    return requeued + doubtful


@jobs.job(JOB)
def send_mail(progress: jobs.Progress) -> dict[str, Any]:
    return {"sent": send_pending(progress=progress)}


@jobs.housekeeping
def see_to_it() -> None:
    """Settles lost letters, and asks for one sending job while letters wait."""
    reap()
    if not _due().exists():
        return
    if not Job.objects.filter(name=JOB, state__in=[JobState.QUEUED, JobState.RUNNING]).exists():
        jobs.enqueue(JOB)


def _due() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(state=MailState.QUEUED, not_before__lte=timezone.now())


def _lease() -> timedelta:
    """Longer than a slow server may take for one letter, else letters in good hands would become doubtful."""
    return timedelta(seconds=getattr(settings, "MAIL_LEASE_SECONDS", 120))


def _ours(row: OutgoingMail) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(pk=row.pk, owner=row.owner, state=MailState.CLAIMED)


def _ready(transport: Transport, row: OutgoingMail) -> bool:
    try:
        transport.make_ready()
    except Exception as problem:
        logger.warning("the mail server cannot be reached: %s", problem)
        _put_back(row, f"The mail server cannot be reached ({type(problem).__name__}: {problem}).")
        return False
    return True


def _send(transport: Transport, row: OutgoingMail) -> int:
    if is_suppressed(row.to):
        _ours(row).update(state=MailState.SUPPRESSED, owner="", lease_until=None)
        return 0
    message = message_of(row)
    now = timezone.now()
    # The fence: whoever lost the lease, or was asleep too long, does not get past this line.
    if not _ours(row).filter(lease_until__gt=now).update(handing_over_at=now, lease_until=now + _lease()):
        return 0
    outcome, words = transport.hand_over(message)
    return _settle(row, outcome, words)


def _settle(row: OutgoingMail, outcome: Outcome, words: str) -> int:
    if outcome is Outcome.SENT:
        # A doubtful row is still ours while no person has settled it: now it is known.
        states = [MailState.CLAIMED, MailState.DOUBTFUL]
        return OutgoingMail.objects.filter(pk=row.pk, owner=row.owner, state__in=states).update(
            state=MailState.SENT, sent_at=timezone.now(), owner="", lease_until=None, words=words[:500]
        )
    if outcome is Outcome.NOBODY_KNOWS:
        _ours(row).update(state=MailState.DOUBTFUL, lease_until=None, words=words[:500])
    elif outcome is Outcome.REFUSED_FOR_NOW and row.attempts < MOST_ATTEMPTS:
        _put_back(row, words)
    else:
        mark_bounced(row, words=words, suppress_address=outcome is Outcome.ADDRESS_REFUSED)
    return 0


def _put_back(row: OutgoingMail, words: str) -> None:
    _ours(row).update(
        state=MailState.QUEUED,
        owner="",
        lease_until=None,
        handing_over_at=None,
        not_before=timezone.now() + backoff(row.attempts),
        words=words[:500],
    )
