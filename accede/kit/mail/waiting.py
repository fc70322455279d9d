"""How a letter that was taken in hand and did not leave waits again: as its run does."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from accede.kit.models import MailGroup, MailState, OutgoingMail


def state_in(group: MailGroup | None) -> MailState:
    """In which state a letter of the group waits."""
    if group is None or not (group.paused_at or group.cancelled_at):
        return MailState.QUEUED
    return MailState.CANCELLED if group.cancelled_at else MailState.HELD


@transaction.atomic
def wait_again(rows: QuerySet[OutgoingMail], **change: Any) -> int:
    """Puts letters back; those of a run that was paused or cancelled meanwhile wait as the run does, or never leave.
    Returns how many letters that are.
    """
    # Held until we are done: whoever stops a run at this moment finds its letters waiting, and stops them too.
    concerned = rows.exclude(group=None).order_by().values("group")
    groups = list(MailGroup.objects.select_for_update().filter(pk__in=concerned).order_by("pk"))
    stopped = {each.pk: state for each in groups if (state := state_in(each)) != MailState.QUEUED}
    moved = sum(rows.filter(group=pk).update(state=state, **change) for pk, state in stopped.items())
    return moved + rows.exclude(group__in=list(stopped)).update(state=MailState.QUEUED, **change)
