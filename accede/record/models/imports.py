from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.kit.fields import MomentField
from accede.record.models.acts import Act
from accede.record.models.states import State
from accede.record.models.treaties import Treaty


class ImportState(models.TextChoices):
    STAGING = "staging", _("being read")
    STAGED = "staged", _("waits for a decision")
    REFUSED = "refused", _("refused")
    PARTLY = "partly", _("approved in part")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("rejected")


class Change(models.TextChoices):
    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SAME = "same", _("same")
    ABSENT = "absent", _("on record, not in the file")
    UNKNOWN = "unknown", _("unknown name")
    OFFICIAL = "official", _("official day")
    TEXT = "text", _("text added")
    TERRITORY = "territory", _("territory")
    PROPOSED = "proposed", _("proposed from an end note")


class Decision(models.TextChoices):
    WAITING = "waiting", _("waits")
    APPROVED = "approved", _("approved")
    IGNORED = "ignored", _("left out")


class Import(models.Model):
    """A depositary file as it was read: nothing of it is on record until a person approves its lines."""

    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, null=True, blank=True, related_name="imports")
    filename = models.CharField(_("file"), max_length=200)
    format = models.CharField(max_length=20, blank=True)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(editable=False)
    header = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    left_out = models.JSONField(default=list)  # names in the file that a person decided to leave out
    refused = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.STAGING)
    base_version = models.CharField(max_length=32, blank=True)  # the record it was compared with
    staged_by = models.CharField(max_length=150)
    staged_at = models.DateTimeField()
    staged_date = models.DateField()
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    # Lines that the approval which gave this value back wrote; not stored.
    written = 0

    PERSONAL = {"staged_by", "decided_by"}
    IMPERSONAL = {
        "treaty", "filename", "format", "sha256", "content", "header", "counts", "problems", "left_out",
        "refused", "state", "base_version", "staged_at", "staged_date", "decided_at", "reason",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by="", decided_at__isnull=True) | (~Q(decided_by="") & Q(decided_at__isnull=False)),
                name="record_import_decided_by_and_decided_at_go_together",
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(reason=""),
                name="record_import_a_rejection_gives_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("record:import", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in (ImportState.STAGED, ImportState.PARTLY)


class ImportLine(models.Model):
    """One difference between the file and the record, and what was decided about it."""

    import_file = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    row = models.PositiveIntegerField(null=True, blank=True)
    column = models.CharField(max_length=200, blank=True)
    change = models.CharField(max_length=10, choices=Change.choices)
    name = models.CharField(max_length=300, blank=True)
    state = models.ForeignKey(State, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=30, blank=True)
    deposited = MomentField(blank=True)
    data = models.JSONField(default=dict)  # the act's other fields, as the file gives them
    existing = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    effect = models.JSONField(default=dict)  # what approving it would move, as codes and values
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.WAITING)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    PERSONAL: set[str] = set()
    IMPERSONAL = {
        "import_file", "number", "row", "column", "change", "name", "state", "kind", "deposited", "data",
        "existing", "effect", "decision", "act",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["import_file", "number"], name="record_importline_has_one_number"),
        ]

    def __str__(self) -> str:
        return f"{self.import_file_id}/{self.number} {self.change}"
