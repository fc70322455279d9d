from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Draft(models.Model):
    """What somebody typed into a form and could not save, until she saves it, discards it or a month has passed."""

    user = models.CharField(max_length=150)
    address = models.CharField(max_length=300)
    title = models.CharField(max_length=300, blank=True)
    data = models.JSONField(encoder=DjangoJSONEncoder)  # name → list of what was sent
    at = models.DateTimeField()

    PERSONAL = {"user", "title", "data"}
    IMPERSONAL = {"address", "at"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "address"], name="kit_draft_is_one_for_a_person_and_a_form"),
        ]

    def __str__(self) -> str:
        return self.address


class SentForm(models.Model):
    """A form that was sent and saved: sending the very same page once more makes nothing new."""

    key = models.CharField(max_length=40)
    user = models.CharField(max_length=150)
    made = models.CharField(max_length=300, blank=True)  # the address that its sending led to
    at = models.DateTimeField()

    PERSONAL = {"user"}
    IMPERSONAL = {"key", "made", "at"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], name="kit_a_form_is_saved_once")]

    def __str__(self) -> str:
        return self.key


class Removed(models.Model):
    """A row that was removed, with all that went with it, so that the removal can be undone for a quarter of a year."""

    entry = models.BigIntegerField()  # of the log, which says who removed it and when
    data = models.JSONField(encoder=DjangoJSONEncoder)  # Django's serialised rows, the removed one first
    at = models.DateTimeField()

    PERSONAL = {"data"}
    IMPERSONAL = {"entry", "at"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry"], name="kit_a_removal_keeps_its_rows_once")]
        verbose_name_plural = "removed rows"

    def __str__(self) -> str:
        return str(self.entry)
