"""Files of recommendations as they were read: nothing of them counts before a person approves."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.kit.fields import MomentField


class ReviewFile(models.Model):
    """One file of the Universal Periodic Review. Kept of it are the rows that are, or may be, about the treaty."""

    class Stage(models.TextChoices):
        WAITS = "waits", pgettext_lazy("file", "waits for a decision")
        FAULTY = "faulty", pgettext_lazy("file", "has errors")
        APPROVED = "approved", pgettext_lazy("file", "taken over")
        DROPPED = "dropped", pgettext_lazy("file", "laid aside")

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64)
    as_of = MomentField(_("file as of"))
    source = models.CharField(_("source"), max_length=300)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices)
    rows = models.JSONField(default=list, blank=True)  # queries.review_files.Row as data
    counts = models.JSONField(default=dict, blank=True)  # {"rows", "match": {...}, "response": {...}}
    problems = models.JSONField(default=list, blank=True)
    staged_by = models.CharField(max_length=150)
    staged_date = models.DateField()
    decided_by = models.CharField(max_length=150, blank=True)
    decided_date = models.DateField(null=True, blank=True)

    PERSONAL = {"staged_by", "decided_by"}
    IMPERSONAL = {
        "campaign", "filename", "sha256", "as_of", "source", "stage", "rows", "counts", "problems", "staged_date",
        "decided_date",
    }  # fmt: skip

    class Meta:
        verbose_name = _("file of recommendations")
        verbose_name_plural = _("files of recommendations")
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="governments_reviewfile_names_its_source")
        ]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("governments:review_file", args=[self.campaign.slug, self.pk])
