"""Statements with their issuers, asks and short quotations."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accede.coalition.models import OWNED, Owned
from accede.kit.fields import MomentField
from accede.kit.keys import refuse_reserved

LONGEST_QUOTATION = 300  # characters: a sentence or two; a statement is linked, not copied


class Kind(models.TextChoices):
    ORAL = "oral_intervention", _("oral intervention")
    WRITTEN = "written_contribution", _("written contribution")
    PRESS_STATEMENT = "press_statement", _("press statement")
    PRESS_RELEASE = "press_release", _("press release")
    JOINT = "joint_statement", _("joint statement")
    OWN = "own_statement", _("member's own statement")


class Voice(models.TextChoices):
    ALLIANCE = "alliance", _("the alliance")
    JOINT = "joint", _("several members together")
    OWN = "own", _("members, each in its own name")


class Copies(models.TextChoices):
    NOT_KNOWN = "", _("not known")
    AVAILABLE = "available", _("made available")
    NONE = "none", _("none")


class EventLink(models.TextChoices):
    NONE = "", _("no event")
    AT = "at", _("delivered at the event")
    ON_OCCASION = "on_occasion", _("on the occasion of the event")


class Verb(models.TextChoices):
    ENCOURAGED = "encouraged", _("encouraged")
    URGED = "urged", _("urged")
    WELCOMED = "welcomed", _("welcomed")
    HIGHLIGHTED = "highlighted", _("highlighted")
    CALLED_ON = "called_on", _("called on")


class Statement(Owned):
    """One public text; a row may stand for several texts of members that nobody counted."""

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices)
    voice = models.CharField(_("whose statement"), max_length=10, choices=Voice.choices, default=Voice.ALLIANCE)
    title = models.CharField(_("title"), max_length=200)
    body = models.CharField(_("body"), max_length=200, blank=True)
    session = models.ForeignKey(
        "events.Session",
        verbose_name=_("session"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    agenda_item = models.CharField(_("agenda item"), max_length=120, blank=True)
    occasion = models.CharField(_("occasion"), max_length=200, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    delivered = MomentField(_("delivered or issued"), blank=True)
    delivered_by = models.ForeignKey(
        "coalition.Person",
        verbose_name=_("delivered by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    copies = models.CharField(_("copies"), max_length=10, choices=Copies.choices, default=Copies.NOT_KNOWN, blank=True)
    copies_for = models.CharField(_("copies for"), max_length=200, blank=True)
    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("event"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    event_link = models.CharField(
        _("link to the event"), max_length=12, choices=EventLink.choices, default=EventLink.NONE, blank=True
    )
    url = models.URLField(_("address of the text"), blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    WORDS = {"languages": settings.LANGUAGES}
    PERSONAL = {"delivered_by"}
    IMPERSONAL = OWNED | {
        "campaign", "key", "kind", "voice", "title", "body", "session", "agenda_item", "occasion",
        "languages", "summary", "delivered", "copies", "copies_for", "event", "event_link", "url", "source",
    }  # fmt: skip

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="statements_statement_one_key_in_a_campaign"),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.JOINT) | models.Q(voice=Voice.JOINT),
                name="statements_statement_a_joint_statement_is_of_several_members",
                violation_error_message=_(
                    "A joint statement is of several members together. Choose that under “whose statement”."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.OWN) | models.Q(voice=Voice.OWN),
                name="statements_statement_a_members_own_text_is_never_the_alliances",
                violation_error_message=_(
                    "A member's own statement is never the alliance's: “members, each in its own name”."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(event__isnull=True, event_link="")
                | models.Q(event__isnull=False) & ~models.Q(event_link=""),
                name="statements_statement_event_and_its_link_go_together",
                violation_error_message=_("Name the event and how the statement is linked to it, or leave both empty."),
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="statements_statement_names_its_source"),
            models.CheckConstraint(
                condition=models.Q(copies_for="") | models.Q(copies="available"),
                name="statements_statement_copies_for_somebody_were_made_available",
                violation_error_message=_(
                    "Copies for somebody were made available: choose that, or leave “copies for” empty."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("statements:statement", args=[self.campaign.slug, self.key])

    @property
    def is_the_alliances(self) -> bool:
        """Only these may be shown as texts of the alliance."""
        return self.voice == Voice.ALLIANCE


class Issuer(models.Model):
    """Who issued a text that is not the alliance's: a named organisation, or words where nobody is named."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="issuers")
    position = models.PositiveSmallIntegerField(_("position"))
    organisation = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    words = models.CharField(_("in words"), max_length=200, blank=True)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"statement", "position", "organisation", "words"}
    PART_OF = ("statement",)

    class Meta:
        verbose_name = _("issuer")
        verbose_name_plural = _("issuers")
        constraints = [
            models.UniqueConstraint(fields=["statement", "position"], name="statements_issuer_one_at_a_position"),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | ~models.Q(words=""),
                name="statements_issuer_is_an_organisation_or_words",
                violation_error_message=_("Name an organisation, or say in words who issued the text."),
            ),
        ]

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.organisation or "", self.words) if part)


class Ask(models.Model):
    """One thing that a statement asks, welcomes or stresses, in terse words."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="asks")
    position = models.PositiveSmallIntegerField(_("position"))
    verb = models.CharField(_("verb"), max_length=12, choices=Verb.choices)
    addressed_to = models.CharField(_("addressed to"), max_length=200, blank=True)
    text = models.CharField(_("what"), max_length=300)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"statement", "position", "verb", "addressed_to", "text"}
    PART_OF = ("statement",)

    class Meta:
        verbose_name = _("ask")
        verbose_name_plural = _("asks")
        constraints = [
            models.UniqueConstraint(fields=["statement", "position"], name="statements_ask_one_at_a_position"),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (str(self.get_verb_display()), self.addressed_to, self.text) if part)


class Quotation(models.Model):
    """A sentence from the text, short enough to quote."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="quotations")
    position = models.PositiveSmallIntegerField(_("position"))
    text = models.CharField(_("words"), max_length=LONGEST_QUOTATION)
    said_by = models.CharField(_("said by"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    source = models.CharField(_("source"), max_length=300)

    PERSONAL = {"said_by"}
    IMPERSONAL = {"statement", "position", "text", "language", "source"}
    PART_OF = ("statement",)

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        constraints = [
            models.UniqueConstraint(fields=["statement", "position"], name="statements_quotation_one_at_a_position"),
            models.CheckConstraint(condition=~models.Q(source=""), name="statements_quotation_names_its_source"),
        ]

    def __str__(self) -> str:
        return self.text


class PreparedKind(models.TextChoices):
    LETTER = "letter", _("letter of congratulation")
    NEWS = "news", _("news line")


class PreparedText(models.Model):
    """What became of a draft that the record makes by itself: kept with changes, used, or set aside.

    The draft itself is no row: it is written anew from the record until a person keeps it.
    """

    class Stage(models.TextChoices):
        KEPT = "kept", _("kept")
        USED = "used", _("used")
        SET_ASIDE = "set_aside", _("set aside")

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=PreparedKind.choices)
    about = models.CharField(_("about"), max_length=200)  # "record:act:treaty/key"
    language = models.CharField(_("language"), max_length=10)
    text = models.TextField(_("text"))
    stage = models.CharField(_("what became of it"), max_length=10, choices=Stage.choices)
    note = models.CharField(_("note"), max_length=300, blank=True)
    decided_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField()

    PERSONAL = {"text", "note", "decided_by"}
    IMPERSONAL = {"campaign", "kind", "about", "language", "stage", "decided_at"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "kind", "about", "language"],
                name="statements_prepared_text_is_one_for_each_language",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.language}): {self.about}"

    @property
    def campaign_slug(self) -> str:
        return self.campaign.slug
