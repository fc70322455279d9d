"""Items, who made them, their editions and print runs."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accede.coalition.models import OWNED, Campaign, Organisation, Owned
from accede.kit.fields import MomentField
from accede.kit.keys import refuse_reserved


class ItemKind(models.TextChoices):
    """In the order in which the report of the year tells them."""

    PRESS_KIT = "press_kit", _("press kit")
    STUDY_SERIES = "study_series", _("series of studies")
    STUDY = "study", _("study")
    COMPARISON_CHART = "comparison_chart", _("comparison chart")
    PRESENTATION = "presentation", _("presentation")
    BROCHURE = "brochure", _("brochure")
    POSTER = "poster", _("poster")
    MANUAL = "manual", _("manual")
    REFERENCE = "reference", _("reference")
    OTHER = "other", _("other item")


class Item(Owned):
    """One thing that is handed out, whatever languages it exists in."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=ItemKind.choices)
    series = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of the series"),
    )
    made = MomentField(_("made"))
    content = models.TextField(_("what it contains"), blank=True)
    used_for = models.TextField(_("what it was used for"), blank=True)
    availability = models.CharField(_("available to"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = OWNED | {
        "campaign", "key", "title", "kind", "series", "made", "content", "used_for", "availability", "source",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="materials_item_key_is_unique_in_its_campaign"),
            models.CheckConstraint(condition=~models.Q(source=""), name="materials_item_names_its_source"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("materials:item", args=[self.campaign.slug, self.key])


class CreditRole(models.TextChoices):
    PRODUCER = "producer", _("producer")
    COMMISSIONER = "commissioner", _("commissioner")
    COORDINATOR = "coordinator", _("coordinator of the commissioner")
    PUBLISHER = "publisher", _("publisher")


class Credit(models.Model):
    """Who made, ordered or published an item. No organisation: the alliance itself."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="credits")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=20, choices=CreditRole.choices, default=CreditRole.PRODUCER)

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"item", "organisation", "role"}
    PART_OF = ("item",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "organisation", "role"],
                name="materials_credit_is_given_once",
                violation_error_message=_("This credit is given already."),
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        who = self.organisation or self.item.campaign.alliance_short or self.item.campaign
        return f"{self.get_role_display()}: {who}"

    @property
    def campaign_slug(self) -> str:
        return self.item.campaign.slug


class Edition(models.Model):
    """One edition of an item; the label is empty while there is only one."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="editions")
    label = models.CharField(_("edition"), max_length=40, blank=True)
    released = MomentField(_("released"))

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"item", "label", "released"}
    PART_OF = ("item",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "label"],
                name="materials_edition_label_is_unique_in_its_item",
                violation_error_message=_("This item has an edition of that name."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}, {self.label}" if self.label else str(self.item)

    @property
    def campaign_slug(self) -> str:
        return self.item.campaign.slug


class PrintRun(models.Model):
    """Copies printed of an edition; a member's gift of a reprint (in funding) points at this."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="print_runs", verbose_name=_("item"))
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80)
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("edition")
    )
    language = models.CharField(_("language"), max_length=10, blank=True)
    printed_by = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("printed by"),
    )
    printed = MomentField(_("printed"))
    copies = models.PositiveIntegerField(_("copies"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {
        "item", "campaign", "key", "edition", "language", "printed_by", "printed", "copies", "note", "source",
    }  # fmt: skip
    PART_OF = ("item",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "key"], name="materials_printrun_key_is_unique_in_its_campaign"
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="materials_printrun_names_its_source"),
            models.CheckConstraint(
                condition=models.Q(copies__isnull=True) | models.Q(copies__gte=1),
                name="materials_printrun_has_at_least_one_copy",
                violation_error_message=_("A print run has at least one copy. Leave it empty if it is not known."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.printed or self.key}"

    def get_absolute_url(self) -> str:
        return f"{self.item.get_absolute_url()}#print-{self.key}"
