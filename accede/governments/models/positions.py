"""Positions of a government as dated claims."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import EMBARGOED, Embargoed
from accede.coalition.models.tasks import an_account
from accede.governments.models.common import OF_STATE, OfState, a_source, names_its_source, one_key
from accede.kit.fields import MomentField


class Stance(models.TextChoices):
    """What a government thinks of joining the treaty, from the nearest to the farthest."""

    IN_FAVOUR = "in_favour", pgettext_lazy("position", "in favour")
    NO_DATE = "in_favour_no_date", pgettext_lazy("position", "in favour, no date given")
    STUDYING = "studying", pgettext_lazy("position", "studying")
    RELUCTANT = "reluctant", pgettext_lazy("position", "reluctant")
    OPPOSED = "opposed", pgettext_lazy("position", "opposed")
    UNKNOWN = "unknown", pgettext_lazy("position", "not known")


class Confidence(models.TextChoices):
    HIGH = "high", pgettext_lazy("confidence", "high")
    MEDIUM = "medium", pgettext_lazy("confidence", "medium")
    LOW = "low", pgettext_lazy("confidence", "low")


class Position(Embargoed, OfState):
    """One claim about what the government thinks, as of a day. Claims are added and never edited: a correction is a
    claim that replaces an earlier one, and two corrections of one claim are both kept.

    Which claim a file shows is derived (`core.positions`).
    """

    stance = models.CharField(_("position"), max_length=20, choices=Stance.choices)
    words = models.TextField(_("in the words of who says so"), blank=True)
    as_of = MomentField(_("held on"), blank=False)
    confidence = models.CharField(_("confidence"), max_length=10, choices=Confidence.choices)
    said_by = models.CharField(_("who says so"), max_length=300)
    review_date = models.DateField(_("review by"), null=True, blank=True)
    learned_date = models.DateField(_("learned of on"))
    replaces = models.ForeignKey(
        "self", verbose_name=_("corrects"), on_delete=models.PROTECT, related_name="replaced_by", null=True, blank=True
    )
    source = a_source()
    entered_by = an_account(_("entered by"))

    history = HistoricalRecords()

    PERSONAL = {"entered_by"}
    IMPERSONAL = EMBARGOED | OF_STATE | {
        "stance", "words", "as_of", "confidence", "said_by", "review_date", "learned_date", "replaces", "source",
    }  # fmt: skip

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        indexes = [models.Index(fields=["campaign", "state", "as_of"], name="governments_position_of_state")]
        constraints = [
            one_key("position"),
            names_its_source("position"),
            models.CheckConstraint(condition=~models.Q(said_by=""), name="governments_position_says_who_says_so"),
        ]

    def __str__(self) -> str:
        return str(self.get_stance_display())

    def get_absolute_url(self) -> str:
        return reverse("governments:position", args=[self.campaign.slug, self.state.code, self.key])


class Evidence(models.Model):
    """What a claim rests on: a document, a reply, a meeting of the log."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="evidence")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.CharField(_("evidence"), max_length=500)
    day = MomentField(_("day"))
    url = models.URLField(_("link"), blank=True)
    # Who vouches for it, where that is an organisation of the alliance.
    organisation = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    contact = models.ForeignKey(
        "governments.Contact", verbose_name=_("entry of the contact log"), on_delete=models.PROTECT, related_name="+",
        null=True, blank=True,
    )  # fmt: skip

    PART_OF = ("position",)
    PERSONAL: set[str] = set()
    IMPERSONAL = {"position", "number", "text", "day", "url", "organisation", "contact"}

    class Meta:
        verbose_name = _("evidence of a position")
        constraints = [models.UniqueConstraint(fields=["position", "number"], name="governments_evidence_is_numbered")]

    def __str__(self) -> str:
        return self.text[:80]
