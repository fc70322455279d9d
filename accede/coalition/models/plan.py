"""The plan of a year: ideas, what was adopted of them, what became of it; and what serves which purpose."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models.campaigns import Campaign, Purpose
from accede.coalition.models.organisations import Organisation
from accede.coalition.models.owned import OWNED, Owned
from accede.coalition.models.people import Person
from accede.coalition.models.references import ABOUT, ABOUT_NOBODY, About
from accede.coalition.models.tasks import an_account
from accede.kit.keys import refuse_reserved


class PlanItem(Owned):
    """An idea for a year, and the priority that it may become. Where it stands on a day follows from its steps."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="plan")
    key = models.SlugField(max_length=80, validators=[refuse_reserved])
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("idea"), max_length=200)
    text = models.TextField(_("what it is and why"), blank=True)
    proposed = models.DateField(_("proposed"))
    proposed_by = an_account(_("proposed by"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    # An empty amount is not known; nothing is made of it.
    amount = models.DecimalField(_("budget"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    budget_words = models.CharField(_("budget in words"), max_length=300, blank=True)
    carried_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_to",
        verbose_name=_("carried over from"),
    )  # fmt: skip
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    PERSONAL = {"proposed_by", "person"}
    IMPERSONAL = (
        OWNED
        | {
            "campaign", "key", "year", "title", "text", "proposed", "organisation", "amount", "currency",
            "budget_words", "carried_from", "source",
        }
    )  # fmt: skip

    class Meta:
        verbose_name = _("item of the plan")
        verbose_name_plural = _("items of the plan")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_plan_item_has_its_own_key"),
            models.CheckConstraint(
                condition=models.Q(year__gte=1900, year__lte=2100),
                name="coalition_plan_item_year_is_from_1900_to_2100",
                violation_error_message=_("The year lies between 1900 and 2100."),
            ),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | (models.Q(amount__gt=0) & ~models.Q(currency="")),
                name="coalition_plan_item_budget_is_more_than_nothing_and_has_a_currency",
                violation_error_message=_("A budget is more than nothing and names its currency, such as CHF."),
            ),
            models.CheckConstraint(
                condition=models.Q(currency="") | models.Q(currency__regex=r"^[A-Z]{3}$"),
                name="coalition_plan_item_currency_has_three_letters",
                violation_error_message=_("A currency has three letters, such as CHF."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("coalition:plan_item", args=[self.campaign.slug, self.key])


class PlanStep(models.Model):
    """What happened to an item of the plan on a day. Rows are added and never edited: a later one holds."""

    class Kind(models.TextChoices):
        DISCUSSED = "discussed", pgettext_lazy("idea", "discussed")
        ADOPTED = "adopted", pgettext_lazy("idea", "adopted")
        SET_ASIDE = "set_aside", pgettext_lazy("idea", "set aside")
        ACHIEVED = "achieved", pgettext_lazy("priority", "achieved")
        PARTLY = "partly", pgettext_lazy("priority", "partly achieved")
        NOT_ACHIEVED = "not_achieved", pgettext_lazy("priority", "not achieved")
        CARRIED_OVER = "carried_over", pgettext_lazy("priority", "carried over")

    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField(_("number"))
    day = models.DateField(_("day"))
    kind = models.CharField(_("what happened"), max_length=12, choices=Kind.choices)
    text = models.TextField(_("in words"), blank=True)
    by = an_account(_("recorded by"))

    PART_OF = ("item",)

    PERSONAL = {"by"}
    IMPERSONAL = {"item", "number", "day", "kind", "text"}

    class Meta:
        verbose_name = _("step of an item of the plan")
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="coalition_plan_steps_are_numbered")]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return self.item.get_absolute_url()

    @property
    def campaign(self) -> Campaign:
        return self.item.campaign


class Serving(About):
    """An activity (an event, a statement, a task, a priority …) serves a purpose, or belongs to an item of the plan:
    chosen by a person.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, null=True, blank=True, related_name="served_by")
    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, null=True, blank=True, related_name="activities")

    PERSONAL = ABOUT
    IMPERSONAL = ABOUT_NOBODY | {"campaign", "purpose", "item"}

    class Meta:
        verbose_name = _("activity of a purpose")
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "about_kind", "about_key"], name="coalition_activity_serves_a_purpose_once"
            ),
            models.UniqueConstraint(
                fields=["item", "about_kind", "about_key"], name="coalition_activity_belongs_to_an_item_once"
            ),
            models.CheckConstraint(
                condition=models.Q(purpose__isnull=False, item__isnull=True)
                | models.Q(purpose__isnull=True, item__isnull=False),
                name="coalition_activity_is_of_a_purpose_or_of_an_item",
            ),
            models.CheckConstraint(
                condition=~models.Q(about_kind="") & ~models.Q(about_key=""),
                name="coalition_activity_names_a_kind_and_a_key",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose or self.item}: {self.about_kind}:{self.about_key}"

    def get_absolute_url(self) -> str:
        return (self.purpose or self.item).get_absolute_url()  # type: ignore[union-attr]  # one of them, by constraint
