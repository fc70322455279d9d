"""A campaign, what it is for, and what the alliance says of a year."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accede.kit.fields import MomentField, refuse_unknown_zone


class Quorum(models.TextChoices):
    """How many of the members must be there before a meeting can decide."""

    MORE_THAN_HALF = "more_than_half", _("more than half of the members")
    HALF = "half", _("at least half of the members")
    THIRD = "third", _("at least a third of the members")
    TWO_THIRDS = "two_thirds", _("at least two thirds of the members")
    ALL = "all", _("all members")
    NUMBER = "number", _("a fixed number of members")
    NONE = "none", _("none: whoever comes may decide")


class Passes(models.TextChoices):
    """What a motion needs; at a vote abstentions count for neither side."""

    CONSENSUS = "consensus", _("consensus: nobody objects")
    MORE_FOR_THAN_AGAINST = "more_for_than_against", _("more votes for it than against it")
    TWO_THIRDS = "two_thirds", _("two thirds of the votes for and against")
    MORE_THAN_HALF_OF_MEMBERS = "more_than_half_of_members", _("more than half of all members")


class Campaign(models.Model):
    """One campaign for one treaty, carried by one alliance. Its texts are in its own language."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=300)
    short_name = models.CharField(_("short name"), max_length=80)
    names = models.JSONField(_("names in other languages"), default=dict, blank=True)  # {"fr": "…"}
    treaty = models.ForeignKey("record.Treaty", on_delete=models.PROTECT, related_name="+", verbose_name=_("treaty"))
    language = models.CharField(_("language of its records"), max_length=10, default="en")
    # An archived campaign opens on the last day it knows; a running one on today.
    shown_on_date = models.DateField(_("day the workspace shows"), null=True, blank=True)
    shown_on_reason = models.CharField(_("why that day"), max_length=300, blank=True)
    sample = models.BooleanField(_("sample"), default=False)
    # In which the hours of its deadlines are meant (Europe/Zurich); empty: the house's own.
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[refuse_unknown_zone])
    # [["1993-01-01", "1998-12-31"], ["1999-01-01", ""]]: an empty end is the day shown.
    periods = models.JSONField(_("periods compared"), default=list, blank=True)

    alliance = models.CharField(_("name of the alliance"), max_length=300, blank=True)
    alliance_short = models.CharField(_("short name of the alliance"), max_length=80, blank=True)
    convened = MomentField(_("first convened"))
    sectors = models.JSONField(_("sectors in the alliance"), default=list, blank=True)
    meets_regularly = models.BooleanField(_("meets on a regular basis"), null=True, blank=True)
    meeting_aims = models.JSONField(_("what its meetings are for"), default=list, blank=True)
    # The alliance's own rules for its meetings; empty = not on record, and then queries.procedure says what the house
    # takes instead.
    quorum = models.CharField(_("quorum of a meeting"), max_length=20, choices=Quorum.choices, blank=True)
    passes = models.CharField(_("what a vote needs"), max_length=30, choices=Passes.choices, blank=True)
    quorum_number = models.PositiveSmallIntegerField(_("number of members for a quorum"), null=True, blank=True)
    remote_counts = models.BooleanField(_("who takes part from afar counts for the quorum"), null=True, blank=True)
    # Nought: proxies are not allowed.
    proxies = models.PositiveSmallIntegerField(_("proxies that one organisation may hold"), null=True, blank=True)
    proxies_count = models.BooleanField(_("a proxy counts for the quorum"), null=True, blank=True)
    silence_consents = models.BooleanField(_("under consensus silence is consent"), null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(_("days between a call and its meeting"), null=True, blank=True)
    corrections_days = models.PositiveSmallIntegerField(_("days for corrections of minutes"), null=True, blank=True)
    rules_source = models.CharField(_("where these rules stand"), max_length=300, blank=True)

    goal = models.CharField(_("what the campaign is for"), max_length=300, blank=True)
    ongoing = models.BooleanField(_("ongoing"), null=True, blank=True)
    aim = models.TextField(_("main purpose of the campaign"), blank=True)
    levels = models.JSONField(_("levels of activity"), default=list, blank=True)
    activities_for = models.CharField(_("what its activities are to build"), max_length=300, blank=True)
    elements = models.JSONField(_("elements of campaigning"), default=list, blank=True)
    alliance_gives = models.TextField(_("what the alliance itself does"), blank=True)
    carried_by = models.TextField(_("who carries the campaign"), blank=True)
    audiences = models.JSONField(_("parts of society addressed"), default=list, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    # What the source is and what it does not say; Markdown, SOURCE.md in the folder.
    source_note = models.TextField(_("about the source"), blank=True)

    history = HistoricalRecords()

    # People write of people there: who answered, who lent a copy.
    PERSONAL = {"source_note"}
    IMPERSONAL = {
        "slug", "name", "short_name", "names", "treaty", "language", "shown_on_date", "shown_on_reason",
        "sample", "time_zone", "periods", "alliance", "alliance_short", "convened", "sectors", "meets_regularly",
        "meeting_aims", "quorum", "quorum_number", "remote_counts", "proxies", "proxies_count", "passes",
        "silence_consents", "notice_days", "corrections_days", "rules_source",
        "goal", "ongoing", "aim", "levels", "activities_for",
        "elements", "alliance_gives", "carried_by", "audiences", "source",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quorum="number", quorum_number__isnull=False, quorum_number__gte=1)
                | ~models.Q(quorum="number") & models.Q(quorum_number=None),
                name="coalition_campaign_a_fixed_quorum_has_its_number_and_no_other_has",
                violation_error_message=_("A fixed quorum needs its number of members, and no other has one."),
            ),
            models.CheckConstraint(
                condition=models.Q(proxies=None) | models.Q(proxies__lte=50),
                name="coalition_campaign_one_member_holds_at_most_50_proxies",
                violation_error_message=_("One member holds at most 50 proxies."),
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("coalition:overview", args=[self.slug])

    @property
    def campaign_slug(self) -> str:
        return self.slug


class Level(models.TextChoices):
    INTERNATIONAL = "international", _("international")
    NATIONAL = "national", _("national")


class Element(models.TextChoices):
    """What campaigning for a ratification is made of."""

    POLITICAL = "political", _("political")
    AWARENESS = "awareness", _("awareness-building")


class Audience(models.TextChoices):
    """The parts of society whose endorsement a campaign looks for."""

    PUBLIC_OFFICIALS = "public_officials", _("public officials")
    POLITICAL_PARTIES = "political_parties", _("political parties")
    TRADE_UNIONS = "trade_unions", _("trade unions")
    RELIGIOUS_GROUPS = "religious_groups", _("religious groups")
    WOMENS_ORGANISATIONS = "womens_organisations", _("women's organisations")


class Purpose(models.Model):
    """One of the things the alliance exists for, in its own order."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="purposes")
    key = models.SlugField(max_length=80)
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.CharField(_("purpose"), max_length=300)
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = {"campaign", "key", "order", "text", "source"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="coalition_purpose_has_its_own_key")]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("coalition:overview", args=[self.campaign.slug]) + "#purposes"


class Assessment(models.Model):
    """What the alliance says of a year: what went well, what did not, what it needs, what it means to do."""

    class Kind(models.TextChoices):
        RESULT = "result", _("result")
        SETBACK = "setback", _("setback")
        NEED = "need", _("need")
        INTENTION = "intention", _("intention")

    class Section(models.TextChoices):
        STATUS = "status", _("status of ratifications")
        ACTIVITIES = "activities", _("activities")
        CONCLUSION = "conclusion", _("conclusion")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="assessments")
    key = models.SlugField(max_length=80)
    year = models.PositiveSmallIntegerField(_("year"))
    section = models.CharField(_("part of the report"), max_length=20, choices=Section.choices)
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    text = models.TextField(_("what the alliance says"))
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = {"campaign", "key", "year", "section", "order", "kind", "text", "source"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_assessment_has_its_own_key"),
            models.CheckConstraint(
                condition=models.Q(year__gte=1900, year__lte=2100),
                name="coalition_assessment_year_is_from_1900_to_2100",
                violation_error_message=_("The year lies between 1900 and 2100."),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("coalition:year", args=[self.campaign.slug])
