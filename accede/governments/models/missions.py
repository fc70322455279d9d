"""Permanent missions and who heads them."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.governments.models.common import OF_STATE, OfState, a_source, names_its_source, one_key
from accede.kit.fields import MomentField


class Seat(models.TextChoices):
    GENEVA = "geneva", _("Geneva")
    NEW_YORK = "new_york", _("New York")
    BRUSSELS = "brussels", _("Brussels")
    OTHER = "other", pgettext_lazy("seat of a mission", "elsewhere")


class Channel(models.TextChoices):
    NOTE_VERBALE = "note_verbale", _("note verbale")
    MAIL = "mail", pgettext_lazy("channel", "e-mail")
    POST = "post", pgettext_lazy("channel", "post")
    FAX = "fax", pgettext_lazy("channel", "fax")
    COURIER = "courier", pgettext_lazy("channel", "courier")
    BY_HAND = "by_hand", pgettext_lazy("channel", "by hand")


class Mission(OfState):
    """A State's mission at a seat, as a directory says: a paper of the alliance. Letters depend on it."""

    seat = models.CharField(_("seat"), max_length=12, choices=Seat.choices)
    place = models.CharField(_("place, where it is elsewhere"), max_length=100, blank=True)
    name = models.CharField(_("name of the mission"), max_length=200)
    # Codes of languages, the one in which to write first: ["es", "en"].
    languages = models.JSONField(_("languages"), default=list, blank=True)
    precedence = models.PositiveSmallIntegerField(_("order of precedence"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices, blank=True)
    then_channel = models.CharField(_("then by"), max_length=12, choices=Channel.choices, blank=True)
    email = models.EmailField(_("e-mail of the mission"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    fax = models.CharField(_("fax"), max_length=60, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    bounced_date = models.DateField(_("e-mail came back on"), null=True, blank=True)
    checked_date = models.DateField(_("checked on"), null=True, blank=True)
    changed_date = models.DateField(_("last changed on"))
    learned_date = models.DateField(_("learned of on"))
    closed_date = models.DateField(_("closed on"), null=True, blank=True)
    source = a_source()

    history = HistoricalRecords()

    PERSONAL = {"email", "phone", "fax"}
    IMPERSONAL = OF_STATE | {
        "seat", "place", "name", "languages", "precedence", "channel", "then_channel", "address", "bounced_date",
        "checked_date", "changed_date", "learned_date", "closed_date", "source",
    }  # fmt: skip

    class Meta:
        verbose_name = _("mission")
        verbose_name_plural = _("missions")
        constraints = [
            one_key("mission"),
            names_its_source("mission"),
            models.UniqueConstraint(
                fields=["campaign", "state", "seat", "place"], name="governments_mission_is_one_at_each_seat"
            ),
            models.CheckConstraint(
                condition=~models.Q(seat="other") | ~models.Q(place=""),
                name="governments_mission_elsewhere_names_its_place",
                violation_error_message=_("Say where the mission is."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("governments:mission", args=[self.campaign.slug, self.state.code, self.key])


class MissionHead(models.Model):
    """Who heads a mission, or is in charge of it, from one day until another. Days may not be known."""

    class Rank(models.TextChoices):
        AMBASSADOR = "ambassador", _("Ambassador, Permanent Representative")
        OBSERVER = "observer", _("Permanent Observer")
        CHARGE = "charge", _("Chargé d'affaires a.i.")
        OTHER = "other", pgettext_lazy("rank", "another rank")

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="heads")
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=200)
    rank = models.CharField(_("rank"), max_length=12, choices=Rank.choices, default=Rank.AMBASSADOR)
    title = models.CharField(_("title as the directory has it"), max_length=200, blank=True)
    salutation = models.CharField(_("form of address"), max_length=200, blank=True)  # "Excellency", "Excelencia"
    language = models.CharField(_("writes and reads"), max_length=10, blank=True)
    from_date = MomentField(_("from"))
    until_date = MomentField(_("until"))
    credentials = MomentField(_("credentials presented"))  # the order of precedence follows it
    learned_date = models.DateField(_("learned of on"))
    source = a_source()

    PART_OF = ("mission",)
    PERSONAL = {"name", "title", "salutation"}
    IMPERSONAL = {
        "mission", "number", "rank", "language", "from_date", "until_date", "credentials", "learned_date", "source",
    }  # fmt: skip

    class Meta:
        verbose_name = _("head of a mission")
        verbose_name_plural = _("heads of missions")
        constraints = [
            models.UniqueConstraint(fields=["mission", "number"], name="governments_heads_are_numbered"),
            names_its_source("missionhead"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def campaign(self):  # type: ignore[no-untyped-def]  # the campaign of its mission
        return self.mission.campaign

    def get_absolute_url(self) -> str:
        return self.mission.get_absolute_url()
