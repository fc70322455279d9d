"""A report, the boxes that people write, figures they keep against the record, and published versions."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accede.kit.keys import refuse_reserved
from accede.kit.privacy import Sealed


class Section(models.TextChoices):
    """The parts of the report, in its own order."""

    INTRODUCTION = "introduction", _("Introduction")
    MEMBERSHIP = "membership", _("Membership and organization")
    HOW = "how", _("How the campaign is organized and carried out")
    STATUS = "status", _("Status of ratifications and signatures")
    ACTIVITIES = "activities", _("Activities")
    MATERIALS = "materials", _("Development of campaign materials")
    FUNDING = "funding", _("Funding")
    CONCLUSION = "conclusion", _("Conclusion")


# Years that a report can be of: what a treaty of our time needs, and what every date arithmetic carries.
FIRST_YEAR, LAST_YEAR = 1900, 2100


class ReportState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")


class Report(models.Model):
    """The accomplishment report of a year. While it is a draft it is made anew whenever it is read."""

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=200)
    status_day = models.DateField(_("status day"))
    status_note = models.CharField(_("why this day"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    state = models.CharField(_("state"), max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = {"campaign", "key", "year", "title", "status_day", "status_note", "language", "state"}

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="reports_report_one_key_in_a_campaign"),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="reports_report_year_is_from_1900_to_2100",
                violation_error_message=_("The year of a report lies between 1900 and 2100."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reports:report", args=[self.campaign.slug, self.key])

    @property
    def is_draft(self) -> bool:
        return self.state == ReportState.DRAFT


class Box(models.Model):
    """A narrative box: plain paragraphs, parted by empty lines, in which `[[code|value]]` quotes a figure."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="boxes")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    section = models.CharField(_("section"), max_length=20, choices=Section.choices)
    # Sorts among the passages of the section, which carry the same kind of text; empty comes first, "~" last.
    order = models.CharField(_("place in the section"), max_length=120, blank=True)
    title = models.CharField(_("heading"), max_length=200, blank=True)
    text = models.TextField(_("text"))

    history = HistoricalRecords()

    # People write here, and may write of people.
    PERSONAL = {"text"}
    IMPERSONAL = {"report", "key", "section", "order", "title"}

    class Meta:
        verbose_name = _("narrative box")
        verbose_name_plural = _("narrative boxes")
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="reports_box_one_key_in_a_report"),
        ]

    def __str__(self) -> str:
        return self.title or self.key

    @property
    def campaign_slug(self) -> str:
        return self.report.campaign.slug


class KeptFigure(models.Model):
    """A figure in a box that stays as typed although the record says something else, and why.

    It is kept against one value of the record: when the record moves again, the figure is flagged again.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="kept")
    code = models.CharField(_("figure"), max_length=200)
    typed = models.CharField(_("as typed"), max_length=200)
    record_value = models.CharField(_("the record said"), max_length=200)
    reason = models.CharField(_("reason"), max_length=300)
    kept_by = models.CharField(_("kept by"), max_length=150)
    kept_at = models.DateTimeField(_("kept at"))

    PERSONAL = {"kept_by"}
    IMPERSONAL = {"report", "code", "typed", "record_value", "reason", "kept_at"}

    class Meta:
        verbose_name = _("kept figure")
        verbose_name_plural = _("kept figures")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "code", "typed", "record_value"], name="reports_kept_figure_is_kept_once"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="reports_kept_figure_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.typed}"

    @property
    def campaign_slug(self) -> str:
        return self.report.campaign.slug


class Format(models.TextChoices):
    """What a report can be taken away as, besides HTML and Markdown."""

    DOCX = "docx", _("Word")
    PDF = "pdf", "PDF"


class Frozen(Exception):
    """A published version does not change; a correction is a new version."""


class _FrozenQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise Frozen


class Snapshot(models.Model):
    """A published version: the whole document as it stood, its figures, and a hash over both."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="snapshots")
    version = models.PositiveSmallIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=200)
    status_day = models.DateField(_("status day"))
    html = models.TextField(_("document"))
    markdown = models.TextField(_("document as Markdown"))
    figures = models.JSONField(_("figures"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    published_by = models.CharField(_("published by"), max_length=150)
    published_at = models.DateTimeField(_("published at"))

    objects = _FrozenQuerySet.as_manager()

    # The document is public from here on, with the names that stand in it.
    PERSONAL = {"published_by"}
    IMPERSONAL = {
        "report", "version", "title", "status_day", "html", "markdown", "figures", "sha256", "published_at",
    }  # fmt: skip
    SEALED = Sealed(
        frozenset({"title", "html", "markdown", "figures"}),
        _("published version of a report"),
        _("for good: it is public"),
    )

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        constraints = [
            models.UniqueConstraint(fields=["report", "version"], name="reports_snapshot_one_of_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"

    def get_absolute_url(self) -> str:
        return reverse("reports:version", args=[self.report.campaign.slug, self.report.key, self.version])

    @property
    def campaign_slug(self) -> str:
        return self.report.campaign.slug


class VersionFile(models.Model):
    """A published version as a Word file or a PDF, byte for byte as it was made when it was published.

    The writers of these formats get better; a published version must not change when they do.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(_("format"), max_length=10, choices=Format.choices)
    content = models.BinaryField(_("file"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)

    objects = _FrozenQuerySet.as_manager()

    # The document is public, as the version is.
    PERSONAL: set[str] = set()
    IMPERSONAL = {"snapshot", "form", "content", "sha256"}
    SEALED = Sealed(frozenset({"content"}), _("file of a published report"), _("for good: it is public"))

    class Meta:
        verbose_name = _("file of a version")
        verbose_name_plural = _("files of versions")
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "form"], name="reports_version_file_one_of_a_format"),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot}: {self.form}"


class DraftFile(models.Model):
    """A draft as a file that a person asked for: made by a job, kept until she asks for the next."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(_("format"), max_length=10, choices=Format.choices)
    asked_by = models.CharField(_("asked by"), max_length=150)
    asked_at = models.DateTimeField(_("asked at"))
    job = models.ForeignKey("kit.Job", on_delete=models.SET_NULL, null=True, related_name="+")
    content = models.BinaryField(_("file"), null=True)

    MADE_ANEW = True
    PERSONAL = {"asked_by", "content"}
    IMPERSONAL = {"report", "form", "asked_at", "job"}

    class Meta:
        verbose_name = _("file of a draft")
        verbose_name_plural = _("files of drafts")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "form", "asked_by"], name="reports_draft_file_one_of_a_format_for_each_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.form}"

    def get_absolute_url(self) -> str:
        return reverse("reports:file", args=[self.report.campaign.slug, self.report.key, self.form])
