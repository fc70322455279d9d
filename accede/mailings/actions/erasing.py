"""Erasing what is held about an address on lists: the act; the mechanics are the kit's."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts import erasing
from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import persons
from accede.kit.refusals import Refused
from accede.mailings.models import Subscription


class Gone(Refused):
    """Nothing is held about it any more."""


def subject_of_address(email: str) -> persons.Subject:
    """Who has this address: her entries on every list of the installation, and the words by which texts name her.

    Texts are searched for the address alone: on lists people type what name they like, and a word that somebody typed
    is not cut out of what others wrote. Names on her own entries and letters go with them. Raises Gone.
    """
    if not email:
        raise Gone(_("This entry was erased already."))
    rows = list(Subscription.objects.filter(email=email).order_by("pk"))
    return persons.Subject(roots=tuple(rows), words=(email,))


@transaction.atomic
def erase_subscriber(*, subscription: Subscription, by: Any, at: datetime, on: date) -> persons.Outcome:
    """Erase what is held about the address, on every list and in every campaign; that somebody was there is still
    counted. The right is needed in each of them. Raises NotAllowed, Gone. There is no way back.
    """
    subject = subject_of_address(subscription.email)
    rows = Subscription.objects.filter(email=subscription.email)
    for campaign in rows.values_list("list__campaign__slug", flat=True).distinct():
        require(by, Right.ERASE_PERSON, campaign=campaign, on=on)
    rows.filter(left_at__isnull=True).update(left_at=at)
    outcome = persons.erase(subject)
    campaign = subscription.list.campaign.slug
    erasing.record("mailings.erase_subscriber", subscription, outcome, by=by, on=on, campaign=campaign)
    return outcome
