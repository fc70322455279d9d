"""Two entries that were one body: what became of the second, and which pairs a person said are two bodies."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.coalition.models.campaigns import Campaign
from accede.coalition.models.organisations import Organisation


class Merge(models.Model):
    """An organisation that went up in another one, with what is needed to undo it exactly."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="merges")
    key = models.SlugField(max_length=80)
    kept = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges", verbose_name=_("kept"))
    gone_key = models.SlugField(_("key of the one that went"), max_length=80)
    gone_name = models.CharField(_("name of the one that went"), max_length=300)
    why = models.CharField(_("why they are one"), max_length=300)
    merged_date = models.DateField(_("merged"))
    undone_date = models.DateField(_("undone"), null=True, blank=True)
    # {"gone", "moved", "named", "dropped", "added", "filled"}; stays on this installation and goes when it is undone.
    data = models.JSONField(default=dict, blank=True)

    PERSONAL = {"data"}
    IMPERSONAL = {"campaign", "key", "kept", "gone_key", "gone_name", "why", "merged_date", "undone_date"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="coalition_merge_has_its_own_key")]

    def __str__(self) -> str:
        return f"{self.gone_name} → {self.kept.short}"

    def get_absolute_url(self) -> str:
        return self.kept.get_absolute_url() + "#merges"

    def get_undo_url(self) -> str:
        return reverse("coalition:undo_merge", args=[self.campaign.slug, self.key])


class Distinction(models.Model):
    """Two organisations that look alike and are not one, as a person said."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="distinctions")
    one = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(_("why they are two"), max_length=300, blank=True)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"campaign", "one", "other", "why"}
    # Fields that never name the same row.
    APART = ("one", "other")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="coalition_distinction_is_said_once"),
        ]

    def __str__(self) -> str:
        return f"{self.one.short} ≠ {self.other.short}"

    def get_absolute_url(self) -> str:
        return reverse("coalition:duplicates", args=[self.campaign.slug])
