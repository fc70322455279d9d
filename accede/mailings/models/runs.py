"""A run: one text to one audience, prepared by one person and released by another."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import Campaign
from accede.governments.models import Channel
from accede.kit.keys import refuse_reserved
from accede.mailings.models.audiences import Audience
from accede.mailings.models.texts import Template
from accede.materials.models import Item


class RunKind(models.TextChoices):
    INVITATION = "invitation", _("invitation")
    LETTER = "letter", pgettext_lazy("kind of run", "letter")
    REMINDER = "reminder", _("reminder")
    CORRECTION = "correction", _("correction")
    PRESS = "press", _("press release")
    NEWS = "news", _("newsletter")


class Run(models.Model):
    """What it says of itself can be changed until it is released. Where it stands is derived from its steps."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=RunKind.choices, default=RunKind.LETTER)
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="+", verbose_name=_("template"))
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+", verbose_name=_("audience"))
    # Keys of addressees to which it is cut further (those who did not answer); nothing: the whole audience.
    only = models.JSONField(_("only"), default=list, blank=True)
    classes_date = models.DateField(_("classes and positions as of"))
    letter_date = models.DateField(_("date of the letters"))
    reply_by_date = models.DateField(_("reply by"), null=True, blank=True)
    # What every letter of the run may say: {"event.title": "…", "event.place": "…"}; a language may have its own:
    # {"event.title:fr": "…"}.
    facts = models.JSONField(_("what the letters may say"), default=dict, blank=True)
    channel = models.CharField(
        _("channel where the mission has none"), max_length=12, choices=Channel.choices, default=Channel.MAIL
    )
    default_language = models.CharField(_("language where there is no text"), max_length=10, default="en")
    signed_by = models.CharField(_("who signs"), max_length=200, blank=True)
    signed_title = models.CharField(_("title of who signs"), max_length=300, blank=True)
    reply_to = models.EmailField(_("replies go to"), blank=True)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name=_("corrects")
    )
    reminds = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reminders", verbose_name=_("reminds of")
    )
    opened_by = models.CharField(_("begun by"), max_length=150)
    opened_at = models.DateTimeField(_("begun at"))

    history = HistoricalRecords()

    PERSONAL = {"signed_by", "signed_title", "reply_to", "opened_by"}
    IMPERSONAL = {
        "campaign", "key", "title", "kind", "template", "audience", "only", "classes_date", "letter_date",
        "reply_by_date", "facts", "channel", "default_language", "corrects", "reminds", "opened_at",
    }  # fmt: skip

    class Meta:
        verbose_name = _("run of letters")
        verbose_name_plural = _("runs of letters")
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="mailings_run_has_its_own_key")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("mailings:run", args=[self.campaign.slug, self.key])


class RunStep(models.Model):
    """What was done with a run, in order. `seal` is the hash of what was proved at that moment: coverage and texts."""

    class Kind(models.TextChoices):
        PREPARED = "prepared", pgettext_lazy("step of a run", "prepared")
        REOPENED = "reopened", pgettext_lazy("step of a run", "opened again")
        RELEASED = "released", pgettext_lazy("step of a run", "released")
        PAUSED = "paused", pgettext_lazy("step of a run", "paused")
        RESUMED = "resumed", pgettext_lazy("step of a run", "resumed")
        CANCELLED = "cancelled", pgettext_lazy("step of a run", "cancelled")

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("step"), max_length=10, choices=Kind.choices)
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=150)
    note = models.CharField(_("note"), max_length=500, blank=True)
    seal = models.CharField(max_length=64, blank=True)
    # Of a preparation, what was proved of each letter, so that a release can say what is another since:
    # {"mission:KEY": {"class": "signed", "variant": "B", "text": "…" (a hash), …}}. Of a release, into which letterhead
    # its letters are set, whatever becomes of it: {"letterhead": "…" (the hash of its file, or nothing)}.
    proof = models.JSONField(default=dict, blank=True)
    letters = models.PositiveIntegerField(_("letters"), default=0)
    blocked = models.PositiveIntegerField(_("blocked letters"), default=0)

    PERSONAL = {"by", "note"}
    IMPERSONAL = {"run", "number", "kind", "at", "seal", "proof", "letters", "blocked"}
    PART_OF = ("run",)

    class Meta:
        verbose_name = _("step of a run")
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="mailings_steps_of_a_run_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.get_kind_display()}"

    @property
    def campaign(self) -> Campaign:
        return self.run.campaign


class Enclosure(models.Model):
    """What goes with every letter: an item of the library, in the reader's language where there is one."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="enclosures")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+", verbose_name=_("item"))
    position = models.PositiveSmallIntegerField(_("place"))

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"run", "item", "position"}
    PART_OF = ("run", "item")

    class Meta:
        verbose_name = _("enclosure")
        constraints = [
            models.UniqueConstraint(
                fields=["run", "item"],
                name="mailings_an_item_is_enclosed_once",
                violation_error_message=_("It is enclosed already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.item)

    @property
    def campaign(self) -> Campaign:
        return self.run.campaign


class EnclosureFile(models.Model):
    """The file of an enclosure in one language, kept under its hash: it goes with the letters in that language. An
    enclosure without one goes as paper, or stands in the letter with its address.
    """

    enclosure = models.ForeignKey(Enclosure, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(_("language"), max_length=10)
    name = models.CharField(_("file"), max_length=150)
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    added_by = models.CharField(_("added by"), max_length=150)
    added_at = models.DateTimeField(_("added at"))

    PERSONAL = {"added_by"}
    IMPERSONAL = {"enclosure", "language", "name", "content_type", "sha256", "size", "added_at"}
    PART_OF = ("enclosure",)

    class Meta:
        verbose_name = _("file of an enclosure")
        constraints = [
            models.UniqueConstraint(
                fields=["enclosure", "language"], name="mailings_an_enclosure_has_one_file_in_a_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enclosure} ({self.language})"

    @property
    def campaign(self) -> Campaign:
        return self.enclosure.run.campaign


class Adjustment(models.Model):
    """What a person decided for one addressee of a run: another language, channel, address, or no letter and why."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="adjustments")
    addressee = models.CharField(_("addressee"), max_length=120)  # "mission:KEY", as mailings.queries.audiences has it
    language = models.CharField(_("language"), max_length=10, blank=True)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices, blank=True)
    deliver_to = models.CharField(_("delivered to"), max_length=120, blank=True)  # another addressee's key
    head = models.CharField(_("which head"), max_length=20, blank=True)  # the number, where a mission has several
    left_out = models.BooleanField(_("gets no letter"), default=False)
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=150)

    PERSONAL = {"reason", "by"}
    IMPERSONAL = {"run", "addressee", "language", "channel", "deliver_to", "head", "left_out", "at"}
    PART_OF = ("run",)

    class Meta:
        verbose_name = _("adjustment")
        constraints = [
            models.UniqueConstraint(fields=["run", "addressee"], name="mailings_an_addressee_is_adjusted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.addressee}"

    @property
    def campaign(self) -> Campaign:
        return self.run.campaign


class Opening(models.Model):
    """That a person looked at one letter of a run before it was released; `seal` is the hash of what she saw."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="openings")
    addressee = models.CharField(_("addressee"), max_length=120)
    variant = models.CharField(_("variant"), max_length=2)
    seal = models.CharField(max_length=64)
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=150)

    PERSONAL = {"by"}
    IMPERSONAL = {"run", "addressee", "variant", "seal", "at"}
    PART_OF = ("run",)

    class Meta:
        verbose_name = _("letter that was looked at")
        constraints = [
            models.UniqueConstraint(
                fields=["run", "addressee", "by", "seal"], name="mailings_a_letter_is_looked_at_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.addressee}"

    @property
    def campaign(self) -> Campaign:
        return self.run.campaign
