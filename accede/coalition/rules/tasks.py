"""Who sees a task, whose it is to do, and who may change it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from accede.coalition.models import Campaign, Task
from accede.coalition.rules.reading import Reading, sees, visible


def visible_tasks(campaign: Campaign, user: Any, reading: Reading) -> QuerySet[Task]:
    """The tasks that are shared with the reader, and those that she has to do or opened, however they are shared."""
    rows = Task.objects.filter(campaign=campaign)
    shared = visible(rows, reading).values("pk")
    return rows.filter(Q(pk__in=shared) | hers(user, reading) | Q(opened_by=user))


def hers(user: Any, reading: Reading) -> Q:
    """The tasks of a person: given to her, to her account, or to an organisation for which she holds a role; those of
    the alliance itself for whoever acts for it.
    """
    mine = Q(account=user) | Q(person__user=user) | Q(organisation__key__in=reading.organisations)
    return mine | Q(account=None, person=None, organisation=None) if reading.of_alliance else mine


def may_keep(task: Task, user: Any, reading: Reading) -> bool:
    """Whether a person may change, give away and close a task that she sees: its owner's people, whoever opened it,
    the secretariat and the Convener. No query when the task was read with its owner, organisation and person.
    """
    return (
        (reading.of_alliance and sees(task, reading))
        or user.pk in (task.account_id, task.opened_by_id, task.person.user_id if task.person else None)
        or (task.organisation is not None and task.organisation.key in reading.organisations)
    )
