"""Spreadsheets as they were read: nothing of them counts before a person approves.

What a sheet may hold, each room says (`readers.kinds`); a kind may be private to who brought the file in.
"""

from __future__ import annotations

import secrets

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.coalition.models.campaigns import Campaign
from accede.coalition.readers import kinds


def a_key() -> str:
    """Tells nothing of how many files others brought in."""
    return secrets.token_hex(8)


class SheetImport(models.Model):
    """One file. It stays on this installation, as the log does."""

    class State(models.TextChoices):
        READING = "reading", _("being read")
        ASKS = "asks", _("asks how days are written")
        WAITS = "waits", _("waits for a decision")
        FAULTY = "faulty", _("has errors")
        REFUSED = "refused", _("refused")
        WRITING = "writing", _("being taken over")
        APPROVED = "approved", _("approved")
        DROPPED = "dropped", _("laid aside")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="sheet_imports")
    key = models.SlugField(_("key"), max_length=20, unique=True, default=a_key)
    holds = models.CharField(_("it lists"), max_length=20)  # the key of a registered kind
    # What was asked once for all rows: with whom they are shared, the title of the list.
    options = models.JSONField(default=dict, blank=True)
    as_of = models.DateField(_("day of the list"), null=True, blank=True)
    filename = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.READING)
    date_order = models.CharField(_("days are written"), max_length=5, blank=True)  # of readers.columns.Order
    columns = models.JSONField(default=dict, blank=True)  # {sheet: {column number: field}} as a person said
    headers = models.JSONField(default=list, blank=True)  # [{"sheet", "row", "words", "fields"}]
    unclear = models.JSONField(default=list, blank=True)  # [{"sheet", "row", "text"}] of days that may be two
    problems = models.JSONField(default=list, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    staged_by = models.CharField(max_length=150)
    staged_date = models.DateField()
    decided_by = models.CharField(max_length=150, blank=True)
    decided_date = models.DateField(null=True, blank=True)

    PERSONAL = {"content", "headers", "unclear", "problems", "staged_by", "decided_by"}
    IMPERSONAL = {
        "campaign", "key", "holds", "options", "as_of", "filename", "sha256", "state", "date_order", "columns",
        "counts", "staged_date", "decided_date",
    }  # fmt: skip

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        if self.kind.room != "coalition":
            return reverse(f"{self.kind.room}:sheet_import", args=[self.campaign.slug, self.key])
        return reverse("coalition:sheet_import", args=[self.campaign.slug, self.pk])

    @property
    def kind(self) -> kinds.SheetKind:
        """What its room says of such lists."""
        return kinds.kind(self.holds)

    @property
    def open(self) -> bool:
        return self.state in (self.State.ASKS, self.State.WAITS, self.State.FAULTY)


class SheetLine(models.Model):
    """One row of the file against the record, and what a person said of it."""

    class Change(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        SAME = "same", _("same")
        GONE = "gone", _("no longer listed")
        LIKELY = "likely", _("likely a duplicate")

    class Choice(models.TextChoices):
        LEAVE = "", _("leave out")
        SAME = "same", _("it is that one")
        NEW = "new", _("it is a new one")
        OUT = "out", _("leave out")

    sheet_import = models.ForeignKey(SheetImport, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    sheet = models.CharField(max_length=100, blank=True)
    row = models.PositiveIntegerField()
    part = models.CharField(max_length=10, blank=True)  # a row may say two things: of a mission, and of its head
    change = models.CharField(max_length=10, choices=Change.choices)
    name = models.CharField(max_length=300)
    target = models.SlugField(max_length=80, blank=True)  # key of the row on record that it is, or is like
    reason = models.CharField(max_length=300, blank=True)  # why it is likely that one
    data = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)  # {field: [on record, in the file]}
    choice = models.CharField(max_length=10, choices=Choice.choices, blank=True)
    done = models.BooleanField(default=False)  # taken over, while the rest of a large file still is

    PERSONAL = {"name", "target", "reason", "data", "changes"}
    IMPERSONAL = {"sheet_import", "number", "sheet", "row", "part", "change", "choice", "done"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet_import", "number"], name="coalition_sheetline_has_one_number")
        ]

    def __str__(self) -> str:
        return f"{self.sheet_import_id}/{self.number} {self.change}"
