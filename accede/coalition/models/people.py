"""People, and the posts they held at a time."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accede.coalition.models.campaigns import Campaign
from accede.coalition.models.dated import DATED, Dated
from accede.coalition.models.organisations import Organisation
from accede.kit.fields import in_order
from accede.kit.keys import refuse_reserved


class Person(models.Model):
    """Somebody whom the campaign names: an office-holder, a speaker, a seconded officer."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="people")
    key = models.SlugField(max_length=80, validators=[refuse_reserved])
    name = models.CharField(_("name"), max_length=200)
    form = models.CharField(_("form of address"), max_length=40, blank=True)
    other_names = models.JSONField(_("also written"), default=list, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    note = models.TextField(_("note"), blank=True)
    # The account with which this person signs in here, when there is one.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("account"),
    )  # fmt: skip
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    SAME_PERSON = "user"
    PERSONAL = {"key", "name", "form", "other_names", "email", "note", "user"}
    IMPERSONAL = {"campaign", "source"}

    class Meta:
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="coalition_person_has_its_own_key")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("coalition:person", args=[self.campaign.slug, self.key])


class Affiliation(Dated):
    """A post: with an organisation, under a title, at a time. A person may hold two and speak for both."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="affiliations")
    key = models.SlugField(max_length=80)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="affiliations")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="affiliations"
    )
    title = models.CharField(_("title"), max_length=200, blank=True)

    history = HistoricalRecords()

    PERSONAL = {"key", "person", "organisation", "title"}
    IMPERSONAL = DATED | {"campaign"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_affiliation_has_its_own_key"),
            in_order("start", "end", name="coalition_affiliation_ends_on_or_after_the_day_it_begins"),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | ~models.Q(title=""),
                name="coalition_affiliation_has_an_organisation_or_a_title",
            ),
        ]

    def __str__(self) -> str:
        parts = (self.title, self.organisation and self.organisation.name)
        return ", ".join(part for part in parts if part)

    def get_absolute_url(self) -> str:
        return self.person.get_absolute_url()
