"""Who was invited to an event, and what they answered. Invitations hang on letters; answers are added, never edited."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.coalition.models import Organisation
from accede.events.models.event import Event
from accede.governments.models import Mission, new_key
from accede.mailings.models import Letter, Run
from accede.record.models import State


class EventRun(models.Model):
    """A run of letters that invites to an event, or reminds of it."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="runs")
    run = models.OneToOneField(Run, on_delete=models.PROTECT, related_name="+")

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"event", "run"}
    PART_OF = ("event",)

    class Meta:
        verbose_name = _("run of invitations")

    def __str__(self) -> str:
        return f"{self.event}: {self.run}"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug


class Invitation(models.Model):
    """One addressee's invitation to one event: by a letter of a run, or by word of mouth (no letter).

    `key` is in the reply link, which is signed and bound to `turn`: revoking a link counts `turn` up. Who holds a link
    that is `safe_to_forward` sees neither name nor earlier answer. Who is invited again after a withdrawal has
    a new row.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="invited")
    key = models.SlugField(_("key"), max_length=32, default=new_key)
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.ForeignKey(State, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("invited"), max_length=300)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    state_class = models.CharField(_("class of the State when invited"), max_length=20, blank=True)
    invited_date = models.DateField(_("invited on"))
    turn = models.PositiveSmallIntegerField(default=1)
    safe_to_forward = models.BooleanField(_("the link may be passed on"), default=False)
    withdrawn_date = models.DateField(_("invitation withdrawn on"), null=True, blank=True)
    withdrawn_words = models.CharField(_("why"), max_length=300, blank=True)

    PERSONAL = {"name", "email", "withdrawn_words"}
    IMPERSONAL = {
        "event", "key", "letter", "mission", "state", "organisation", "language", "state_class", "invited_date", "turn",
        "safe_to_forward", "withdrawn_date",
    }  # fmt: skip
    PART_OF = ("event",)

    class Meta:
        verbose_name = _("invitation")
        constraints = [
            models.UniqueConstraint(fields=["key"], name="events_invitation_has_its_own_key"),
            models.UniqueConstraint(
                fields=["event", "mission"],
                condition=models.Q(withdrawn_date__isnull=True),
                name="events_a_mission_has_one_invitation_that_stands",
                violation_error_message=_("This mission is invited already."),
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug


class Reply(models.Model):
    """An answer to an invitation, by the link or told to somebody. The last one counts, unless two ways contradict each
    other: then a person settles it by one more row.
    """

    class Answer(models.TextChoices):
        COMES = "comes", pgettext_lazy("reply", "comes")
        DECLINES = "declines", pgettext_lazy("reply", "does not come")
        COLLEAGUE = "colleague", pgettext_lazy("reply", "a colleague comes")
        LATER = "later", pgettext_lazy("reply", "will say later")

    class Way(models.TextChoices):
        LINK = "link", pgettext_lazy("reply", "by the link")
        TELEPHONE = "telephone", pgettext_lazy("reply", "by telephone")
        NOTE_VERBALE = "note_verbale", pgettext_lazy("reply", "by note verbale")
        MAIL = "mail", pgettext_lazy("reply", "by mail")
        IN_PERSON = "in_person", pgettext_lazy("reply", "in person")
        SETTLED = "settled", pgettext_lazy("reply", "settled by a person")

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="replies")
    number = models.PositiveSmallIntegerField(_("number"))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices)
    name = models.CharField(_("who comes"), max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    heads = models.PositiveSmallIntegerField(_("how many"), default=1)
    words = models.CharField(_("what was said besides"), max_length=500, blank=True)
    way = models.CharField(_("how"), max_length=14, choices=Way.choices)
    said_at = models.DateTimeField(_("said at"))
    taken_by = models.CharField(_("taken by"), max_length=150, blank=True)  # empty: by the link itself
    scan = models.BinaryField(null=True, blank=True)
    scan_name = models.CharField(_("scan"), max_length=150, blank=True)
    scan_type = models.CharField(max_length=100, blank=True)

    PERSONAL = {"name", "title", "words", "taken_by", "scan", "scan_name"}
    IMPERSONAL = {"invitation", "number", "answer", "heads", "way", "said_at", "scan_type"}
    PART_OF = ("invitation",)

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        constraints = [
            models.UniqueConstraint(fields=["invitation", "number"], name="events_replies_are_numbered"),
            models.CheckConstraint(
                condition=~models.Q(answer="colleague") | ~models.Q(name=""),
                name="events_a_colleague_who_comes_has_a_name",
                violation_error_message=_("Say who comes instead."),
            ),
        ]

    def __str__(self) -> str:
        return f"reply {self.number} to invitation {self.invitation_id}"

    @property
    def campaign_slug(self) -> str:
        return self.invitation.event.campaign.slug
