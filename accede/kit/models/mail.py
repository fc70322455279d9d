from __future__ import annotations

from typing import ClassVar

from django.db import models


class MailState(models.TextChoices):
    QUEUED = "queued"
    HELD = "held"
    CLAIMED = "claimed"
    SENT = "sent"
    DOUBTFUL = "doubtful"
    BOUNCED = "bounced"
    SUPPRESSED = "suppressed"
    CANCELLED = "cancelled"


class MailGroup(models.Model):
    """Letters that are held, let go on and cancelled together: a run. A group for lists is sent in batches, any other
    letter by letter.
    """

    key = models.CharField(max_length=200, unique=True)
    campaign = models.CharField(max_length=80, blank=True)
    for_list = models.CharField(max_length=200, blank=True)  # List-Id; empty: letters to people one knows
    paused_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"key", "campaign", "for_list", "paused_at", "cancelled_at"}

    def __str__(self) -> str:
        return self.key


class OutgoingMail(models.Model):
    """One letter to one recipient, written in the transaction of its act, text frozen.

    queued → claimed → sent | bounced; held while its group is paused, cancelled with its group. `handing_over_at`
    marks the instant before the letter leaves our hands: a claimed row whose worker died before it goes back to
    queued; after it, nobody can know, and the row becomes doubtful.
    """

    to = models.CharField(max_length=254)
    to_name = models.CharField(max_length=200, blank=True)
    reply_to = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=500)
    body = models.TextField()
    # The same letter for programs that show HTML; empty for letters queued before there was one.
    html = models.TextField(default="", blank=True)
    # An entry for the reader's calendar (RFC 5545), whose METHOD says what to do with it (RFC 6047).
    calendar = models.TextField(default="", blank=True)
    language = models.CharField(max_length=10)
    template = models.CharField(max_length=120, blank=True)
    key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    group = models.ForeignKey(MailGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    in_batches = models.BooleanField(default=False)  # as its group says; stands here for the index
    # Where its reader leaves the list with one click (RFC 8058); empty for letters that are no list's.
    leave_url = models.CharField(max_length=500, blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    campaign = models.CharField(max_length=80, blank=True)
    about_type = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=80, blank=True)
    by = models.CharField(max_length=150, blank=True)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.QUEUED)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    refusals = models.PositiveSmallIntegerField(default=0)  # how often the server put it off
    owner = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    handing_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.CharField(max_length=150, blank=True)
    words = models.CharField(max_length=500, blank=True)

    PERSONAL = {
        "to", "to_name", "reply_to", "subject", "body", "html", "calendar", "leave_url", "by", "resolved_by", "words",
    }  # fmt: skip
    IMPERSONAL = {
        "language", "template", "key", "group", "in_batches", "message_id", "campaign", "about_type", "about_id",
        "state", "queued_at", "not_before", "attempts", "refusals", "owner", "lease_until", "handing_over_at",
        "sent_at",
    }  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["state", "in_batches", "not_before"], name="kit_mail_due_by_way"),
            models.Index(fields=["group", "state"], name="kit_mail_by_group"),
            models.Index(fields=["campaign", "state"], name="kit_mail_by_campaign"),
            models.Index(fields=["about_type", "about_id"], name="kit_mail_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="claimed") | models.Q(lease_until__isnull=False) & ~models.Q(owner=""),
                name="kit_mail_claimed_has_an_owner_and_a_lease",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False),
                name="kit_mail_sent_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"


class MailFile(models.Model):
    """A file that goes with a letter, frozen with it: its bytes, or its name in the file storage and their hash."""

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField(default=b"", blank=True)
    stored = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    PERSONAL = {"name", "content"}
    IMPERSONAL = {"mail", "content_type", "stored", "sha256"}

    def __str__(self) -> str:
        return f"file of letter {self.mail_id}"


class SuppressedAddress(models.Model):
    """An address we no longer write to: it bounced, or its owner said so."""

    address = models.CharField(max_length=254, unique=True)
    why = models.CharField(max_length=300)
    by = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField()

    PERSONAL = {"address", "why", "by"}
    IMPERSONAL = {"at"}

    class Meta:
        verbose_name_plural = "suppressed addresses"

    def __str__(self) -> str:
        return f"suppressed address {self.pk}"


class MailReport(models.Model):
    """What a server or a provider told us of a letter after it had left: added, never changed."""

    class Kind(models.TextChoices):
        DELIVERED = "delivered"
        DELAYED = "delayed"
        BOUNCED = "bounced"
        COMPLAINED = "complained"
        UNSUBSCRIBED = "unsubscribed"

    class Source(models.TextChoices):
        MESSAGE = "message"  # a report by mail: RFC 3464, RFC 5965
        PROVIDER = "provider"  # a provider's webhook
        PERSON = "person"

    # None: it speaks of no letter of ours that we can find.
    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, null=True, blank=True, related_name="reports")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    source = models.CharField(max_length=8, choices=Source.choices)
    address = models.CharField(max_length=254, blank=True)
    code = models.CharField(max_length=20, blank=True)  # RFC 3463: 5.1.1
    words = models.CharField(max_length=500, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)  # when it happened, as the report says
    read_at = models.DateTimeField()
    # A report that comes twice is read once.
    fingerprint = models.CharField(max_length=64, unique=True)

    PERSONAL = {"address", "words"}
    IMPERSONAL = {"mail", "kind", "source", "code", "told_at", "read_at", "fingerprint"}

    class Meta:
        indexes = [models.Index(fields=["mail", "kind"], name="kit_mail_reports")]

    def __str__(self) -> str:
        return f"report {self.pk}: {self.kind}"


class MailPace(models.Model):
    """When the next letter to a domain may leave."""

    domain = models.CharField(max_length=254, unique=True)
    next_at = models.DateTimeField()

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"domain", "next_at"}

    def __str__(self) -> str:
        return self.domain
