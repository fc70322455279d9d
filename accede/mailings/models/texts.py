"""What is written once and sent to many: templates, their variants and blocks, letterheads."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import Campaign, Organisation
from accede.kit.keys import refuse_reserved


class Letterhead(models.Model):
    """An office's own Word file with fields, into which letters are set."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    name = models.CharField(_("name"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    file_name = models.CharField(_("file"), max_length=150)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    fields = models.JSONField(_("fields found in it"), default=list, blank=True)
    retired_date = models.DateField(_("no longer used from"), null=True, blank=True)

    PERSONAL: ClassVar[set[str]] = {"content"}
    IMPERSONAL = {"campaign", "key", "name", "organisation", "file_name", "sha256", "fields", "retired_date"}

    class Meta:
        verbose_name = _("letterhead")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="mailings_letterhead_has_its_own_key"),
        ]

    def __str__(self) -> str:
        return self.name


class TemplateKind(models.TextChoices):
    LETTER = "letter", _("letter to missions")
    PRESS = "press", _("press release")
    NEWSLETTER = "newsletter", _("newsletter")
    DIGEST = "digest", _("digest of the record")
    OTHER = "other", pgettext_lazy("kind of mailing", "other mail")


class Template(models.Model):
    """A text in variants. What every letter begins and ends with stands in `opening` and `closing` blocks of it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=TemplateKind.choices, default=TemplateKind.LETTER)
    note = models.TextField(_("what it is for"), blank=True)
    letterhead = models.ForeignKey(
        Letterhead, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("letterhead")
    )
    retired_date = models.DateField(_("no longer used from"), null=True, blank=True)

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"campaign", "key", "name", "kind", "note", "letterhead", "retired_date"}

    class Meta:
        verbose_name = _("template")
        verbose_name_plural = _("templates")
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="mailings_template_has_its_own_key")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("mailings:template", args=[self.campaign.slug, self.key])


class Variant(models.Model):
    """One letter of a template and for whom it is meant. `condition` is read by core.variants:
    {"class": ["signed"], "stance": ["not_known"], …}; nothing in it means everybody.
    """

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="variants")
    letter = models.CharField(_("letter"), max_length=2)  # A, B, C …: as the matrix calls it, and its order
    name = models.CharField(_("name"), max_length=200)
    condition = models.JSONField(_("for whom"), default=dict, blank=True)

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"template", "letter", "name", "condition"}
    PART_OF = ("template",)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("variant")
        constraints = [
            models.UniqueConstraint(fields=["template", "letter"], name="mailings_variant_has_its_own_letter"),
        ]

    def __str__(self) -> str:
        return f"{self.letter}. {self.name}"

    @property
    def campaign(self) -> Campaign:
        return self.template.campaign

    def get_absolute_url(self) -> str:
        return self.template.get_absolute_url()


class VariantText(models.Model):
    """A variant in one language: plain text with fields in braces ({state.name}) and blocks ({block:way})."""

    variant = models.ForeignKey(Variant, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(_("subject"), max_length=300)
    body = models.TextField(_("text"))
    # Who wrote it as it stands; nobody: it came with the starter set.
    written_by = models.CharField(_("written by"), max_length=150, blank=True)
    written_at = models.DateTimeField(_("written at"), null=True, blank=True)
    reviewed_by = models.CharField(_("reviewed by"), max_length=150, blank=True)
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True)

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = {"written_by", "reviewed_by"}
    IMPERSONAL = {"variant", "language", "subject", "body", "written_at", "reviewed_at"}
    PART_OF = ("variant",)

    class Meta:
        verbose_name = _("text of a variant")
        constraints = [
            models.UniqueConstraint(fields=["variant", "language"], name="mailings_variant_has_one_text_in_a_language"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def campaign(self) -> Campaign:
        return self.variant.template.campaign

    def get_absolute_url(self) -> str:
        return self.variant.get_absolute_url()


class Block(models.Model):
    """A passage that several variants use; with a condition, it stands only in the letters of whom it is meant for."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    name = models.CharField(_("name"), max_length=200)
    why = models.CharField(_("why it stands in a letter"), max_length=200, blank=True)
    condition = models.JSONField(_("for whom"), default=dict, blank=True)

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"campaign", "key", "name", "why", "condition"}

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="mailings_block_has_its_own_key")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("mailings:block", args=[self.campaign.slug, self.key])


class BlockText(models.Model):
    """A block in one language."""

    block = models.ForeignKey(Block, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10)
    body = models.TextField(_("text"))
    # As of a VariantText.
    written_by = models.CharField(_("written by"), max_length=150, blank=True)
    written_at = models.DateTimeField(_("written at"), null=True, blank=True)
    reviewed_by = models.CharField(_("reviewed by"), max_length=150, blank=True)
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True)

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = {"written_by", "reviewed_by"}
    IMPERSONAL = {"block", "language", "body", "written_at", "reviewed_at"}
    PART_OF = ("block",)

    class Meta:
        verbose_name = _("text of a block")
        constraints = [
            models.UniqueConstraint(fields=["block", "language"], name="mailings_block_has_one_text_in_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.block} ({self.language})"

    @property
    def campaign(self) -> Campaign:
        return self.block.campaign

    def get_absolute_url(self) -> str:
        return self.block.get_absolute_url()
