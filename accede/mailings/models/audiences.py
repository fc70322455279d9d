"""To whom: audiences as saved questions, and lists whose people consented."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import Campaign
from accede.governments.models import new_key
from accede.kit.keys import refuse_reserved


class AudienceKind(models.TextChoices):
    MISSIONS = "missions", pgettext_lazy("audience", "missions")
    ORGANISATIONS = "organisations", pgettext_lazy("audience", "organisations")
    PEOPLE = "people", pgettext_lazy("audience", "people of organisations")
    LIST = "list", pgettext_lazy("audience", "people on a list")


class Audience(models.Model):
    """A saved question of whom to write to. It is asked anew by every run; `query` and `except_for` are read by
    mailings.queries.audiences: {"seat": ["geneva"], "group": ["asia"], "class": ["signed"], "list": "news"}.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("of whom"), max_length=14, choices=AudienceKind.choices, default=AudienceKind.MISSIONS)
    query = models.JSONField(_("who is in it"), default=dict, blank=True)
    except_for = models.JSONField(_("who is not"), default=dict, blank=True)

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"campaign", "key", "name", "kind", "query", "except_for"}

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="mailings_audience_has_its_own_key")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_of_missions(self) -> bool:
        """Whether its readers are missions: only those have a State with a class."""
        return self.kind == AudienceKind.MISSIONS

    def get_absolute_url(self) -> str:
        return reverse("mailings:audience", args=[self.campaign.slug, self.key])


class MailingList(models.Model):
    """A list that people join and leave by themselves, or on which somebody put them who says why she may."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    name = models.CharField(_("name"), max_length=200)
    about = models.TextField(_("what people get"), blank=True)
    consent_text = models.TextField(_("what people agree to"), blank=True)
    consent_version = models.PositiveSmallIntegerField(_("version of that text"), default=1)
    # The same in other languages: {"fr": {"name": "…", "about": "…", "consent": "…"}}.
    texts = models.JSONField(_("texts in other languages"), default=dict, blank=True)
    # What was agreed to before, by version and language ("": the campaign's own): {"1": {"": "…", "fr": "…"}}.
    past_consents = models.JSONField(_("earlier texts"), default=dict, blank=True)
    open = models.BooleanField(_("anybody may join"), default=False)
    closed_date = models.DateField(_("closed on"), null=True, blank=True)

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {
        "campaign", "key", "name", "about", "consent_text", "consent_version", "texts", "past_consents", "open",
        "closed_date",
    }  # fmt: skip

    class Meta:
        verbose_name = _("list")
        verbose_name_plural = _("lists")
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="mailings_list_has_its_own_key")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("mailings:list", args=[self.campaign.slug, self.key])


class Subscription(models.Model):
    """One address on a list: how it came there, what was agreed to, and since when it is there no more."""

    class Way(models.TextChoices):
        HERSELF = "herself", pgettext_lazy("subscription", "joined by herself")
        IMPORT = "import", pgettext_lazy("subscription", "from a spreadsheet")
        BY_HAND = "by_hand", pgettext_lazy("subscription", "put there by somebody")

    list = models.ForeignKey(MailingList, on_delete=models.PROTECT, related_name="subscriptions")
    key = models.CharField(_("key"), max_length=32, default=new_key)
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    way = models.CharField(_("how"), max_length=10, choices=Way.choices)
    consent_version = models.PositiveSmallIntegerField(_("version of the text agreed to"), null=True, blank=True)
    joined_at = models.DateTimeField(_("joined at"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)
    left_words = models.CharField(_("why"), max_length=300, blank=True)
    entered_by = models.CharField(_("entered by"), max_length=150, blank=True)
    source = models.CharField(_("source"), max_length=300)

    PERSONAL = {"email", "name", "left_words", "entered_by"}
    IMPERSONAL = {
        "list", "key", "language", "way", "consent_version", "joined_at", "confirmed_at", "left_at", "source",
    }  # fmt: skip
    PART_OF = ("list",)

    class Meta:
        verbose_name = _("subscription")
        constraints = [
            models.UniqueConstraint(fields=["key"], name="mailings_subscription_has_its_own_key"),
            models.UniqueConstraint(
                fields=["list", "email"],
                # An erasure empties addresses.
                condition=models.Q(left_at__isnull=True) & ~models.Q(email=""),
                name="mailings_an_address_stands_on_a_list_once",
                violation_error_message=_("This address is on the list already."),
            ),
        ]

    def __str__(self) -> str:
        return f"subscription {self.pk}"

    @property
    def campaign(self) -> Campaign:
        return self.list.campaign
