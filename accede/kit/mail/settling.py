"""What the server's answer makes of a row that was claimed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import F, QuerySet
from django.utils import timezone

from accede.kit.jobs.settings import backoff
from accede.kit.mail import settings
from accede.kit.mail.answers import Outcome
from accede.kit.mail.fates import mark_bounced
from accede.kit.mail.waiting import wait_again
from accede.kit.models import MailState, OutgoingMail

# A doubtful row is still ours while no person has settled it: now it is known.
_MAY_BE_SENT = [MailState.CLAIMED, MailState.DOUBTFUL]


def ours(row: OutgoingMail) -> QuerySet[OutgoingMail]:
    """The row, if it is still held by the claim in hand."""
    return OutgoingMail.objects.filter(pk=row.pk, owner=row.owner, state=MailState.CLAIMED)


def settle(row: OutgoingMail, outcome: Outcome, words: str) -> int:
    """Marks what became of a letter; 1 if it left."""
    if outcome is Outcome.SENT:
        return mark_sent([row], words)
    if outcome is Outcome.NOBODY_KNOWS:
        ours(row).update(state=MailState.DOUBTFUL, lease_until=None, words=words[:500])
    elif outcome is Outcome.NOT_HANDED_OVER:
        put_back(row, words, after=backoff(row.attempts))
    elif outcome is Outcome.REFUSED_FOR_NOW and (after := settings.wait_after(row.refusals + 1)) is not None:
        put_back(row, words, after=after, refused=1)
    else:
        mark_bounced(row, words=words, suppress_address=outcome is Outcome.ADDRESS_REFUSED)
    return 0


def mark_sent(rows: Sequence[OutgoingMail], words: str = "") -> int:
    """Marks letters of one claim as sent; returns how many still were ours. One query."""
    if not rows:
        return 0
    mine = OutgoingMail.objects.filter(pk__in=[row.pk for row in rows], owner=rows[0].owner, state__in=_MAY_BE_SENT)
    return mine.update(
        state=MailState.SENT, sent_at=timezone.now(), owner="", lease_until=None, words=words[:500], refusals=0
    )


def put_back(row: OutgoingMail, words: str, *, after: timedelta, refused: int = 0) -> None:
    """Lets a letter wait again; one whose run was paused or cancelled meanwhile waits as the run does."""
    wait_again(
        ours(row),
        owner="",
        lease_until=None,
        handing_over_at=None,
        not_before=timezone.now() + after,
        refusals=F("refusals") + refused,
        words=words[:500],
    )
