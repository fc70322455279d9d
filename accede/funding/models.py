"""Contributions (cash and in kind) and the fundraising priorities of a year."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accede.coalition.models import OWNED, Owned
from accede.kit.fields import MomentField
from accede.kit.keys import refuse_reserved


class Kind(models.TextChoices):
    GRANT = "grant", _("grant")
    DONATION = "donation", _("donation")
    GIFT = "gift_in_kind", _("gift in kind")


class Rhythm(models.TextChoices):
    NOT_KNOWN = "", _("not known")
    ONCE = "once", _("once")
    AT_TIMES = "at_times", _("from time to time")
    YEARLY = "yearly", _("every year")


class Contribution(Owned):
    """One grant, donation or gift; a row may stand for several that nobody counted (`rhythm` says so)."""

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    # A government is an organisation of the coalition too; its State's code says which State gave.
    donor = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("donor"), on_delete=models.PROTECT, related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    donor_words = models.CharField(_("donor in words"), max_length=200, blank=True)
    given = MomentField(_("given"), blank=True)
    rhythm = models.CharField(_("how often"), max_length=10, choices=Rhythm.choices, default="", blank=True)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    value_in_kind = models.DecimalField(_("value in kind"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    purpose = models.CharField(_("what it paid for"), max_length=300, blank=True)
    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("event it paid for"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    material = models.ForeignKey(
        "materials.Item", verbose_name=_("item it paid for"), on_delete=models.PROTECT, related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    print_run = models.ForeignKey(
        "materials.PrintRun", verbose_name=_("print run it paid for"), on_delete=models.PROTECT,
        related_name="+", null=True, blank=True,
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = OWNED | {
        "campaign", "key", "kind", "title", "donor", "donor_words", "given", "rhythm", "amount",
        "value_in_kind", "currency", "purpose", "event", "material", "print_run", "note", "source",
    }  # fmt: skip

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="funding_contribution_one_key_in_a_campaign"),
            models.CheckConstraint(
                condition=models.Q(currency="") | models.Q(currency__regex=r"^[A-Z]{3}$"),
                name="funding_contribution_a_currency_has_three_letters",
                violation_error_message=_("A currency has three letters, such as CHF."),
            ),
            models.CheckConstraint(
                condition=models.Q(donor__isnull=False) | ~models.Q(donor_words=""),
                name="funding_contribution_names_its_donor",
                violation_error_message=_("Choose the donor, or say in words who gave."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.GIFT, amount__isnull=True)
                | ~models.Q(kind=Kind.GIFT) & models.Q(value_in_kind__isnull=True),
                name="funding_contribution_cash_and_value_in_kind_stay_apart",
                violation_error_message=_(
                    "A gift in kind has a value in kind, a grant or donation has an amount; never both."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True, value_in_kind__isnull=True) | ~models.Q(currency=""),
                name="funding_contribution_an_amount_has_a_currency",
                violation_error_message=_("Name the currency of the amount, or leave the amount empty."),
            ),
            models.CheckConstraint(
                condition=(models.Q(amount__isnull=True) | models.Q(amount__gt=0))
                & (models.Q(value_in_kind__isnull=True) | models.Q(value_in_kind__gt=0)),
                name="funding_contribution_an_amount_is_more_than_nothing",
                violation_error_message=_("An amount is more than nothing. Leave it empty if it is not known."),
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="funding_contribution_names_its_source"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("funding:contribution", args=[self.campaign.slug, self.key])

    @property
    def is_in_kind(self) -> bool:
        return self.kind == Kind.GIFT


class Progress(models.TextChoices):
    PLANNED = "planned", _("planned")
    UNDER_WAY = "under_way", _("under way")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


class Priority(Owned):
    """What fundraising must do in a year, and what became of it."""

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=Progress.choices, default=Progress.PLANNED)
    result = models.TextField(_("what became of it"), blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = OWNED | {"campaign", "key", "year", "title", "state", "result", "source"}

    class Meta:
        verbose_name = _("fundraising priority")
        verbose_name_plural = _("fundraising priorities")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="funding_priority_one_key_in_a_campaign"),
            models.CheckConstraint(
                condition=models.Q(year__gte=1900, year__lte=2100),
                name="funding_priority_year_is_from_1900_to_2100",
                violation_error_message=_("The year lies between 1900 and 2100."),
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="funding_priority_names_its_source"),
            models.CheckConstraint(
                condition=~models.Q(state__in=[Progress.DONE, Progress.DROPPED]) | ~models.Q(result=""),
                name="funding_priority_closed_with_a_result",
                violation_error_message=_("Say what became of it before it is closed as done or dropped."),
            ),
        ]

    @property
    def is_settled(self) -> bool:
        """Whether something became of it: it is done or dropped."""
        return self.state in {Progress.DONE, Progress.DROPPED}

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    def get_absolute_url(self) -> str:
        return reverse("funding:priority", args=[self.campaign.slug, self.key])
