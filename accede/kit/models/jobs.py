from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class JobState(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(models.Model):
    """Long work as a row: it exists if and only if the act that asked for it does.

    The row is the truth; whatever wakes workers only carries its number. A worker holds a lease; a dead
    worker loses it, and another one takes the job over.
    """

    name = models.CharField(max_length=80)
    # Asking twice with one key is asking once.
    key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    args = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    by = models.CharField(max_length=150, blank=True)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    max_attempts = models.PositiveIntegerField(default=5)
    run_at = models.DateTimeField()
    owner = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=300, blank=True)
    result = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    error = models.TextField(blank=True)
    traceback = models.TextField(blank=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    # Arguments and results name rows by number; an error may quote what it met.
    PERSONAL = {"by", "args", "error", "traceback", "result", "words"}
    IMPERSONAL = {
        "name", "key", "state", "attempts", "max_attempts", "run_at", "owner", "lease_until", "progress_done",
        "progress_total", "created_at", "started_at", "finished_at",
    }  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["state", "run_at"], name="kit_job_what_is_due"),
            models.Index(fields=["state", "lease_until"], name="kit_job_lost_leases"),
            models.Index(fields=["name", "state"], name="kit_job_by_name"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="running") | models.Q(lease_until__isnull=False) & ~models.Q(owner=""),
                name="kit_job_running_has_an_owner_and_a_lease",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"


class JobStep(models.Model):
    """A step of a job that is done, written in the transaction of its effect: a later attempt passes over
    it.
    """

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    PERSONAL: set[str] = set()
    IMPERSONAL = {"job", "name", "at"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "name"], name="kit_jobstep_done_once")]

    def __str__(self) -> str:
        return f"{self.job_id}: {self.name}"


class Schedule(models.Model):
    """When a job is to be asked for again. Declared in code; the row keeps the next moment across servers."""

    name = models.CharField(max_length=80, unique=True)
    job = models.CharField(max_length=80)
    args = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    every_seconds = models.PositiveIntegerField(null=True, blank=True)
    daily_at = models.TimeField(null=True, blank=True)
    next_at = models.DateTimeField()
    last_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"name", "job", "args", "every_seconds", "daily_at", "next_at", "last_at"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every_seconds__isnull=True, daily_at__isnull=False)
                | models.Q(every_seconds__isnull=False, daily_at__isnull=True),
                name="kit_schedule_is_either_every_or_daily",
            ),
        ]

    def __str__(self) -> str:
        return self.name
