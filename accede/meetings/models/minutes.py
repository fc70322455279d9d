"""What is written at a meeting, how it is circulated, corrected and approved."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.kit.privacy import Sealed
from accede.meetings.models.agenda import AgendaItem
from accede.meetings.models.meetings import Meeting


class MinutesText(models.Model):
    """One saved version of what was said under a point. Versions are added; the last one is the text."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField(_("version"))
    # The version that the writer had before her; another one saved in between makes a conflict, which is shown.
    based_on = models.PositiveIntegerField(_("based on version"), default=0)
    text = models.TextField(_("text"), blank=True)
    by = models.CharField(_("written by"), max_length=150, blank=True)  # the account's name
    at = models.DateTimeField(_("moment"))

    PART_OF = ("item",)
    PERSONAL = {"by", "text"}
    IMPERSONAL = {"item", "number", "based_on", "at"}

    class Meta:
        verbose_name = _("text of the minutes")
        verbose_name_plural = _("texts of the minutes")
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="meetings_text_has_its_own_version"),
            models.CheckConstraint(
                condition=models.Q(based_on__lt=models.F("number")), name="meetings_text_is_based_on_an_earlier_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}, {self.number}"


class Minutes(models.Model):
    """The minutes as they were circulated or approved: a sealed record with its fingerprint."""

    class Stage(models.TextChoices):
        CIRCULATED = "circulated", pgettext_lazy("minutes", "circulated")
        APPROVED = "approved", pgettext_lazy("minutes", "approved")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes_kept")
    number = models.PositiveSmallIntegerField(_("number"))
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices)
    on = models.DateField(_("day"))
    at = models.DateTimeField(_("moment"))
    # Up to and with this day corrections are taken.
    corrections_until = models.DateField(_("corrections until"), null=True, blank=True)
    # The meeting that approved them.
    approved_at = models.ForeignKey(
        Meeting, verbose_name=_("approved at"), on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    snapshot = models.JSONField(_("what they say"), default=dict)
    sha256 = models.CharField(_("fingerprint"), max_length=64)

    PART_OF = ("meeting",)
    SEALED = Sealed(
        frozenset({"snapshot"}),
        _("approved minutes"),
        _("as long as the alliance keeps its minutes"),
        when=models.Q(stage="approved"),
    )
    PERSONAL = {"snapshot"}
    IMPERSONAL = {"meeting", "number", "stage", "on", "at", "corrections_until", "approved_at", "sha256"}

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_minutes_have_their_own_number"),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=models.Q(stage="approved"),
                name="meetings_minutes_are_approved_once",
                violation_error_message=_("The minutes of this meeting are approved already and cannot change."),
            ),
            models.CheckConstraint(
                condition=models.Q(stage="approved") | models.Q(approved_at=None),
                name="meetings_minutes_only_approved_ones_name_who_approved",
            ),
            models.CheckConstraint(
                condition=models.Q(stage="circulated", corrections_until__isnull=False)
                | models.Q(stage="approved", corrections_until=None),
                name="meetings_minutes_only_circulated_ones_take_corrections_until_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, {self.get_stage_display()}"


class Correction(models.Model):
    """What somebody wants changed in circulated minutes, and what came of it."""

    class Outcome(models.TextChoices):
        OPEN = "open", pgettext_lazy("correction", "open")
        TAKEN = "taken", pgettext_lazy("correction", "taken over")
        REFUSED = "refused", pgettext_lazy("correction", "not taken over")

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveSmallIntegerField(_("number"))
    item = models.ForeignKey(
        AgendaItem, verbose_name=_("point of the agenda"), on_delete=models.PROTECT, related_name="+", null=True,
        blank=True,
    )  # fmt: skip
    organisation = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("asked by"), on_delete=models.PROTECT, related_name="+", null=True,
        blank=True,
    )  # fmt: skip
    text = models.TextField(_("what should be changed"))
    on = models.DateField(_("day"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    answer = models.CharField(_("answer"), max_length=300, blank=True)

    PART_OF = ("minutes",)
    PERSONAL = {"text"}
    IMPERSONAL = {"minutes", "number", "item", "organisation", "on", "outcome", "answer"}

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="meetings_correction_has_its_own_number"),
            models.CheckConstraint(
                condition=~models.Q(outcome="refused") | ~models.Q(answer=""),
                name="meetings_correction_a_refusal_says_why",
                violation_error_message=_("A correction that is not taken over needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes}: {self.number}"
