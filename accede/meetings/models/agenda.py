"""The agenda of a meeting, and who was there."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.meetings.models.meetings import Meeting


class AgendaItem(models.Model):
    """One point: what is talked about, for how long, and what is wanted of the meeting."""

    class Kind(models.TextChoices):
        FORMAL = "formal", pgettext_lazy("point of an agenda", "formal")  # opening, adoption of the agenda
        MINUTES = "minutes", pgettext_lazy("point of an agenda", "approval of minutes")
        INFORMATION = "information", pgettext_lazy("point of an agenda", "for information")
        DISCUSSION = "discussion", pgettext_lazy("point of an agenda", "for discussion")
        DECISION = "decision", pgettext_lazy("point of an agenda", "for decision")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    # The point's name for good: minutes, motions and decisions hold on to it when the order changes.
    number = models.PositiveSmallIntegerField(_("number"))
    order = models.PositiveSmallIntegerField(_("place in the order"))
    title = models.CharField(_("title"), max_length=200)
    minutes = models.PositiveSmallIntegerField(
        pgettext_lazy("duration", "minutes"), default=10, validators=[MinValueValidator(0), MaxValueValidator(480)]
    )
    kind = models.CharField(_("what for"), max_length=12, choices=Kind.choices, default=Kind.DISCUSSION)
    introduced_by = models.ForeignKey(
        "coalition.Person", verbose_name=_("introduced by"), on_delete=models.PROTECT, related_name="+", null=True,
        blank=True,
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True)
    # What it is about: a page of this house, and the key of the offer from which it came.
    page = models.CharField(_("page of this house"), max_length=300, blank=True)
    offer_key = models.CharField(_("taken from"), max_length=200, blank=True)

    PART_OF = ("meeting",)
    PERSONAL = {"introduced_by"}
    IMPERSONAL = {"meeting", "number", "order", "title", "minutes", "kind", "note", "page", "offer_key"}

    class Meta:
        verbose_name = _("point of the agenda")
        verbose_name_plural = _("points of the agenda")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_item_has_its_own_number"),
            models.UniqueConstraint(
                fields=["meeting", "offer_key"],
                condition=~models.Q(offer_key=""),
                name="meetings_item_takes_an_offer_over_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Who was there, and for whom. Only members count for the quorum; what an organisation is, is asked on the day."""

    class How(models.TextChoices):
        PRESENT = "present", pgettext_lazy("attendance", "present")
        REMOTE = "remote", pgettext_lazy("attendance", "from afar")
        APOLOGIES = "apologies", pgettext_lazy("attendance", "apologies")
        PROXY = "proxy", pgettext_lazy("attendance", "by proxy")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    number = models.PositiveSmallIntegerField(_("number"))
    # For whom the row speaks; empty for a guest who speaks for nobody.
    organisation = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    person = models.ForeignKey(
        "coalition.Person", verbose_name=_("person"), on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    guest = models.CharField(_("guest"), max_length=200, blank=True)
    how = models.CharField(_("how"), max_length=10, choices=How.choices)
    # For a proxy: the organisation whose person speaks for the absent one.
    held_by = models.ForeignKey(
        "coalition.Organisation", verbose_name=_("proxy held by"), on_delete=models.PROTECT, related_name="+",
        null=True, blank=True,
    )  # fmt: skip

    PART_OF = ("meeting",)
    PERSONAL = {"person", "guest"}
    IMPERSONAL = {"meeting", "number", "organisation", "how", "held_by"}

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_attendance_has_its_own_number"),
            models.UniqueConstraint(
                fields=["meeting", "organisation", "person"],
                name="meetings_attendance_a_person_stands_once_for_an_organisation",
                violation_error_message=_(
                    "This person is on the list for this organisation already. Change that line."
                ),
            ),
            models.UniqueConstraint(
                fields=["meeting", "organisation"],
                condition=models.Q(how="proxy"),
                name="meetings_attendance_an_organisation_gives_one_proxy",
                violation_error_message=_("This organisation has given a proxy already. Take that one back first."),
            ),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | models.Q(person__isnull=False) | ~models.Q(guest=""),
                name="meetings_attendance_names_an_organisation_a_person_or_a_guest",
                violation_error_message=_("Name an organisation, a person or a guest."),
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(how="proxy", held_by__isnull=False, organisation__isnull=False)
                    & ~models.Q(held_by=models.F("organisation"))
                    | ~models.Q(how="proxy") & models.Q(held_by=None)
                ),
                name="meetings_attendance_a_proxy_is_held_by_another_organisation",
                violation_error_message=_("A proxy is given by one organisation to another: name both."),
            ),
        ]

    def __str__(self) -> str:
        # Without the person: the log keeps this name for ever.
        who = self.organisation.short if self.organisation else str(_("guest"))
        return f"{who}: {self.get_how_display()}"
