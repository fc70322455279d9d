"""Language versions and the stages each reached."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accede.coalition.models import Organisation
from accede.core.dates import Answer
from accede.kit.fields import MomentField
from accede.materials.models.items import Edition

UNDETERMINED = "und"  # ISO 639: the source does not say in which language


class Stage(models.TextChoices):
    """The five stages of a text, in their order. "Stale" is shown beside a stage, it is none."""

    DRAFT = "draft", _("draft")
    TRANSLATION = "translation", _("translation")
    PROOFREADING = "proofreading", _("proofreading")
    LAYOUT = "layout", _("layout")
    RELEASED = "released", _("released")

    @property
    def number(self) -> int:
        return list(Stage).index(self) + 1


class LanguageVersion(models.Model):
    """An edition in one language. The source text has no `made_from`; `revision` grows with each change."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(_("language"), max_length=10, help_text=_("A code such as fr; “und” if not known."))
    made_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("made from"),
    )
    revision = models.PositiveIntegerField(_("revision of this text"), default=1)
    follows_revision = models.PositiveIntegerField(_("revision of its source that it follows"), null=True, blank=True)
    owner = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who works on it"),
    )
    due = MomentField(_("due"))
    due_note = models.CharField(_("note on the due date"), max_length=300, blank=True)
    website = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("on the website of"),
    )
    address = models.URLField(_("address"), blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {
        "edition", "language", "made_from", "revision", "follows_revision", "owner", "due", "due_note",
        "website", "address", "note", "source",
    }  # fmt: skip
    PART_OF = ("edition",)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "language"], name="materials_version_is_one_for_each_language"),
            models.CheckConstraint(condition=~models.Q(source=""), name="materials_version_names_its_source"),
            models.CheckConstraint(
                condition=models.Q(made_from__isnull=False) | models.Q(follows_revision__isnull=True),
                name="materials_version_follows_a_revision_only_of_a_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} ({self.language})"

    @property
    def campaign_slug(self) -> str:
        return self.edition.item.campaign.slug

    @property
    def stale(self) -> bool:
        """Whether the text it was made from has moved on since."""
        return bool(
            self.made_from and self.follows_revision is not None and self.follows_revision < self.made_from.revision
        )

    def stage_on(self, day: date) -> Stage | None:
        """The last stage that may have been reached by the day; None before the first."""
        reached = [step for step in self.steps.all() if step.reached.on_or_before(day) is not Answer.NO]
        return Stage(max(reached, key=lambda step: step.position).stage) if reached else None

    def late_on(self, day: date) -> bool:
        """Whether it ought to be released by now and is not. A due month is over only with its last day."""
        overdue = self.due.latest is not None and self.due.latest < day
        return overdue and self.stage_on(day) is not Stage.RELEASED


class Step(models.Model):
    """A stage that a version reached, and when as far as known. Rows are added in order; the last counts."""

    version = models.ForeignKey(LanguageVersion, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField()
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices)
    reached = MomentField(_("reached on"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"version", "position", "stage", "reached", "note"}
    PART_OF = ("version",)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="materials_step_has_its_own_position"),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.get_stage_display()}"

    @property
    def campaign_slug(self) -> str:
        return self.version.campaign_slug
