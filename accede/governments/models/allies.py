"""Who in a State stands with the campaign, and who is missing."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import OWNED, Owned
from accede.governments.models.common import OF_STATE, OfState, a_source, names_its_source, one_key
from accede.kit.fields import MomentField


class AllySector(models.TextChoices):
    UNIONS = "unions", pgettext_lazy("allies", "unions")
    MIGRANTS = "migrants", pgettext_lazy("allies", "migrants' associations")
    CHURCHES = "churches", pgettext_lazy("allies", "churches and religious bodies")
    WOMEN = "women", pgettext_lazy("allies", "women's organisations")
    EMPLOYERS = "employers", pgettext_lazy("allies", "employers")
    PARLIAMENT = "parliament", pgettext_lazy("allies", "parliamentarians")
    MEDIA = "media", pgettext_lazy("allies", "media")
    ACADEMICS = "academics", pgettext_lazy("allies", "academics")


class Ally(Owned, OfState):
    """Somebody in the State who could stand with the campaign. Where it stands is as its source says."""

    class Stance(models.TextChoices):
        WITH_US = "with_us", pgettext_lazy("ally", "with us")
        OPEN = "open", pgettext_lazy("ally", "open")
        UNKNOWN = "unknown", pgettext_lazy("ally", "not known")
        AGAINST = "against", pgettext_lazy("ally", "against")

    sector = models.CharField(_("sector"), max_length=12, choices=AllySector.choices)
    name = models.CharField(_("name"), max_length=200)
    organisation = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("organisation of the coalition"), on_delete=models.PROTECT,
        related_name="+", null=True, blank=True,
    )  # fmt: skip
    stance = models.CharField(_("where it stands"), max_length=10, choices=Stance.choices)
    since = MomentField(_("since"))
    until = MomentField(_("until"))
    contact_words = models.CharField(_("whom to reach"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = a_source()

    history = HistoricalRecords()

    # A parliamentarian or an academic is a person, so the name is personal.
    PERSONAL = {"name", "contact_words", "note"}
    IMPERSONAL = OWNED | OF_STATE | {"sector", "organisation", "stance", "since", "until", "source"}

    class Meta:
        verbose_name = _("ally")
        verbose_name_plural = _("allies")
        indexes = [models.Index(fields=["campaign", "state"], name="governments_ally_of_state")]
        constraints = [one_key("ally"), names_its_source("ally")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("governments:ally", args=[self.campaign.slug, self.state.code, self.key])


class StateTag(Owned, OfState):
    """A word that an organisation, or the alliance, puts on a State to find it again."""

    tag = models.SlugField(_("tag"), max_length=40, allow_unicode=True)

    PERSONAL: set[str] = set()
    IMPERSONAL = OWNED | OF_STATE | {"tag"}

    class Meta:
        verbose_name = _("tag of a State")
        verbose_name_plural = _("tags of States")
        constraints = [
            one_key("statetag"),
            models.UniqueConstraint(
                fields=["campaign", "state", "owner", "tag"], name="governments_tag_stands_once_for_its_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.tag
