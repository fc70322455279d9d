"""Series of meetings, meetings, and what was done with them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accede.coalition.models import OWNED, Owned
from accede.kit.fields import refuse_unknown_zone
from accede.kit.keys import refuse_reserved

LONGEST_MEETING = 24 * 60  # minutes


class Gathering(models.Model):
    """What a series and a meeting have in common: local time, place, languages."""

    title = models.CharField(_("title"), max_length=200)
    # The time on the wall of that place; the clock change shifts the instant and never this.
    at = models.TimeField(_("begins at"))
    zone = models.CharField(_("time zone"), max_length=64, default=settings.TIME_ZONE, validators=[refuse_unknown_zone])
    minutes = models.PositiveSmallIntegerField(
        _("duration in minutes"), default=90, validators=[MinValueValidator(5), MaxValueValidator(LONGEST_MEETING)]
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link to join from afar"), max_length=500, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)

    class Meta:
        abstract = True


GATHERING = {"title", "at", "zone", "minutes", "place", "link", "languages"}


class Series(Gathering):
    """Meetings that come back: on the second Tuesday of each month at 10:00 in Geneva."""

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    # RFC 5545 without DTSTART: "FREQ=MONTHLY;BYDAY=2TU".
    rule = models.CharField(_("how it comes back"), max_length=200)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    WORDS = {"languages": settings.LANGUAGES}
    PERSONAL: set[str] = set()
    IMPERSONAL = GATHERING | {"campaign", "key", "rule", "first", "last", "source"}

    class Meta:
        verbose_name = _("series of meetings")
        verbose_name_plural = _("series of meetings")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="meetings_series_has_its_own_key"),
            models.CheckConstraint(
                condition=models.Q(last=None) | models.Q(last__gte=models.F("first")),
                name="meetings_series_ends_on_or_after_its_first_day",
                violation_error_message=_("The last day lies before the first day. Correct one of them."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:series", args=[self.campaign.slug, self.key])


class Meeting(Gathering, Owned):
    """One meeting on one day, in local time. Moving it keeps its uid and raises its sequence."""

    class Fold(models.IntegerChoices):
        """Which of the two, when the clock is put back and a time comes twice on that day."""

        FIRST = 0, _("the first time, before the clock is put back")
        SECOND = 1, _("the second time, after the clock is put back")

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    series = models.ForeignKey(
        Series, verbose_name=_("series"), on_delete=models.PROTECT, related_name="meetings", null=True, blank=True
    )
    # The day of the series for which this meeting stands, whatever day it was moved to.
    series_day = models.DateField(_("day in the series"), null=True, blank=True)
    day = models.DateField(_("day"))
    fold = models.PositiveSmallIntegerField(_("which of the two"), choices=Fold.choices, default=Fold.FIRST)
    # The entry in people's calendars: the name never changes, the number rises with every change after a call.
    uid = models.CharField(_("name in calendars"), max_length=120, unique=True)
    sequence = models.PositiveIntegerField(_("number of its last change"), default=0)
    note = models.TextField(_("note to those who are called"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    WORDS = {"languages": settings.LANGUAGES}
    PERSONAL: set[str] = set()
    IMPERSONAL = (
        GATHERING
        | OWNED
        | {"campaign", "key", "series", "series_day", "day", "fold", "uid", "sequence", "note", "source"}
    )

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        indexes = [models.Index(fields=["campaign", "day"], name="meetings_meeting_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="meetings_meeting_has_its_own_key"),
            models.UniqueConstraint(
                fields=["series", "series_day"],
                name="meetings_meeting_one_for_each_day_of_a_series",
                violation_error_message=_("This day of the series has its meeting already. Open that one."),
            ),
            models.CheckConstraint(
                condition=models.Q(series=None, series_day=None)
                | models.Q(series__isnull=False, series_day__isnull=False),
                name="meetings_meeting_series_and_its_day_go_together",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.campaign.slug, self.key])


class MeetingAct(models.Model):
    """Something that happened to a meeting. Rows are added and never changed; its state follows from them."""

    class Kind(models.TextChoices):
        CHANGED = "changed", _("changed")  # day, time, place, link, title: what a calendar shows
        CANCELLED = "cancelled", _("cancelled")
        OPENED = "opened", _("opened")
        CLOSED = "closed", _("closed")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="acts")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("what"), max_length=10, choices=Kind.choices)
    on = models.DateField(_("day"))
    at = models.DateTimeField(_("moment"))
    # For a change: the earlier values by field, as text: {"day": "2026-05-12", "place": "Geneva"}.
    was = models.JSONField(_("earlier values"), default=dict, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    PART_OF = ("meeting",)
    PERSONAL: set[str] = set()
    IMPERSONAL = {"meeting", "number", "kind", "on", "at", "was", "reason"}

    class Meta:
        verbose_name = _("act of a meeting")
        verbose_name_plural = _("acts of meetings")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_act_has_its_own_number"),
            *[
                models.UniqueConstraint(
                    fields=["meeting"], condition=models.Q(kind=kind), name=f"meetings_meeting_is_{kind}_once"
                )
                for kind in ("cancelled", "opened", "closed")
            ],
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def moved(self) -> bool:
        """Whether the day or the time changed, and not only the place or the link."""
        earlier: dict[str, Any] = self.was
        return bool({"day", "at", "zone"} & set(earlier))
