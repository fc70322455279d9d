"""The contact log: who of the alliance met whom of a government, and what must not be known of it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import EMBARGOED, OWNED, Embargoed, Owned, SharedWith
from accede.coalition.models.tasks import an_account
from accede.governments.models.common import OF_STATE, OfState, one_key
from accede.kit.fields import SealedField


class OfficeKind(models.TextChoices):
    """Whose door it was."""

    MISSION = "mission", pgettext_lazy("office", "permanent mission")
    FOREIGN = "foreign", pgettext_lazy("office", "Ministry of Foreign Affairs")
    INTERIOR = "interior", pgettext_lazy("office", "Ministry of the Interior")
    LABOUR = "labour", pgettext_lazy("office", "Ministry of Labour")
    JUSTICE = "justice", pgettext_lazy("office", "Ministry of Justice")
    HEAD = "head", pgettext_lazy("office", "head of State or of government")
    PARLIAMENT = "parliament", pgettext_lazy("office", "parliament")
    EMBASSY = "embassy", pgettext_lazy("office", "embassy or consulate")
    OTHER = "other", pgettext_lazy("office", "another office")


class Official(Owned, OfState):
    """Somebody of a government whom members meet again. Belongs to who entered it, and is shared by choice."""

    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("title"), max_length=200, blank=True)
    office_kind = models.CharField(_("office"), max_length=12, choices=OfficeKind.choices, blank=True)
    office = models.CharField(_("name of the office"), max_length=200, blank=True)
    mission = models.ForeignKey(
        "governments.Mission", verbose_name=_("mission"), on_delete=models.PROTECT, related_name="+", null=True,
        blank=True,
    )  # fmt: skip
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    note = models.TextField(_("note"), blank=True)
    tags = models.JSONField(_("tags"), default=list, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    # Entered twice: whoever points here means that one. Nothing is moved, so that a merge can be undone.
    merged_into = models.ForeignKey(
        "self", verbose_name=_("is the same person as"), on_delete=models.PROTECT, related_name="merged", null=True,
        blank=True,
    )  # fmt: skip
    merged_date = models.DateField(_("merged on"), null=True, blank=True)
    merged_words = models.CharField(_("why they are the same"), max_length=300, blank=True)

    history = HistoricalRecords()

    PERSONAL = {"name", "title", "office", "email", "phone", "note", "merged_words"}
    IMPERSONAL = OWNED | OF_STATE | {"office_kind", "mission", "tags", "source", "merged_into", "merged_date"}

    class Meta:
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        constraints = [
            one_key("official"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None, merged_date=None)
                | models.Q(merged_into__isnull=False, merged_date__isnull=False),
                name="governments_official_is_merged_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_words=""),
                name="governments_official_is_merged_with_a_reason",
                violation_error_message=_("Say why they are the same person."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("governments:official", args=[self.campaign.slug, self.state.code, self.key])


class Contact(Embargoed, OfState):
    """One contact with an office of a government, planned or held. What was said may name people: it is personal.

    A source at risk is no field of this row: it stands in `ContactSource`, sealed, for the owner's people alone.
    """

    class Stage(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("contact", "planned")
        HELD = "held", pgettext_lazy("contact", "held")
        CANCELLED = "cancelled", pgettext_lazy("contact", "did not take place")

    class Kind(models.TextChoices):
        MEETING = "meeting", pgettext_lazy("contact", "meeting")
        VISIT = "visit", pgettext_lazy("contact", "visit")
        CALL = "call", pgettext_lazy("contact", "telephone call")
        LETTER = "letter", pgettext_lazy("contact", "letter")
        MESSAGE = "message", pgettext_lazy("contact", "message")
        EVENT = "event", pgettext_lazy("contact", "talk at an event")
        OTHER = "other", pgettext_lazy("contact", "another contact")

    class Warns(models.TextChoices):
        NOBODY = "nobody", pgettext_lazy("contact warns", "nobody who does not see this entry")
        LATELY = "lately", pgettext_lazy("contact warns", "others that the alliance has been in touch lately")

    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices, default=Stage.HELD)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.MEETING)
    office_kind = models.CharField(_("office"), max_length=12, choices=OfficeKind.choices)
    office = models.CharField(_("name of the office"), max_length=200, blank=True)
    mission = models.ForeignKey(
        "governments.Mission", verbose_name=_("mission"), on_delete=models.PROTECT, related_name="+", null=True,
        blank=True,
    )  # fmt: skip
    day = models.DateField(_("day"))
    at = models.TimeField(_("time"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    # Keys of other organisations of the alliance that took part.
    with_keys = models.JSONField(_("together with"), default=list, blank=True)
    said = models.TextField(_("what was said"), blank=True)
    asked = models.TextField(_("what was asked"), blank=True)
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    next_date = models.DateField(_("next step by"), null=True, blank=True)
    warns = models.CharField(_("who is warned"), max_length=10, choices=Warns.choices, default=Warns.NOBODY)
    tags = models.JSONField(_("tags"), default=list, blank=True)
    logged_date = models.DateField(_("logged on"))
    logged_by = an_account(_("logged by"))
    # Drawn where the form was opened: what a browser sends twice is entered once.
    form_key = models.CharField(max_length=64, blank=True)

    history = HistoricalRecords()

    BY_KEY = {"with_keys": "organisation"}
    PERSONAL = {"office", "place", "said", "asked", "next_step", "logged_by"}
    IMPERSONAL = EMBARGOED | OF_STATE | {
        "stage", "kind", "office_kind", "mission", "day", "at", "with_keys", "next_date", "warns", "tags",
        "logged_date", "form_key",
    }  # fmt: skip

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        indexes = [
            models.Index(fields=["campaign", "state", "day"], name="governments_contact_of_state"),
            models.Index(fields=["campaign", "day"], name="governments_contact_by_day"),
        ]
        constraints = [
            one_key("contact"),
            models.UniqueConstraint(
                fields=["campaign", "form_key"], condition=~models.Q(form_key=""),
                name="governments_contact_is_entered_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.office or self.get_office_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("governments:contact", args=[self.campaign.slug, self.state.code, self.key])


class ContactPerson(models.Model):
    """Somebody who was there, of ours or of theirs."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="people")
    number = models.PositiveSmallIntegerField(_("number"))
    ours = models.BooleanField(_("of the alliance"), default=False)
    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("title on that day"), max_length=200, blank=True)
    official = models.ForeignKey(
        Official, verbose_name=_("official"), on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    person = models.ForeignKey(
        "coalition.Person", verbose_name=_("person"), on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    PART_OF = ("contact",)
    PERSONAL = {"name", "title", "official", "person"}
    IMPERSONAL = {"contact", "number", "ours"}

    class Meta:
        verbose_name = _("person at a contact")
        verbose_name_plural = _("persons at contacts")
        constraints = [models.UniqueConstraint(fields=["contact", "number"], name="governments_persons_are_numbered")]

    def __str__(self) -> str:
        return f"{self.contact_id}/{self.number}"


class ContactSource(Owned):
    """Who told it, where that must not be known: sealed with a key outside the database, for the owner's people."""

    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="source")
    name = SealedField(_("who told it"))
    note = SealedField(_("what to know about this source"), blank=True)

    UNTOLD = True
    PERSONAL = {"name", "note"}
    IMPERSONAL = OWNED | {"contact"}
    PART_OF = ("contact",)

    class Meta:
        verbose_name = _("source at risk")
        verbose_name_plural = _("sources at risk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shared_with=SharedWith.OWN), name="governments_source_is_for_its_owner_alone"
            )
        ]

    def __str__(self) -> str:
        return str(self.contact_id)


class VisitNotice(Owned):
    """Tells an owner that somebody plans or logged a visit at an office which an entry of hers concerns that this
    somebody may not see. It says neither who nor when.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="notices")
    noticed_date = models.DateField(_("day"))
    planned = models.BooleanField(_("planned, not yet held"), default=False)
    seen_date = models.DateField(_("taken note of on"), null=True, blank=True)
    # Which other entry gave rise to it, so that one visit is told once. Shown to nobody.
    other = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")

    PERSONAL: set[str] = set()
    IMPERSONAL = OWNED | {"contact", "noticed_date", "planned", "seen_date", "other"}
    PART_OF = ("contact",)
    SECRET = {"other"}
    UNTOLD = True

    class Meta:
        verbose_name = _("notice of a visit")
        verbose_name_plural = _("notices of visits")
        constraints = [
            models.UniqueConstraint(fields=["contact", "other"], name="governments_visit_is_told_once"),
            models.CheckConstraint(
                condition=models.Q(shared_with=SharedWith.OWN), name="governments_notice_is_for_its_owner_alone"
            ),
        ]

    def __str__(self) -> str:
        return str(self.contact_id)
