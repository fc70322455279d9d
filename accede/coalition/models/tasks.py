"""Tasks: who does what until when, about anything, and what came of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models.campaigns import Campaign
from accede.coalition.models.organisations import Organisation
from accede.coalition.models.owned import OWNED, Owned
from accede.coalition.models.people import Person
from accede.coalition.models.references import ABOUT, ABOUT_NOBODY, About
from accede.kit.keys import refuse_reserved

A_WEEK_AND_A_DAY = [7, 1]


def usual_reminders() -> list[int]:
    """Days before the day due on which a letter reminds, unless the task says otherwise."""
    return list(A_WEEK_AND_A_DAY)


def an_account(words: Any) -> Any:
    """An account, which an erasure may take away."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=words
    )


class Task(Owned, About):
    """Something to be done by a person or an organisation; by nobody in particular: by the alliance itself.

    Whether it is open on a day is derived from its closings; the present day due is kept with the day on which it was
    set.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="tasks")
    key = models.SlugField(max_length=80, validators=[refuse_reserved])
    title = models.CharField(_("what is to be done"), max_length=200)
    note = models.TextField(_("note"), blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    account = an_account(_("sign-in"))
    due = models.DateField(pgettext_lazy("task", "due"), null=True, blank=True)
    due_since = models.DateField(_("day on which the day due was set"))
    remind_before = models.JSONField(_("days before on which to remind"), default=usual_reminders, blank=True)
    remind_late = models.BooleanField(_("remind when it is late"), default=True)
    opened = models.DateField(_("opened"))
    opened_by = an_account(_("opened by"))

    history = HistoricalRecords()

    PERSONAL = ABOUT | {"note", "person", "account", "opened_by"}
    IMPERSONAL = (
        OWNED
        | ABOUT_NOBODY
        | {
            "campaign", "key", "title", "organisation", "due", "due_since", "remind_before", "remind_late", "opened",
        }
    )  # fmt: skip

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_task_has_its_own_key"),
            models.CheckConstraint(
                condition=models.Q(due__isnull=True) | models.Q(due__gte=models.F("opened")),
                name="coalition_task_is_due_on_or_after_the_day_it_was_opened",
                violation_error_message=_("The day due lies before the day on which the task was opened."),
            ),
            models.CheckConstraint(
                condition=models.Q(due_since__gte=models.F("opened")),
                name="coalition_task_day_due_was_set_on_or_after_the_day_it_was_opened",
            ),
            models.CheckConstraint(
                condition=models.Q(about_kind="", about_key="") | (~models.Q(about_kind="") & ~models.Q(about_key="")),
                name="coalition_task_about_names_a_kind_and_a_key",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("coalition:task", args=[self.campaign.slug, self.key])


class TaskClosing(models.Model):
    """A task was closed, with what came of it; and perhaps reopened. A later closing is a row of its own."""

    class Result(models.TextChoices):
        DONE = "done", pgettext_lazy("task", "done")
        DROPPED = "dropped", pgettext_lazy("task", "dropped")
        MOVED_ON = "moved_on", pgettext_lazy("task", "moved on")

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="closings")
    number = models.PositiveSmallIntegerField(_("number"))
    closed = models.DateField(_("closed"))
    closed_by = an_account(_("closed by"))
    result = models.CharField(_("result"), max_length=10, choices=Result.choices)
    text = models.TextField(_("what came of it"), blank=True)
    reopened = models.DateField(_("reopened"), null=True, blank=True)
    reopened_by = an_account(_("reopened by"))
    why = models.CharField(_("why it was reopened"), max_length=300, blank=True)

    PART_OF = ("task",)

    PERSONAL = {"closed_by", "text", "reopened_by", "why"}
    IMPERSONAL = {"task", "number", "closed", "result", "reopened"}

    class Meta:
        verbose_name = _("closing of a task")
        constraints = [
            models.UniqueConstraint(fields=["task", "number"], name="coalition_task_closings_are_numbered"),
            models.UniqueConstraint(
                fields=["task"],
                condition=models.Q(reopened__isnull=True),
                name="coalition_task_is_closed_once_until_it_is_reopened",
            ),
            models.CheckConstraint(
                condition=models.Q(reopened__isnull=True) | models.Q(reopened__gte=models.F("closed")),
                name="coalition_task_is_reopened_on_or_after_the_day_it_was_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.get_result_display()}"

    def get_absolute_url(self) -> str:
        return self.task.get_absolute_url()

    @property
    def campaign(self) -> Campaign:
        return self.task.campaign


class DueChange(models.Model):
    """The day due of a task was another one before. Rows are added and never edited."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="due_changes")
    number = models.PositiveSmallIntegerField(_("number"))
    day = models.DateField(_("changed"))
    before = models.DateField(_("due before"), null=True, blank=True)
    after = models.DateField(_("due after"), null=True, blank=True)
    why = models.CharField(_("why"), max_length=300, blank=True)
    by = an_account(_("changed by"))

    PART_OF = ("task",)

    PERSONAL = {"by", "why"}
    IMPERSONAL = {"task", "number", "day", "before", "after"}

    class Meta:
        verbose_name = _("change of the day due")
        constraints = [models.UniqueConstraint(fields=["task", "number"], name="coalition_due_changes_are_numbered")]

    def __str__(self) -> str:
        return str(self.task)

    def get_absolute_url(self) -> str:
        return self.task.get_absolute_url()

    @property
    def campaign(self) -> Campaign:
        return self.task.campaign
