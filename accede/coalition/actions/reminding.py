"""Letters that recall tasks: the house's own act, of which the queued letter is the trace."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction

from accede.coalition.queries.reminders import LATE, reminders
from accede.kit import mail


def remind_of_tasks(*, on: date) -> int:
    """Queue the letters about tasks that are due on a day, each in its reader's language; the number of letters.

    Each has its own key and its own transaction: after a crash the rest is queued, and nothing twice.
    """
    letters = reminders(on=on)
    for each in letters:
        with transaction.atomic():
            mail.queue(
                "coalition/task_reminder",
                to=each.to,
                about=each.task,
                context={
                    "task": each.task,
                    "late": each.stage == LATE,
                    "days": (each.task.due - on).days if each.task.due else 0,
                    "address": settings.SITE_URL + each.task.get_absolute_url(),
                },
                language=each.language,
                key=each.key,
                campaign=each.task.campaign.slug,
            )
    return len(letters)
