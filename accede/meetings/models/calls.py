"""Calls to a meeting, to whom they went, what was answered, and the papers that go with them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.coalition.models import OWNED, Owned
from accede.meetings.models.meetings import Meeting


class Call(models.Model):
    """One sending: the invitation, an update of it, or word that the meeting is cancelled."""

    class Kind(models.TextChoices):
        REQUEST = "request", _("invitation")
        UPDATE = "update", _("update")
        CANCEL = "cancel", _("cancellation")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="calls")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    # What the calendars were told: the number of the meeting's change, and when and where it then was.
    sequence = models.PositiveIntegerField(_("number of the change"))
    told = models.JSONField(_("what was told"), default=dict, blank=True)  # {"day": "2026-05-12", "at": "10:00", …}
    on = models.DateField(_("day"))
    at = models.DateTimeField(_("moment"))

    PART_OF = ("meeting",)
    PERSONAL: set[str] = set()
    IMPERSONAL = {"meeting", "number", "kind", "sequence", "told", "on", "at"}

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="meetings_call_has_its_own_number")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class CallRecipient(models.Model):
    """Somebody to whom a call went. The letter itself is a row of outgoing mail under `mail_key`.

    A focal point who signs in here and is not among the people of the coalition has a name and an address alone.
    """

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="recipients")
    person = models.ForeignKey("coalition.Person", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    name = models.CharField(_("name"), max_length=200)
    # For whom she was called, and as what on that day: a voting member or an observer.
    organisation = models.ForeignKey(
        "coalition.Organisation", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    votes = models.BooleanField(_("for a member that votes"), default=False)
    email = models.EmailField(_("address"))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    mail_key = models.CharField(_("key of the letter"), max_length=200, blank=True)

    PART_OF = ("call",)
    PERSONAL = {"person", "name", "email", "language", "organisation", "mail_key"}
    IMPERSONAL = {"call", "votes"}

    class Meta:
        verbose_name = _("recipient of a call")
        verbose_name_plural = _("recipients of calls")
        constraints = [
            # Addresses of people who were erased are empty.
            models.UniqueConstraint(
                fields=["call", "email"], condition=~models.Q(email=""), name="meetings_call_goes_to_an_address_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.call)


class Reply(models.Model):
    """What an invited person says beforehand. The last row counts; earlier ones stay."""

    class Says(models.TextChoices):
        PRESENT = "present", pgettext_lazy("reply", "I come")
        REMOTE = "remote", pgettext_lazy("reply", "I join from afar")
        APOLOGIES = "apologies", pgettext_lazy("reply", "I cannot come")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="replies")
    number = models.PositiveSmallIntegerField(_("number"))
    person = models.ForeignKey("coalition.Person", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("address that was called"))
    organisation = models.ForeignKey(
        "coalition.Organisation", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    says = models.CharField(_("answer"), max_length=10, choices=Says.choices)
    words = models.CharField(_("in her words"), max_length=300, blank=True)
    # The number of the meeting's change that she answered: a meeting moved since then is worth asking again.
    sequence = models.PositiveIntegerField(_("number of the change"), default=0)
    at = models.DateTimeField(_("moment"))

    PART_OF = ("meeting",)
    PERSONAL = {"person", "name", "email", "organisation", "words"}
    IMPERSONAL = {"meeting", "number", "says", "sequence", "at"}

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="meetings_reply_has_its_own_number")]

    def __str__(self) -> str:
        return str(self.get_says_display())


class Paper(Owned):
    """A paper for a meeting: a file, a link, or a page of another room. A member may keep it to herself."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    number = models.PositiveSmallIntegerField(_("number"))
    item = models.ForeignKey(
        "meetings.AgendaItem", verbose_name=_("point of the agenda"), on_delete=models.SET_NULL, related_name="papers",
        null=True, blank=True,
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    # One of three: a file kept here, an address elsewhere, a page of this house (a path that begins with "/").
    name = models.CharField(_("name of the file"), max_length=150, blank=True)
    content = models.BinaryField(_("file"), null=True, blank=True)
    sha256 = models.CharField(_("fingerprint of the file"), max_length=64, blank=True)
    link = models.URLField(_("address"), max_length=500, blank=True)
    page = models.CharField(_("page of this house"), max_length=300, blank=True)

    PERSONAL = {"content", "name"}
    PART_OF = ("meeting",)
    IMPERSONAL = OWNED | {"meeting", "number", "item", "title", "language", "sha256", "link", "page"}

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_paper_has_its_own_number"),
            models.CheckConstraint(
                condition=(
                    models.Q(content__isnull=False, link="", page="") & ~models.Q(name="") & ~models.Q(sha256="")
                    | models.Q(content=None, name="", sha256="", page="") & ~models.Q(link="")
                    | models.Q(content=None, name="", sha256="", link="") & ~models.Q(page="")
                ),
                name="meetings_paper_is_a_file_or_a_link_or_a_page",
                violation_error_message=_(
                    "A paper is one thing: a file, an address elsewhere, or a page of this house."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title
