"""Which States the alliance works on in a period, why, and with whom."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import OWNED, Owned
from accede.coalition.models.tasks import an_account
from accede.governments.models.common import OF_STATE, OfState, a_source, names_its_source, new_key, one_key
from accede.kit.fields import MomentField


class TargetList(Owned):
    """The targets of a period: "2004", "the spring session"."""

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, default=new_key)
    title = models.CharField(_("title"), max_length=200)
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"))
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    UNTOLD = True
    IMPERSONAL = OWNED | {"campaign", "key", "title", "from_date", "until_date", "note", "source"}

    class Meta:
        verbose_name = _("list of targets")
        verbose_name_plural = _("lists of targets")
        constraints = [
            one_key("targetlist"),
            models.CheckConstraint(
                condition=models.Q(until_date__gte=models.F("from_date")),
                name="governments_targetlist_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first day. Correct one of them."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("governments:target_list", args=[self.campaign.slug, self.key])


class Target(models.Model):
    """A State on a list: why, whose, and the plan. What it scores is computed, never kept."""

    targets = models.ForeignKey(TargetList, on_delete=models.PROTECT, related_name="rows")
    state = models.ForeignKey("record.State", verbose_name=_("State"), on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, default=new_key)
    reasons = models.TextField(_("reasons"))
    organisation = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("in whose hands"), on_delete=models.PROTECT, related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    plan = models.TextField(_("plan"), blank=True)
    review_date = models.DateField(_("review by"), null=True, blank=True)
    added_date = models.DateField(_("added on"))
    dropped_date = models.DateField(_("dropped on"), null=True, blank=True)
    dropped_words = models.CharField(_("why it was dropped"), max_length=300, blank=True)

    history = HistoricalRecords()

    PART_OF = ("targets",)
    PERSONAL: set[str] = set()
    IMPERSONAL = {
        "targets", "state", "key", "reasons", "organisation", "plan", "review_date", "added_date", "dropped_date",
        "dropped_words",
    }  # fmt: skip

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(fields=["targets", "state"], name="governments_target_stands_once_on_a_list"),
            models.UniqueConstraint(fields=["targets", "key"], name="governments_target_has_its_own_key"),
            models.CheckConstraint(
                condition=models.Q(dropped_date__isnull=True) | ~models.Q(dropped_words=""),
                name="governments_target_is_dropped_with_a_reason",
                violation_error_message=_("Say why it is dropped."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state.code}, {self.targets}"

    def get_absolute_url(self) -> str:
        return reverse("governments:target", args=[self.targets.campaign.slug, self.targets.key, self.key])

    @property
    def campaign(self):  # type: ignore[no-untyped-def]  # the campaign of its list
        return self.targets.campaign


class Weights(models.Model):
    """How much each factor counts in the score, from a day on. Rows are added; the last by day holds."""

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("number"))
    day = models.DateField(_("from"))
    values = models.JSONField(_("weights"), default=dict)  # {factor of core.targets: whole number}
    why = models.CharField(_("why"), max_length=300)
    by = an_account(_("changed by"))

    PERSONAL = {"by"}
    IMPERSONAL = {"campaign", "number", "day", "values", "why"}

    class Meta:
        verbose_name = _("weights of the score")
        constraints = [models.UniqueConstraint(fields=["campaign", "number"], name="governments_weights_are_numbered")]

    def __str__(self) -> str:
        return f"{self.day}"


class Champion(Owned, OfState):
    """A State that speaks for the treaty among others, or sponsors texts for it."""

    class Role(models.TextChoices):
        CHAMPION = "champion", pgettext_lazy("State", "champion")
        SPONSOR = "sponsor", pgettext_lazy("State", "sponsor")

    role = models.CharField(_("role"), max_length=10, choices=Role.choices)
    text = models.CharField(_("what it does"), max_length=500)
    from_date = MomentField(_("from"))
    until_date = MomentField(_("until"))
    source = a_source()

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = OWNED | OF_STATE | {"role", "text", "from_date", "until_date", "source"}

    class Meta:
        verbose_name = _("champion or sponsor")
        verbose_name_plural = _("champions and sponsors")
        constraints = [one_key("champion"), names_its_source("champion")]

    def __str__(self) -> str:
        return self.text[:120]

    def get_absolute_url(self) -> str:
        return reverse("governments:champion", args=[self.campaign.slug, self.state.code, self.key])


class MonthCountry(OfState):
    """The country of a month, with the reason: a paper of the alliance."""

    month = models.DateField(_("month"))  # its first day
    reason = models.CharField(_("reason"), max_length=300)
    by = an_account(_("chosen by"))

    PERSONAL = {"by"}
    IMPERSONAL = OF_STATE | {"month", "reason"}

    class Meta:
        verbose_name = _("country of the month")
        verbose_name_plural = _("countries of the month")
        constraints = [
            one_key("monthcountry"),
            models.UniqueConstraint(fields=["campaign", "month"], name="governments_month_has_one_country"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="governments_month_is_its_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.state.code}"

    def get_absolute_url(self) -> str:
        return reverse("governments:targets", args=[self.campaign.slug])


class SavedView(models.Model):
    """A view of the boards that somebody saved for herself."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.CASCADE, related_name="+")
    key = models.SlugField(_("key"), max_length=80, default=new_key)
    name = models.CharField(_("name"), max_length=100)
    board = models.CharField(_("board"), max_length=10)  # table, stages, map
    query = models.CharField(_("what it is cut to"), max_length=500, blank=True)
    default = models.BooleanField(_("the board opens with it"), default=False)

    PERSONAL = {"user", "name", "query"}
    IMPERSONAL = {"campaign", "key", "board", "default"}

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = [
            models.UniqueConstraint(fields=["user", "campaign", "name"], name="governments_view_has_its_own_name"),
            models.UniqueConstraint(
                fields=["user", "campaign", "board"], condition=models.Q(default=True),
                name="governments_board_opens_with_one_view",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class FileSettings(models.Model):
    """What a campaign chose for its State files; without a row, the defaults hold."""

    campaign = models.OneToOneField("coalition.Campaign", on_delete=models.CASCADE, related_name="+")
    warn_days = models.PositiveSmallIntegerField(_("warn of a second visit within, days"), default=7)
    stale_days = models.PositiveSmallIntegerField(_("a position is stale after, days"), default=180)
    changed_days = models.PositiveSmallIntegerField(_("a change of a mission is new for, days"), default=28)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"campaign", "warn_days", "stale_days", "changed_days"}

    class Meta:
        verbose_name = _("settings of the State files")

    def __str__(self) -> str:
        return str(self.campaign_id)
