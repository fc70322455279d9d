"""An offer of a role to somebody at a mail address, good until a day, accepted by a link that only its letter has."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.accounts.roles import ROLES
from accede.coalition.models.campaigns import Campaign
from accede.coalition.models.organisations import Organisation
from accede.coalition.models.people import Person


class Invitation(models.Model):
    """What is offered, to whom, by whom, until when; what became of it is derived from its dates.

    The link's word is kept as a hash alone: whoever reads this table cannot accept.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language of the letter"), max_length=10)
    role = models.CharField(_("role"), max_length=20, choices=[(key, role.name) for key, role in ROLES.items()])
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    until_date = models.DateField(_("last day of the role"), null=True, blank=True)
    # The person of the coalition who is invited, when she stands on record: she is tied to the account.
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("invited by")
    )
    token_hash = models.CharField(max_length=64, unique=True)
    sent_date = models.DateField(_("sent"))
    good_until = models.DateField(_("can be accepted until"))
    revoked_date = models.DateField(_("taken back"), null=True, blank=True)
    accepted_date = models.DateField(_("accepted"), null=True, blank=True)

    PERSONAL = {"email", "name", "language", "person", "invited_by"}
    IMPERSONAL = {
        "campaign", "role", "organisation", "until_date", "token_hash", "sent_date", "good_until", "revoked_date",
        "accepted_date",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(revoked_date=None) | models.Q(accepted_date=None),
                name="coalition_invitation_is_not_both_accepted_and_taken_back",
            ),
            models.CheckConstraint(
                condition=models.Q(good_until__gte=models.F("sent_date")),
                name="coalition_invitation_is_good_on_the_day_it_is_sent",
            ),
        ]

    def __str__(self) -> str:
        # Without the person: the log keeps this name for ever.
        return f"invitation: {self.role}"

    def get_absolute_url(self) -> str:
        return reverse("coalition:sign_ins", args=[self.campaign.slug]) + "#invitations"
