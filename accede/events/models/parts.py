"""Programme, hand-outs, attendance and evaluation of an event."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import Organisation, Person
from accede.events.models.event import Event
from accede.materials.models import Item


class ProgrammeRole(models.TextChoices):
    SPEAKER = "speaker", _("speaker")
    MODERATOR = "moderator", _("moderator")
    OPENING = "opening", _("opening")
    PERFORMER = "performer", _("performer")


class EntryStanding(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("speaker", "proposed")
    INVITED = "invited", pgettext_lazy("speaker", "invited")
    CONFIRMED = "confirmed", pgettext_lazy("speaker", "confirmed")
    DECLINED = "declined", pgettext_lazy("speaker", "declined")
    DID_NOT_COME = "did_not_come", pgettext_lazy("speaker", "did not come")


class Gender(models.TextChoices):
    WOMAN = "woman", _("woman")
    MAN = "man", _("man")
    OTHER = "other", pgettext_lazy("gender", "another")


class ProgrammeEntry(models.Model):
    """One person's part in an event: name, title and organisation as printed then, and what was said."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="programme")
    position = models.PositiveIntegerField(_("place in the programme"))
    role = models.CharField(_("role"), max_length=20, choices=ProgrammeRole.choices, default=ProgrammeRole.SPEAKER)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    name = models.CharField(_("name as printed"), max_length=200)
    title = models.CharField(_("title at that time, as printed"), max_length=300, blank=True)
    affiliation = models.CharField(_("organisation as printed"), max_length=300, blank=True)
    organisations = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name=_("organisations"))
    said = models.TextField(_("what was said"), blank=True)
    may_be_quoted = models.BooleanField(_("may be quoted"), default=False)
    standing = models.CharField(
        _("standing"), max_length=12, choices=EntryStanding.choices, default=EntryStanding.CONFIRMED
    )
    public = models.BooleanField(_("named on the public page"), default=False)
    begins_at = models.DateTimeField(_("begins at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    # For the balance of a panel: as she says herself, or not at all.
    gender = models.CharField(_("gender"), max_length=10, choices=Gender.choices, blank=True)
    sector = models.CharField(_("sector"), max_length=40, blank=True)
    region = models.CharField(_("region"), max_length=40, blank=True)
    biography = models.TextField(_("biography"), blank=True)
    papers = models.ManyToManyField(Item, blank=True, related_name="+", verbose_name=_("papers"))
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    PERSONAL = {
        "person", "name", "title", "affiliation", "said", "gender", "biography",
    }  # fmt: skip
    IMPERSONAL = {
        "event", "position", "role", "may_be_quoted", "standing", "public", "begins_at", "ends_at", "sector", "region",
        "source",
    }  # fmt: skip
    PART_OF = ("event",)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "position"], name="events_programme_has_one_entry_in_each_place"),
            models.CheckConstraint(condition=~models.Q(source=""), name="events_programme_names_its_source"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.event})"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug


class EntryPhoto(models.Model):
    """A photograph of somebody in a programme, kept only with her consent and its credit."""

    entry = models.OneToOneField(ProgrammeEntry, on_delete=models.CASCADE, related_name="photo")
    content = models.BinaryField()
    content_type = models.CharField(max_length=40)
    credit = models.CharField(_("credit of the photograph"), max_length=200)
    consent = models.CharField(_("how she agreed to the photograph"), max_length=300)
    public = models.BooleanField(_("shown on the public page"), default=False)

    PERSONAL = {"content", "credit", "consent"}
    IMPERSONAL = {"entry", "content_type", "public"}
    PART_OF = ("entry",)

    class Meta:
        verbose_name = _("photograph")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(consent="") & ~models.Q(credit=""),
                name="events_photo_has_its_consent_and_its_credit",
                violation_error_message=_("Say who took the photograph, and how she agreed to it."),
            )
        ]

    def __str__(self) -> str:
        return f"photograph {self.pk}"

    @property
    def campaign_slug(self) -> str:
        return self.entry.event.campaign.slug


class HandoutUse(models.TextChoices):
    ENCLOSED = "enclosed", _("enclosed with the invitations")
    HANDED_OUT = "handed_out", _("handed out")
    PUBLISHED = "published", _("published for the occasion")


class Handout(models.Model):
    """An item of the library that an event used."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="handouts")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+", verbose_name=_("item"))
    use = models.CharField(_("use"), max_length=20, choices=HandoutUse.choices, default=HandoutUse.HANDED_OUT)

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"event", "item", "use"}
    PART_OF = ("event", "item")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "item", "use"],
                name="events_handout_is_listed_once",
                violation_error_message=_("This item is listed already for this use."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_use_display()}"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug


class AttendanceGroup(models.TextChoices):
    GOVERNMENTS = "governments", _("governments")
    INTERNATIONAL = "international", _("international organisations")
    NGOS = "ngos", _("non-governmental organisations")
    PRESS = "press", _("press")
    PUBLIC = "public", _("public")
    # Of whom nobody said it: a name in free text is no category, and is never counted as one.
    NOT_KNOWN = "not_known", _("category not known")


class Attendance(models.Model):
    """That a group came, and how many heads if they were counted (empty: it came, nobody counted)."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="attendance")
    group = models.CharField(_("group"), max_length=20, choices=AttendanceGroup.choices)
    heads = models.PositiveIntegerField(_("heads"), null=True, blank=True)

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"event", "group", "heads"}
    PART_OF = ("event",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "group"],
                name="events_attendance_counts_each_group_once",
                violation_error_message=_("This group is recorded already. Remove it first."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_group_display()}: {'not counted' if self.heads is None else self.heads}"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug


class Evaluation(models.Model):
    """What was expected, what happened, why, and what to do next time."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="evaluation")
    verdict = models.CharField(_("in one line"), max_length=200, blank=True)
    expected = models.TextField(_("what was expected"), blank=True)
    happened = models.TextField(_("what happened"), blank=True)
    worked = models.TextField(_("what worked"), blank=True)
    why = models.TextField(_("why"), blank=True)
    next_time = models.TextField(_("what to do next time"), blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    PERSONAL = {"happened", "worked", "why"}
    IMPERSONAL = {"event", "verdict", "expected", "next_time", "source"}
    PART_OF = ("event",)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="events_evaluation_names_its_source")
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.verdict}"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug
