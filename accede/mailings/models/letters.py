"""A letter as it was frozen at release, its exact files, and what became of it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.coalition.models import Campaign, Organisation, Person
from accede.governments.models import Channel, Mission, new_key
from accede.kit.privacy import Sealed
from accede.mailings.models.audiences import Subscription
from accede.mailings.models.runs import Run
from accede.record.models import State


class Letter(models.Model):
    """Written at release and never changed: to whom, in which words, and as which class she was addressed."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="letters")
    key = models.SlugField(_("key"), max_length=32, default=new_key)
    number = models.PositiveIntegerField(_("number in the run"))  # of the dispatch: 2026/4/017
    addressee = models.CharField(_("addressee"), max_length=120)  # "mission:KEY"
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.ForeignKey(State, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    subscription = models.ForeignKey(Subscription, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    variant = models.CharField(_("variant"), max_length=2)
    variant_name = models.CharField(_("name of the variant"), max_length=200)
    state_class = models.CharField(_("class of the State"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=10)
    to_name = models.CharField(_("to"), max_length=300)
    to_title = models.CharField(_("title"), max_length=300, blank=True)
    salutation = models.CharField(_("form of address"), max_length=200, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    fax = models.CharField(_("fax"), max_length=60, blank=True)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices)
    then_channel = models.CharField(_("then by"), max_length=12, choices=Channel.choices, blank=True)
    subject = models.CharField(_("subject"), max_length=500)
    body = models.TextField(_("text"))
    frozen_at = models.DateTimeField(_("frozen at"))
    released_by = models.CharField(_("released by"), max_length=150)

    # What the alliance wrote to a government is kept as it was written; a letter to a person is not.
    SEALED = Sealed(
        frozenset({"to_name", "to_title", "salutation", "email", "address", "fax", "subject", "body"}),
        _("letter to a government as it was released"),
        _("as long as the campaign keeps its letters"),
        when=models.Q(mission__isnull=False),
    )
    PERSONAL = {
        "person", "subscription", "to_name", "to_title", "salutation", "email", "address", "fax", "subject",
        "body", "released_by",
    }  # fmt: skip
    IMPERSONAL = {
        "campaign", "run", "key", "number", "addressee", "mission", "state", "organisation", "variant",
        "variant_name", "state_class", "language", "channel", "then_channel", "frozen_at",
    }  # fmt: skip
    PART_OF = ("run",)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="mailings_letter_has_its_own_key"),
            models.UniqueConstraint(fields=["run", "number"], name="mailings_letters_of_a_run_are_numbered"),
            models.UniqueConstraint(fields=["run", "addressee"], name="mailings_an_addressee_gets_one_letter_of_a_run"),
        ]

    def __str__(self) -> str:
        return f"letter {self.number} of {self.run}"

    def get_absolute_url(self) -> str:
        return reverse("mailings:letter", args=[self.campaign.slug, self.run.key, self.key])


class LetterFile(models.Model):
    """An exact file of a letter, kept under its hash; the bytes are in the file storage, or not made yet."""

    class What(models.TextChoices):
        LETTER = "letter", pgettext_lazy("file", "letter")
        ENCLOSURE = "enclosure", pgettext_lazy("file", "enclosure")

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="files")
    what = models.CharField(max_length=10, choices=What.choices)
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("file"), max_length=150)
    content_type = models.CharField(max_length=100)
    language = models.CharField(_("language"), max_length=10, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    PERSONAL = {"name"}
    IMPERSONAL = {"letter", "what", "position", "content_type", "language", "sha256", "size", "made_at"}
    PART_OF = ("letter",)

    class Meta:
        verbose_name = _("file of a letter")
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "what", "position", "content_type"], name="mailings_a_file_of_a_letter_is_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return f"file of letter {self.letter_id}"

    @property
    def campaign(self) -> Campaign:
        return self.letter.campaign


class Dispatch(models.Model):
    """What was done with a letter, or happened to it, besides what the mail row tells: carried, posted, came back."""

    class Kind(models.TextChoices):
        SENT = "sent", pgettext_lazy("dispatch", "sent")
        DELIVERED = "delivered", pgettext_lazy("dispatch", "delivered")
        RETURNED = "returned", pgettext_lazy("dispatch", "came back")
        PHONED = "phoned", pgettext_lazy("dispatch", "told by telephone")

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="dispatches")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("what"), max_length=10, choices=Kind.choices)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices)
    reference = models.CharField(_("dispatch number"), max_length=80, blank=True)
    day = models.DateField(_("day"))
    words = models.CharField(_("note"), max_length=500, blank=True)
    entered_by = models.CharField(_("entered by"), max_length=150)
    entered_at = models.DateTimeField(_("entered at"))

    PERSONAL = {"words", "entered_by"}
    IMPERSONAL = {"letter", "number", "kind", "channel", "reference", "day", "entered_at"}
    PART_OF = ("letter",)

    class Meta:
        verbose_name = _("dispatch")
        constraints = [
            models.UniqueConstraint(fields=["letter", "number"], name="mailings_dispatches_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"letter {self.letter_id}: {self.get_kind_display()}"

    @property
    def campaign(self) -> Campaign:
        return self.letter.campaign
