"""What hangs around an event: the run sheet, exhibitions and where they tour, what members post themselves."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import Organisation
from accede.events.models.event import Event
from accede.kit.fields import MomentField


class SheetLine(models.Model):
    """A line of the run sheet: when, what, who sees to it, where."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sheet")
    number = models.PositiveSmallIntegerField(_("number"))
    at = models.DateTimeField(_("at"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    what = models.CharField(_("what"), max_length=300)
    who = models.CharField(_("who sees to it"), max_length=200, blank=True)
    where = models.CharField(_("where"), max_length=200, blank=True)

    PERSONAL = {"who"}
    IMPERSONAL = {"event", "number", "at", "minutes", "what", "where"}
    PART_OF = ("event",)

    class Meta:
        verbose_name = _("line of the run sheet")
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="events_sheet_lines_are_numbered")]

    def __str__(self) -> str:
        return self.what

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug


class Exhibit(models.Model):
    """A work in an exhibition: who made it, who is shown, and by which right it may be shown."""

    class Consent(models.TextChoices):
        NOBODY = "nobody", pgettext_lazy("consent", "nobody can be recognised")
        GIVEN = "given", pgettext_lazy("consent", "given")
        ASKED = "asked", pgettext_lazy("consent", "asked for")
        NOT_KNOWN = "not_known", pgettext_lazy("consent", "not known")
        WITHDRAWN = "withdrawn", pgettext_lazy("consent", "withdrawn")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="exhibits")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=300)
    photographer = models.CharField(_("photographer"), max_length=200, blank=True)
    credit = models.CharField(_("credit line"), max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    caption = models.TextField(_("caption"), blank=True)
    consent = models.CharField(
        _("consent of the person shown"), max_length=10, choices=Consent.choices, default=Consent.NOT_KNOWN
    )
    consent_words = models.CharField(_("how it was given"), max_length=300, blank=True)
    right = models.CharField(_("right of use"), max_length=300, blank=True)
    right_until = models.DateField(_("right of use until"), null=True, blank=True)
    withdrawn_date = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_words = models.CharField(_("why"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    PERSONAL = {"photographer", "credit", "caption", "consent_words", "withdrawn_words"}
    IMPERSONAL = {
        "event", "number", "title", "year", "place", "consent", "right", "right_until", "withdrawn_date", "source",
    }  # fmt: skip
    PART_OF = ("event",)

    class Meta:
        verbose_name = _("work in an exhibition")
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="events_exhibits_are_numbered"),
            models.CheckConstraint(condition=~models.Q(source=""), name="events_exhibit_names_its_source"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug


class TourStop(models.Model):
    """Where an exhibition stood, or will, from a day to a day."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="tour")
    number = models.PositiveSmallIntegerField(_("number"))
    place = models.CharField(_("place"), max_length=200)
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    host = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("host")
    )
    starts = MomentField(_("first day"))
    ends = MomentField(_("last day"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"event", "number", "place", "venue", "host", "starts", "ends", "note"}
    PART_OF = ("event",)

    class Meta:
        verbose_name = _("stop of a tour")
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="events_tour_stops_are_numbered")]

    def __str__(self) -> str:
        return self.place

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug


class Posting(models.Model):
    """That a member posted an event of its own, and what the alliance said to showing it. Where there is no such row,
    the event was entered by the alliance.
    """

    class Verdict(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("posted event", "waits to be read")
        SHOWN = "shown", pgettext_lazy("posted event", "shown")
        REFUSED = "refused", pgettext_lazy("posted event", "not shown")

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="posting")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("posted by")
    )
    posted_at = models.DateTimeField(_("posted at"))
    posted_by = models.CharField(_("posted by"), max_length=150)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict.choices, default=Verdict.WAITING)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=150, blank=True)
    words = models.CharField(_("reason"), max_length=300, blank=True)

    PERSONAL = {"posted_by", "decided_by", "words"}
    IMPERSONAL = {"event", "organisation", "posted_at", "verdict", "decided_at"}
    PART_OF = ("event",)

    class Meta:
        verbose_name = _("posted event")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict="waiting", decided_at__isnull=True)
                | ~models.Q(verdict="waiting") & models.Q(decided_at__isnull=False),
                name="events_posting_is_decided_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.get_verdict_display()}"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug

    def get_absolute_url(self) -> str:
        return reverse("events:event", args=[self.event.campaign.slug, self.event.key])
