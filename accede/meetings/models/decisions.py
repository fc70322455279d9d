"""Motions, votes, reservations, and the numbered decisions."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.meetings.models.agenda import AgendaItem
from accede.meetings.models.meetings import Meeting


class Motion(models.Model):
    """A text put to the meeting: adopted by consensus or by a vote."""

    class Method(models.TextChoices):
        CONSENSUS = "consensus", _("by consensus")
        VOTE = "vote", _("by a vote")

    class Outcome(models.TextChoices):
        OPEN = "open", pgettext_lazy("motion", "open")
        ADOPTED = "adopted", pgettext_lazy("motion", "adopted")
        REJECTED = "rejected", pgettext_lazy("motion", "rejected")
        UNDECIDED = "undecided", pgettext_lazy("motion", "not decided")  # no quorum, or it cannot be known
        WITHDRAWN = "withdrawn", pgettext_lazy("motion", "withdrawn")

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="motions")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("text"))
    proposed_by = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("proposed by"), on_delete=models.PROTECT, related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    seconded_by = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("seconded by"), on_delete=models.PROTECT, related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    method = models.CharField(_("how it is decided"), max_length=10, choices=Method.choices)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    opened_at = models.DateTimeField(_("put to the meeting"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    # What the outcome rested on when it was closed: who could vote, quorum, the tally, the rule, in plain values.
    reckoning = models.JSONField(_("reckoning"), default=dict, blank=True)

    PART_OF = ("item",)
    PERSONAL: set[str] = set()
    IMPERSONAL = {
        "item", "number", "text", "proposed_by", "seconded_by", "method", "outcome", "opened_at", "closed_at",
        "reckoning",
    }  # fmt: skip

    class Meta:
        verbose_name = _("motion")
        verbose_name_plural = _("motions")
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="meetings_motion_has_its_own_number"),
            models.CheckConstraint(
                condition=models.Q(outcome="open", closed_at=None)
                | ~models.Q(outcome="open") & models.Q(closed_at__isnull=False),
                name="meetings_motion_is_open_until_it_is_closed",
            ),
            models.CheckConstraint(
                condition=models.Q(seconded_by=None)
                | models.Q(proposed_by__isnull=False) & ~models.Q(seconded_by=models.F("proposed_by")),
                name="meetings_motion_is_seconded_by_another_than_who_proposed_it",
                violation_error_message=_("A motion is seconded by another organisation than the one that moves it."),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        meeting = self.item.meeting
        return reverse("meetings:motion", args=[meeting.campaign.slug, meeting.key, self.item.number, self.number])


class Vote(models.Model):
    """The vote of a member organisation on a motion. One each, whoever of its people casts it."""

    class Choice(models.TextChoices):
        FOR = "for", pgettext_lazy("vote", "for")
        AGAINST = "against", pgettext_lazy("vote", "against")
        ABSTAIN = "abstain", pgettext_lazy("vote", "abstains")

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="votes")
    organisation = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    choice = models.CharField(_("vote"), max_length=10, choices=Choice.choices)
    # Set when another organisation cast it, holding a proxy.
    cast_by = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("cast by"), on_delete=models.PROTECT, related_name="+", null=True,
        blank=True,
    )  # fmt: skip
    at = models.DateTimeField(_("moment"))

    PART_OF = ("motion",)
    PERSONAL: set[str] = set()
    IMPERSONAL = {"motion", "organisation", "choice", "cast_by", "at"}

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "organisation"],
                name="meetings_vote_is_one_for_each_organisation",
                violation_error_message=_("This organisation has voted on this motion already."),
            ),
            models.CheckConstraint(
                condition=models.Q(cast_by=None) | ~models.Q(cast_by=models.F("organisation")),
                name="meetings_vote_by_proxy_is_cast_by_another_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation.short}: {self.get_choice_display()}"


class Reservation(models.Model):
    """What an organisation that joins a consensus wants on record with it."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="reservations")
    organisation = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("reservation"))
    at = models.DateTimeField(_("moment"))

    PART_OF = ("motion",)
    PERSONAL: set[str] = set()
    IMPERSONAL = {"motion", "organisation", "text", "at"}

    class Meta:
        verbose_name = _("reservation")
        verbose_name_plural = _("reservations")
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "organisation"],
                name="meetings_reservation_is_one_for_each_organisation",
                violation_error_message=_(
                    "This organisation has a reservation on this motion already. Change that one."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation.short}: {self.text[:60]}"


class Decision(models.Model):
    """What the alliance decided, under a number that counts on through the year."""

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("number"))
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    motion = models.OneToOneField(
        Motion, verbose_name=_("motion"), on_delete=models.PROTECT, related_name="decision", null=True, blank=True
    )
    text = models.TextField(_("text"))
    on = models.DateField(_("day"))
    replaces = models.ForeignKey(
        "self", verbose_name=_("replaces"), on_delete=models.PROTECT, related_name="replaced_by", null=True, blank=True
    )

    history = HistoricalRecords()

    PART_OF = ("item",)
    PERSONAL: set[str] = set()
    IMPERSONAL = {"campaign", "year", "number", "item", "motion", "text", "on", "replaces"}

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "year", "number"], name="meetings_decision_has_its_own_number_in_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.text[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:decision", args=[self.campaign.slug, self.year, self.number])

    @property
    def code(self) -> str:
        """ "2026/3": the third decision of 2026."""
        return f"{self.year}/{self.number}"

    @property
    def meeting(self) -> Meeting:
        return self.item.meeting


class DecisionTask(models.Model):
    """A task that follows from a decision. Whether it is done is asked of the task."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="tasks")
    task = models.OneToOneField("coalition.Task", on_delete=models.PROTECT, related_name="+", verbose_name=_("task"))

    PART_OF = ("decision", "task")
    PERSONAL: set[str] = set()
    IMPERSONAL = {"decision", "task"}

    class Meta:
        verbose_name = _("task of a decision")
        verbose_name_plural = _("tasks of decisions")

    def __str__(self) -> str:
        return f"{self.decision.code}: {self.task}"
