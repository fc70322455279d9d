"""What comes back every year, and where events are held."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import Campaign
from accede.kit.keys import refuse_reserved


class Series(models.Model):
    """What comes back: a yearly observance (18 December) or a round of events, with what must begin how long before."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    name = models.CharField(_("name"), max_length=200)
    observance = models.BooleanField(_("a day that is observed every year"), default=False)
    month = models.PositiveSmallIntegerField(_("month"), null=True, blank=True)
    day = models.PositiveSmallIntegerField(_("day of the month"), null=True, blank=True)
    # [{"days": 60, "what": "Ask members for their plans"}, …]: so many days before each time.
    lead_times = models.JSONField(_("what begins how many days before"), default=list, blank=True)
    note = models.TextField(_("what it is for"), blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"campaign", "key", "name", "observance", "month", "day", "lead_times", "note", "source"}

    class Meta:
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="events_series_key_is_unique_in_its_campaign"),
            models.CheckConstraint(condition=~models.Q(source=""), name="events_series_names_its_source"),
            models.CheckConstraint(
                # What is not known is no contradiction for a database: that both are there is asked for by itself.
                condition=models.Q(observance=False)
                | models.Q(month__isnull=False, day__isnull=False, month__range=(1, 12), day__range=(1, 31)),
                name="events_observance_has_its_day",
                violation_error_message=_("A day that is observed every year needs its month and its day."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("events:one_series", args=[self.campaign.slug, self.key])


class Venue(models.Model):
    """Where events are held, and what the house there asks."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    name = models.CharField(_("name"), max_length=200)
    place = models.CharField(_("place"), max_length=120, blank=True)
    address = models.TextField(_("address"), blank=True)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    step_free = models.BooleanField(_("reached without steps"), null=True, blank=True)
    languages = models.JSONField(_("languages for which interpretation is provided"), default=list, blank=True)
    guest_list_format = models.CharField(_("format of the guest list"), max_length=20, blank=True)
    guest_list_columns = models.JSONField(_("columns of the guest list"), default=list, blank=True)
    contact = models.CharField(_("whom to write to there"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    PERSONAL = {"contact"}
    IMPERSONAL = {
        "campaign", "key", "name", "place", "address", "seats", "step_free", "languages", "guest_list_format",
        "guest_list_columns", "note", "source",
    }  # fmt: skip

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="events_venue_key_is_unique_in_its_campaign"),
            models.CheckConstraint(condition=~models.Q(source=""), name="events_venue_names_its_source"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("events:venue", args=[self.campaign.slug, self.key])


class VenueRule(models.Model):
    """What a venue asks, and how many hours before the event it must be done (none: it is only to be known)."""

    class Kind(models.TextChoices):
        GUEST_LIST = "guest_list", _("guest list due")
        SPEAKERS = "speakers", _("list of speakers due")
        EQUIPMENT = "equipment", _("equipment to be ordered")
        CATERING = "catering", _("catering to be ordered")
        INTERPRETATION = "interpretation", _("interpretation")
        SECURITY = "security", _("security")
        OTHER = "other", pgettext_lazy("rule of a venue", "other")

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="rules")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    words = models.CharField(_("rule"), max_length=300)
    hours_before = models.PositiveIntegerField(_("hours before"), null=True, blank=True)

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"venue", "number", "kind", "words", "hours_before"}
    PART_OF = ("venue",)

    class Meta:
        verbose_name = _("rule of a venue")
        constraints = [
            models.UniqueConstraint(fields=["venue", "number"], name="events_rules_of_a_venue_are_numbered"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def campaign_slug(self) -> str:
        return self.venue.campaign.slug
