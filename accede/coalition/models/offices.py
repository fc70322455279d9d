"""Offices of the alliance, their terms, and people lent to it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accede.coalition.models.campaigns import Campaign
from accede.coalition.models.dated import DATED, Dated
from accede.coalition.models.organisations import Membership, Organisation
from accede.coalition.models.people import Person
from accede.kit.fields import in_order


class Office(models.Model):
    """A post that the alliance gives: who may hold it, how long a term is, whether it rotates."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="offices")
    key = models.SlugField(max_length=80)
    name = models.CharField(_("name"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    rotates = models.BooleanField(_("rotates"), default=False)
    term_months = models.PositiveSmallIntegerField(_("months in a term"), null=True, blank=True)
    # Who may be nominated; empty = the source does not say.
    nominated_among = models.CharField(
        _("nominated from among"), max_length=20, choices=Membership.Kind.choices, blank=True
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = {"campaign", "key", "name", "order", "rotates", "term_months", "nominated_among", "source"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="coalition_office_has_its_own_key")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("coalition:offices", args=[self.campaign.slug]) + f"#{self.key}"


class OfficeTerm(Dated):
    """Who held an office: a person, an organisation, or a person of an organisation."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="terms")
    key = models.SlugField(max_length=80)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="terms", verbose_name=_("office"))
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="terms",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="terms",
        verbose_name=_("organisation"),
    )  # fmt: skip

    history = HistoricalRecords()

    PERSONAL = {"key", "person"}
    IMPERSONAL = DATED | {"campaign", "office", "organisation"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_term_has_its_own_key"),
            in_order("start", "end", name="coalition_term_ends_on_or_after_the_day_it_begins"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(organisation__isnull=False),
                name="coalition_term_is_held_by_a_person_or_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        # Without the person: the log keeps this name for ever.
        return f"{self.office.name}: {self.organisation.short}" if self.organisation else self.office.name

    def get_absolute_url(self) -> str:
        return self.office.get_absolute_url()

    @property
    def holder(self) -> str:
        """ "Mariette Grange, ICMC": the person first, then the organisation."""
        parts = (self.person and self.person.name, self.organisation and self.organisation.short)
        return ", ".join(part for part in parts if part)


class Secondment(Dated):
    """A person whom an organisation lends to the alliance."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="secondments")
    key = models.SlugField(max_length=80)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="secondments", verbose_name=_("person"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="secondments", verbose_name=_("seconded by")
    )
    role = models.CharField(_("role"), max_length=120, blank=True)
    duties = models.CharField(_("duties"), max_length=300, blank=True)
    share_percent = models.PositiveSmallIntegerField(_("share of working time, in percent"), null=True, blank=True)

    history = HistoricalRecords()

    PERSONAL = {"key", "person", "role", "duties", "share_percent"}
    IMPERSONAL = DATED | {"campaign", "organisation"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_secondment_has_its_own_key"),
            in_order("start", "end", name="coalition_secondment_ends_on_or_after_the_day_it_begins"),
            models.CheckConstraint(
                condition=models.Q(share_percent__isnull=True) | models.Q(share_percent__gte=1, share_percent__lte=100),
                name="coalition_secondment_share_is_between_1_and_100_percent",
            ),
        ]

    def __str__(self) -> str:
        # Without the person: the log keeps this name for ever.
        return self.organisation.short

    def get_absolute_url(self) -> str:
        return reverse("coalition:offices", args=[self.campaign.slug]) + "#secondments"
