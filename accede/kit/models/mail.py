from __future__ import annotations

from django.db import models


class MailState(models.TextChoices):
    QUEUED = "queued"
    CLAIMED = "claimed"
    SENT = "sent"
    DOUBTFUL = "doubtful"
    BOUNCED = "bounced"
    SUPPRESSED = "suppressed"


class OutgoingMail(models.Model):
    """One letter to one recipient, written in the transaction of its act, text frozen.

    queued → claimed → sent | bounced. `handing_over_at` marks the instant before the letter leaves our
    hands: a claimed row whose worker died before it goes back to queued; after it, nobody can know, and the
    row becomes doubtful.
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
    message_id = models.CharField(max_length=200, unique=True)
    campaign = models.CharField(max_length=80, blank=True)
    about_type = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=80, blank=True)
    by = models.CharField(max_length=150, blank=True)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.QUEUED)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    owner = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    handing_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.CharField(max_length=150, blank=True)
    words = models.CharField(max_length=500, blank=True)

    PERSONAL = {"to", "to_name", "reply_to", "subject", "body", "html", "calendar", "by", "resolved_by", "words"}
    IMPERSONAL = {
        "language", "template", "key", "message_id", "campaign", "about_type", "about_id", "state",
        "queued_at",
        "not_before", "attempts", "owner", "lease_until", "handing_over_at", "sent_at",
    }  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["state", "not_before"], name="kit_mail_what_is_due"),
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
    """A file that goes with a letter, frozen with it."""

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()

    PERSONAL = {"name", "content"}
    IMPERSONAL = {"mail", "content_type"}

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
