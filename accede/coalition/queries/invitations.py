"""Invitations: what became of each and of its letter, and the one whose link somebody holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Campaign, Invitation
from accede.kit.localdates import long_day
from accede.kit.models import OutgoingMail


@dataclass(frozen=True)
class Invited:
    """An invitation, what became of it and of its letter."""

    invitation: Invitation
    state: str
    open: bool
    renewable: bool
    letter: str


def invitations(campaign: Campaign, *, on: date) -> list[Invited]:
    """Every invitation of the campaign, the newest first, with the fate of its last letter. Two queries."""
    rows = Invitation.objects.filter(campaign=campaign).select_related("organisation", "invited_by", "person")
    letters = {
        row.about_id: row.state
        for row in OutgoingMail.objects.filter(
            campaign=campaign.slug, about_type=Invitation._meta.label_lower
        ).order_by("pk")
    }
    return [_invited(row, letters.get(str(row.pk), ""), campaign, on) for row in rows.order_by("-sent_date", "-pk")]


def _invited(row: Invitation, letter: str, campaign: Campaign, on: date) -> Invited:
    row.campaign = campaign
    running = not (row.accepted_date or row.revoked_date)
    days = (row.good_until - on).days
    if row.accepted_date:
        state = _("accepted on %(day)s") % {"day": long_day(row.accepted_date)}
    elif row.revoked_date:
        state = _("taken back on %(day)s") % {"day": long_day(row.revoked_date)}
    elif days < 0:
        state = _("not accepted until %(day)s") % {"day": long_day(row.good_until)}
    else:
        left = ngettext("%(n)d more day", "%(n)d more days", days) % {"n": days}
        state = _("waits until %(day)s: %(left)s") % {"day": long_day(row.good_until), "left": left}
    trouble = {
        "doubtful": _("nobody knows whether the letter was sent"),
        "bounced": _("the letter came back"),
        "suppressed": _("not sent: the address is on the list of those not written to"),
    }
    return Invited(row, state, running and days >= 0, running, trouble.get(letter, "") if running else "")


def invitation_in(campaign: Campaign, pk: int) -> Invitation | None:
    """One invitation of the campaign by its number."""
    return Invitation.objects.filter(campaign=campaign, pk=pk).select_related("organisation", "campaign").first()


def invitation_with(slug: str, token_hash: str) -> Invitation | None:
    """The invitation whose link has that word, in the campaign of that slug; None for any other word."""
    rows = Invitation.objects.filter(campaign__slug=slug, token_hash=token_hash)
    return rows.select_related("campaign", "organisation", "invited_by").first()
