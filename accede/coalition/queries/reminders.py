"""Which tasks are to be recalled to whom on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accede.accounts.models import Grant
from accede.accounts.queries import holders
from accede.accounts.rights import Right
from accede.accounts.roles import ROLES
from accede.coalition.models import Campaign, Task
from accede.coalition.queries.tasks import open_tasks

LATE = "late"


@dataclass(frozen=True)
class Reminder:
    """One letter: a task, the stage at which it stands ("7" or "1" days before, or "late"), and whom it reaches."""

    task: Task
    stage: str
    to: Any  # an account, or a person with a mail address
    language: str

    @property
    def key(self) -> str:
        """The same for the same letter, so that it is queued once; a task with another day due is recalled anew."""
        return f"coalition.task:{self.task.pk}:{self.task.due}:{self.stage}:{self.to._meta.model_name}:{self.to.pk}"


def reminders(*, on: date) -> list[Reminder]:
    """The letters about tasks that are due on a day, in every campaign. Two queries for each campaign with tasks."""
    with_tasks = Task.objects.exclude(due=None).values("campaign")
    return [
        reminder
        for campaign in Campaign.objects.filter(pk__in=with_tasks).order_by("pk")
        for reminder in _of_campaign(campaign, on)
    ]


def stage_on(task: Task, day: date) -> str:
    """The stage that the task has reached on a day; empty when nothing is to be recalled.

    Days that were missed are made up by the one letter that fits now, and a stage that had passed already when the day
    due was set is left out.
    """
    if task.due is None:
        return ""
    left = (task.due - day).days
    if left < 0:
        return LATE if task.remind_late else ""
    reached = [
        before for before in task.remind_before if left <= before and task.due - timedelta(days=before) > task.due_since
    ]
    return str(min(reached)) if reached else ""


def _of_campaign(campaign: Campaign, on: date) -> list[Reminder]:
    found = open_tasks(campaign, on=on).exclude(due=None).select_related("organisation", "person__user", "account")
    staged = [(task, stage) for task in found.order_by("due", "key") if (stage := stage_on(task, on))]
    if not staged:
        return []
    grants = list(holders(Right.READ_PAPERS, campaign=campaign.slug, on=on))
    letters = []
    for task, stage in staged:
        task.campaign = campaign
        for to in _people(task, grants):
            letters.append(Reminder(task, stage, to, getattr(to, "language", "") or campaign.language))
    return letters


def _people(task: Task, grants: list[Grant]) -> Iterable[Any]:
    """Whom a letter about the task reaches: who may still read the campaign's papers, and has an address."""
    readers = {grant.user_id: grant.user for grant in grants if grant.user.is_active and grant.user.email}
    named = [task.account_id, task.person.user_id if task.person else None]
    if chosen := {pk: readers[pk] for pk in named if pk in readers}:
        return chosen.values()
    if task.person is not None and task.person.email and task.person.user_id is None:
        return [task.person]
    if task.organisation is not None:
        of_it = {grant.user_id for grant in grants if grant.organisation == task.organisation.key and _keeps(grant)}
    else:
        of_it = {grant.user_id for grant in grants if ROLES[grant.role].of_alliance}
    return [user for pk, user in sorted(readers.items()) if pk in of_it and user.username != "operator"]


def _keeps(grant: Grant) -> bool:
    return Right.KEEP_TASKS in ROLES[grant.role].may
