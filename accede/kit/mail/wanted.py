"""Whether a letter is still wanted at the moment at which it leaves: the rooms are asked again (kind "mail_stops")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from accede.kit.models import MailState, OutgoingMail
from accede.kit.offers import ask


def unwanted_among(rows: Sequence[OutgoingMail], *, at: datetime) -> dict[int, str]:
    """{pk: why it must not leave any more} of letters claimed at the moment. Letters of no group are never asked about;
    of the others as many queries as the rooms need.
    """
    day = timezone.localtime(at).date()
    grouped = tuple(row for row in rows if row.group_id is not None)
    return dict(ask("mail_stops", subject=grouped, on=day, reader=None)) if grouped else {}


def stop(row: OutgoingMail, why: str) -> None:
    """A letter that was claimed and is not wanted any more: it never leaves, and says why."""
    held = OutgoingMail.objects.filter(pk=row.pk, owner=row.owner, state=MailState.CLAIMED)
    held.update(state=MailState.CANCELLED, words=why[:500], owner="", lease_until=None)
