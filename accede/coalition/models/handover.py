"""What an outgoing office-holder hands on to the next one."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.coalition.models.campaigns import Campaign
from accede.coalition.models.offices import OfficeTerm
from accede.coalition.models.owned import OWNED, Owned
from accede.kit.privacy import Sealed


class Handover(Owned):
    """The pack at the end of a term. Until it is released it holds the outgoing holder's notes alone, and belongs to
    her organisation; then it belongs to the alliance, and its document is frozen with its hash.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=80)
    term = models.OneToOneField(OfficeTerm, on_delete=models.PROTECT, related_name="handover", verbose_name=_("term"))
    notes = models.TextField(_("notes for the next holder"), blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    released_by = models.CharField(_("released by"), max_length=150, blank=True)
    document = models.JSONField(_("document"), default=dict, blank=True)  # of kit.documents, as it was released
    sha256 = models.CharField(_("hash of the document"), max_length=64, blank=True)
    received_at = models.DateTimeField(_("read"), null=True, blank=True)
    received_by = models.CharField(_("read by"), max_length=150, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    SEALED = Sealed(
        frozenset({"document"}),
        _("released handover pack"),
        _("as long as the alliance keeps its minutes"),
        when=models.Q(released_at__isnull=False),
    )
    PERSONAL = {"key", "notes", "released_by", "received_by", "document"}
    IMPERSONAL = OWNED | {"campaign", "term", "released_at", "received_at", "sha256", "source"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_handover_has_its_own_key"),
            models.CheckConstraint(
                condition=models.Q(released_at__isnull=True, sha256="")
                | models.Q(released_at__isnull=False) & ~models.Q(sha256=""),
                name="coalition_handover_is_released_with_the_hash_of_its_document",
            ),
            models.CheckConstraint(
                condition=models.Q(received_at__isnull=True)
                | models.Q(released_at__isnull=False, received_at__gte=models.F("released_at")),
                name="coalition_handover_is_read_after_it_was_released",
            ),
        ]

    def __str__(self) -> str:
        return str(self.term)

    def get_absolute_url(self) -> str:
        return reverse("coalition:handover", args=[self.campaign.slug, self.term.key])
