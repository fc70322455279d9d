"""Offices of the alliance, their terms, and people lent to it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.accounts.roles import ROLES
from accede.coalition.models.campaigns import Campaign
from accede.coalition.models.dated import DATED, Dated
from accede.coalition.models.memberships import Membership
from accede.coalition.models.organisations import Organisation
from accede.coalition.models.people import Person
from accede.kit.fields import in_order


class Decision(models.TextChoices):
    """How the holder of an office is chosen; the values are those of `core.voting.Rule`."""

    CONSENSUS = "consensus", pgettext_lazy("how it is decided", "consensus")
    SIMPLE = "simple", pgettext_lazy("how it is decided", "majority of the votes cast")
    OF_MEMBERS = "of_members", pgettext_lazy("how it is decided", "majority of all members")
    TWO_THIRDS = "two_thirds", pgettext_lazy("how it is decided", "two thirds of the votes cast")


class Turn(models.TextChoices):
    """What becomes of organisations that have held the office in this round; the values of `core.rotation.Turns`."""

    FIRST = "first", pgettext_lazy("turns", "who has not served goes first")
    ONLY = "only", pgettext_lazy("turns", "who has served waits for the next round")


# An office that an alliance gives brings one of these roles or none; the operator's is nobody's to give.
OFFICE_ROLES = [(key, role.name) for key, role in ROLES.items() if key in {"convener", "secretariat"}]


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
    # The rest of the rule; empty = nothing says so. A rotation takes over what it finds here when it is opened.
    decided_by = models.CharField(_("decided by"), max_length=20, choices=Decision.choices, blank=True)
    turns = models.CharField(_("who has served in this round"), max_length=10, choices=Turn.choices, blank=True)
    window_days = models.PositiveSmallIntegerField(_("days for nominations"), null=True, blank=True)
    turnout_percent = models.PositiveSmallIntegerField(_("members that must vote, in percent"), null=True, blank=True)
    # The role that its holder has here for the time of her term; empty = the office brings none.
    role = models.CharField(_("role that goes with it"), max_length=20, choices=OFFICE_ROLES, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = {
        "campaign", "key", "name", "order", "rotates", "term_months", "nominated_among", "decided_by", "turns",
        "window_days", "turnout_percent", "role", "source",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_office_has_its_own_key"),
            models.CheckConstraint(
                condition=models.Q(turnout_percent__isnull=True)
                | models.Q(turnout_percent__gte=1, turnout_percent__lte=100),
                name="coalition_office_turnout_is_between_1_and_100_percent",
                violation_error_message=_("The share of members that must vote lies between 1 and 100 percent."),
            ),
            models.CheckConstraint(
                condition=models.Q(term_months__isnull=True) | models.Q(term_months__gte=1, term_months__lte=240),
                name="coalition_office_term_lasts_from_1_month_to_20_years",
                violation_error_message=_("A term lasts at least one month and at most 240."),
            ),
            models.CheckConstraint(
                condition=models.Q(window_days__isnull=True) | models.Q(window_days__gte=1, window_days__lte=365),
                name="coalition_office_window_lasts_from_1_to_365_days",
                violation_error_message=_("A window for nominations lasts from 1 to 365 days."),
            ),
        ]

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
    # What the secondment is worth to the alliance over its whole time, as its source says; empty = not known.
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)

    history = HistoricalRecords()

    PERSONAL = {"key", "person", "role", "duties", "share_percent", "value", "currency"}
    IMPERSONAL = DATED | {"campaign", "organisation"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_secondment_has_its_own_key"),
            in_order("start", "end", name="coalition_secondment_ends_on_or_after_the_day_it_begins"),
            models.CheckConstraint(
                condition=models.Q(share_percent__isnull=True) | models.Q(share_percent__gte=1, share_percent__lte=100),
                name="coalition_secondment_share_is_between_1_and_100_percent",
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True, currency="")
                | models.Q(value__gte=0, currency__regex="^[A-Z]{3}$"),
                name="coalition_secondment_value_has_a_currency_of_three_letters",
                violation_error_message=_("Give the value and its currency (CHF, EUR, USD) together, or neither."),
            ),
        ]

    def __str__(self) -> str:
        # Without the person: the log keeps this name for ever.
        return self.organisation.short

    def get_absolute_url(self) -> str:
        return reverse("coalition:offices", args=[self.campaign.slug]) + "#secondments"
