"""Organisations, what they are called, how they stand to each other, and their membership in the alliance."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accede.coalition.models.campaigns import Campaign
from accede.coalition.models.dated import DATED, Dated
from accede.kit.fields import in_order
from accede.kit.keys import refuse_reserved


class Sector(models.TextChoices):
    """The parts of society that an alliance speaks of. An organisation may stand in several."""

    INTERGOVERNMENTAL = "intergovernmental", _("intergovernmental agencies")
    HUMAN_RIGHTS = "human_rights", _("human rights organisations")
    CHURCH = "church", _("churches")
    LABOUR = "labour", _("labour organisations")
    MIGRANT = "migrant", _("migrant organisations")
    WOMEN = "women", _("women's organisations")


class Organisation(models.Model):
    """A body that the campaign deals with: a member, but also a donor government or a speaker's mission."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", _("organisation")
        PLATFORM = "platform", _("platform")
        GOVERNMENT = "government", _("government")
        MISSION = "mission", _("permanent mission")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="organisations")
    key = models.SlugField(max_length=80, validators=[refuse_reserved])
    name = models.CharField(_("name"), max_length=300)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.ORGANISATION)
    # The State of a government or mission: its code in the record.
    state = models.CharField(_("State"), max_length=20, blank=True)
    # Where it sits or works: codes of the record; empty = not known.
    countries = models.JSONField(_("countries"), default=list, blank=True)
    sectors = models.JSONField(_("sectors"), default=list, blank=True)  # of Sector; empty = not known
    sectors_from = models.CharField(_("what the sector rests on"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    WORDS = {"sectors": Sector.choices}
    PERSONAL: set[str] = set()
    IMPERSONAL = {
        "campaign", "key", "name", "acronym", "kind", "state", "countries", "sectors", "sectors_from", "website",
        "note", "source",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_organisation_has_its_own_key")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("coalition:organisation", args=[self.campaign.slug, self.key])

    @property
    def short(self) -> str:
        """What people call it in a sentence: ICMC, or the name when it has no acronym."""
        return self.acronym or self.name


class OrganisationName(models.Model):
    """Another name of an organisation: in a language, or as a source writes it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=10)
    name = models.CharField(_("name"), max_length=300)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"organisation", "language", "name", "acronym", "source"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "language", "name"], name="coalition_organisation_name_stands_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationLogo(models.Model):
    """The mark of an organisation: drawn anew from what was uploaded, so that it carries nothing but the picture."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="logo")
    content = models.BinaryField(editable=False)
    sha256 = models.CharField(max_length=64)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    alt = models.CharField(_("what the picture shows"), max_length=200)
    source = models.CharField(_("source"), max_length=300, blank=True)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"organisation", "content", "sha256", "width", "height", "alt", "source"}

    def __str__(self) -> str:
        return self.alt

    @property
    def shown_width(self) -> int:
        return max(1, round(self.width * self._shrunk))

    @property
    def shown_height(self) -> int:
        return max(1, round(self.height * self._shrunk))

    @property
    def _shrunk(self) -> float:
        """On a page it is a mark beside facts, not a picture."""
        return min(1.0, 160 / max(self.width, self.height))

    def get_absolute_url(self) -> str:
        return self.organisation.get_absolute_url()


class OrganisationRelation(Dated):
    """How one organisation stands to another, named or not ("its member and partner organizations")."""

    class Kind(models.TextChoices):
        HAS_MEMBERS = "has_members", _("has as members")
        HAS_PARTNERS = "has_partners", _("has as partners")
        COORDINATES = "coordinates", _("coordinates")
        NAMED_WITH = "named_with", _("is named together with")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="relations")
    key = models.SlugField(max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="relations")
    kind = models.CharField(_("relation"), max_length=20, choices=Kind.choices)
    other = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="relations_to",
        verbose_name=_("to"),
    )
    unnamed = models.CharField(_("or, when they are not named"), max_length=200, blank=True)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = DATED | {"campaign", "key", "organisation", "kind", "other", "unnamed"}
    # Fields that never name the same row.
    APART = ("organisation", "other")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_relation_has_its_own_key"),
            in_order("start", "end", name="coalition_relation_ends_on_or_after_the_day_it_begins"),
            models.CheckConstraint(
                condition=models.Q(other__isnull=False, unnamed="") | ~models.Q(unnamed="") & models.Q(other=None),
                name="coalition_relation_is_to_a_named_or_an_unnamed_organisation",
            ),
        ]

    def __str__(self) -> str:
        to = self.other.short if self.other else self.unnamed
        return f"{self.organisation.short} {self.get_kind_display()} {to}"

    def get_absolute_url(self) -> str:
        return self.organisation.get_absolute_url() + "#relations"
