"""Places in the alliance, and the acts by which they come, rest and go."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models.campaigns import Campaign
from accede.coalition.models.dated import DATED, Dated
from accede.coalition.models.organisations import Organisation
from accede.core.memberships import Step, StepKind
from accede.kit.fields import MomentField, in_order


class Membership(Dated):
    """An organisation's place in the alliance. Only members vote, nominate and count for a quorum."""

    class Kind(models.TextChoices):
        MEMBER = "member", _("member")
        OBSERVER = "observer", _("observer")
        PARTNER = "partner", _("partner")
        PLATFORM = "platform", _("national platform")
        ENDORSER = "endorser", _("endorser")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="memberships")
    key = models.SlugField(max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    note = models.CharField(_("note"), max_length=300, blank=True)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = DATED | {"campaign", "key", "organisation", "kind", "note"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_membership_has_its_own_key"),
            in_order("start", "end", name="coalition_membership_ends_on_or_after_the_day_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation.short}, {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return self.organisation.get_absolute_url() + "#membership"


class MembershipAct(models.Model):
    """One act: asked, decided, admitted, suspended, in good standing again, left. A correction is a new row."""

    class Kind(models.TextChoices):
        APPLICATION = StepKind.APPLICATION.value, _("application")
        DECISION = StepKind.DECISION.value, _("decision")
        ADMISSION = StepKind.ADMISSION.value, _("admission")
        SUSPENSION = StepKind.SUSPENSION.value, _("suspension")
        REINSTATEMENT = StepKind.REINSTATEMENT.value, _("end of the suspension")
        LEAVING = StepKind.LEAVING.value, pgettext_lazy("the alliance", "leaving")

    class Outcome(models.TextChoices):
        ADMIT = "admit", _("admit")
        REFUSE = "refuse", _("refuse")
        DEFER = "defer", _("decide later")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="membership_acts")
    key = models.SlugField(max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="membership_acts")
    # The place that the act began, rests or ended; none for an application or a decision, and when it was taken back.
    membership = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="acts")
    kind = models.CharField(_("act"), max_length=20, choices=Kind.choices)
    place = models.CharField(_("place"), max_length=20, choices=Membership.Kind.choices)
    outcome = models.CharField(_("decided"), max_length=10, choices=Outcome.choices, blank=True)
    day = MomentField(_("day"), blank=False)
    decided_by = models.CharField(_("by whom"), max_length=200, blank=True)  # a body or a role
    note = models.CharField(_("note"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    entered_by = models.CharField(_("entered by"), max_length=150, blank=True)  # a sign-in; stays on this installation
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("corrects")
    )
    struck = models.BooleanField(_("the act corrected never was"), default=False)

    PERSONAL = {"entered_by"}
    IMPERSONAL = {
        "campaign", "key", "organisation", "membership", "kind", "place", "outcome", "day", "decided_by", "note",
        "source", "replaces", "struck",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_membershipact_has_its_own_key"),
            models.CheckConstraint(
                condition=models.Q(struck=False) | models.Q(replaces__isnull=False),
                name="coalition_membershipact_strikes_an_act_that_it_names",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="decision") & ~models.Q(outcome="")
                | ~models.Q(kind="decision") & models.Q(outcome=""),
                name="coalition_membershipact_a_decision_and_only_a_decision_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation.short}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("coalition:organisation", args=[self.campaign.slug, self.organisation.key]) + "#acts"

    def as_step(self, replaces: str) -> Step:
        """The act as a value; `replaces` is the key of the act that it corrects, which the caller has read."""
        return Step(self.key, StepKind(self.kind), self.day, replaces, self.struck)
