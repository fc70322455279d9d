from __future__ import annotations

from typing import Any, NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class AppendOnly(Exception):
    """A log entry is written once; a correction is a new act with an entry of its own."""


class _AppendOnlyQuerySet(models.QuerySet["LogEntry"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly


class LogEntry(models.Model):
    """One act. Sentences are made when shown; the database refuses a change of a row (migration 0002)."""

    act = models.CharField(max_length=80)
    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=80)
    target_name = models.CharField(max_length=300)
    campaign = models.CharField(max_length=80, blank=True)
    by = models.CharField(max_length=150, blank=True)
    # The day the act speaks of, as distinct from the moment it was entered.
    on = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    before = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)

    # Why, in the words of the person who did it; empty columns are null, so that the table need not be made anew.
    why = models.CharField(max_length=300, null=True, blank=True)
    # The entry whose change this act took back.
    undoes = models.BigIntegerField(null=True, blank=True)
    # The record that the target is part of, and another that it names ("events.event:12"): who may not see one of
    # them does not see the entry.
    about = models.CharField(max_length=120, null=True, blank=True)
    beside = models.CharField(max_length=120, null=True, blank=True)

    objects = _AppendOnlyQuerySet.as_manager()

    # `by` is the account that answers for an act; it stays, for that is what a log is for. `why` is free text, and
    # the form says that it stays for good.
    PERSONAL = {"by", "why"}
    IMPERSONAL = {
        "act", "target_type", "target_id", "target_name", "campaign", "on", "at", "before", "after",
        "undoes", "about", "beside",
    }  # fmt: skip

    class Meta:
        verbose_name_plural = "log entries"
        indexes = [
            models.Index(fields=["target_type", "target_id", "-at"], name="kit_log_by_target"),
            models.Index(fields=["campaign", "-at"], name="kit_log_by_campaign"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.target_name}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly
