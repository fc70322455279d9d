"""Who is expected at the door and who came: guests by name, check-ins that can be taken back, registrations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.coalition.models import Organisation
from accede.events.models.event import Event
from accede.events.models.invitations import Invitation
from accede.events.models.parts import AttendanceGroup
from accede.governments.models import new_key
from accede.record.models import State


class Guest(models.Model):
    """A person on the guest list, or one who came without being on it."""

    class Origin(models.TextChoices):
        REPLY = "reply", pgettext_lazy("guest", "from a reply")
        REGISTRATION = "registration", pgettext_lazy("guest", "registered")
        BY_HAND = "by_hand", pgettext_lazy("guest", "put on the list by hand")
        WALK_IN = "walk_in", pgettext_lazy("guest", "came without being on the list")
        PAPER = "paper", pgettext_lazy("guest", "from the paper list")

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="guests")
    key = models.SlugField(_("key"), max_length=32, default=new_key)  # in the badge's code
    invitation = models.ForeignKey(
        Invitation, on_delete=models.PROTECT, null=True, blank=True, related_name="guests", verbose_name=_("invitation")
    )
    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("title"), max_length=200, blank=True)
    affiliation = models.CharField(_("mission or organisation"), max_length=300, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.ForeignKey(State, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.CharField(_("group"), max_length=20, choices=AttendanceGroup.choices)
    precedence = models.PositiveSmallIntegerField(_("order of precedence"), null=True, blank=True)
    origin = models.CharField(_("how she came on the list"), max_length=14, choices=Origin.choices)
    needs = models.CharField(_("what she needs"), max_length=300, blank=True)  # a ramp, a sign-language interpreter
    added_at = models.DateTimeField(_("added at"))
    added_by = models.CharField(_("added by"), max_length=150, blank=True)
    left_out_date = models.DateField(_("taken off the list on"), null=True, blank=True)
    left_out_words = models.CharField(_("why"), max_length=300, blank=True)

    PERSONAL = {"name", "title", "affiliation", "needs", "added_by", "left_out_words"}
    IMPERSONAL = {
        "event", "key", "invitation", "organisation", "state", "group", "precedence", "origin", "added_at",
        "left_out_date",
    }  # fmt: skip
    PART_OF = ("event",)

    class Meta:
        verbose_name = _("guest")
        verbose_name_plural = _("guests")
        constraints = [models.UniqueConstraint(fields=["key"], name="events_guest_has_its_own_key")]

    def __str__(self) -> str:
        return f"guest {self.pk}"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug


class CheckIn(models.Model):
    """That a guest came, as somebody at the door noted it; a mistake is taken back by one more row."""

    class Way(models.TextChoices):
        DOOR = "door", pgettext_lazy("check-in", "at the door")
        CODE = "code", pgettext_lazy("check-in", "by the code on the badge")
        PAPER = "paper", pgettext_lazy("check-in", "from the paper list")

    guest = models.ForeignKey(Guest, on_delete=models.PROTECT, related_name="check_ins")
    number = models.PositiveSmallIntegerField(_("number"))
    came = models.BooleanField(_("came"), default=True)  # False takes the one before back
    way = models.CharField(_("how"), max_length=10, choices=Way.choices)
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=150)
    # Drawn by the phone at the door, so that a form sent again after a lost line is one check-in.
    slip = models.CharField(max_length=40, blank=True)

    PERSONAL = {"by"}
    IMPERSONAL = {"guest", "number", "came", "way", "at", "slip"}
    PART_OF = ("guest",)

    class Meta:
        verbose_name = _("check-in")
        constraints = [
            models.UniqueConstraint(fields=["guest", "number"], name="events_check_ins_are_numbered"),
            models.UniqueConstraint(
                fields=["slip"], condition=~models.Q(slip=""), name="events_a_slip_of_the_door_counts_once"
            ),
        ]

    def __str__(self) -> str:
        return f"check-in {self.number} of guest {self.guest_id}"

    @property
    def campaign_slug(self) -> str:
        return self.guest.event.campaign.slug


class Registration(models.Model):
    """A person who registered on the public page: asked, confirmed by mail, perhaps cancelled by herself."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations")
    key = models.SlugField(_("key"), max_length=32, default=new_key)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"))
    affiliation = models.CharField(_("organisation"), max_length=300, blank=True)
    group = models.CharField(_("group"), max_length=20, choices=AttendanceGroup.choices)
    language = models.CharField(_("language"), max_length=10, default="en")
    needs = models.CharField(_("what she needs"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("asked at"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    guest = models.OneToOneField(Guest, on_delete=models.PROTECT, null=True, blank=True, related_name="registration")

    PERSONAL = {"name", "email", "affiliation", "needs"}
    IMPERSONAL = {"event", "key", "group", "language", "asked_at", "confirmed_at", "cancelled_at", "guest"}
    PART_OF = ("event",)

    class Meta:
        verbose_name = _("registration")
        constraints = [
            models.UniqueConstraint(fields=["key"], name="events_registration_has_its_own_key"),
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=models.Q(cancelled_at__isnull=True),
                name="events_an_address_registers_once",
                violation_error_message=_("This address is registered already."),
            ),
        ]

    def __str__(self) -> str:
        return f"registration {self.pk}"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug


class SentList(models.Model):
    """The guest list as it went to the house of the venue, so that what changed since can be told. Never corrected: a
    list that is sent again is one more row.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="sent_lists")
    number = models.PositiveSmallIntegerField(_("number"))
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.CharField(_("sent by"), max_length=150)
    to = models.CharField(_("to whom"), max_length=300, blank=True)
    # [{"key": …, "name": …, "title": …, "affiliation": …, "group": …}, …]: what the house has in hand.
    rows = models.JSONField(_("guests"), default=list)

    PERSONAL = {"sent_by", "to", "rows"}
    IMPERSONAL = {"event", "number", "sent_at"}
    PART_OF = ("event",)

    class Meta:
        verbose_name = _("guest list as sent")
        verbose_name_plural = _("guest lists as sent")
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="events_sent_guest_lists_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"guest list {self.number} of {self.event}"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug
