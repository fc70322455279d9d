"""Links by which people join and leave lists without an account: what stands in them, and who signed it.

A link that leaves a list works as long as the secret that signed it is among ACCEDE_SECRET_KEY and
ACCEDE_OLD_SECRET_KEYS: years later too. One that joins is good for a week.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse

from accede.mailings.models import MailingList, Subscription
from accede.mailings.queries.lists import list_named

LEAVING, JOINING = "mailings.leave", "mailings.join"
GOOD_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Asking:
    """What somebody typed who wants to join, as it travels in the link of the letter; nothing is kept before."""

    mailing_list: MailingList
    email: str
    name: str
    language: str
    version: int
    asked_at: str  # ISO


def leave_address(subscription_key: str) -> str:
    """The whole address at which a subscription ends: for the text of a letter and for List-Unsubscribe (RFC 8058)."""
    token = signing.Signer(salt=LEAVING, sep=".").sign(subscription_key)
    return f"{settings.SITE_URL}{reverse('listed:leave', args=[token])}"


def subscription_behind(token: str) -> Subscription | None:
    """Whose link it is, with list and campaign; None for one that we did not sign."""
    try:
        key = signing.Signer(salt=LEAVING, sep=".").unsign(token)
    except signing.BadSignature:
        return None
    return Subscription.objects.select_related("list__campaign").filter(key=key).first()


def confirm_address(asking: Asking) -> str:
    """The whole address that says that the address is hers."""
    row = asking.mailing_list
    told = [row.campaign.slug, row.key, asking.email, asking.name, asking.language, asking.version, asking.asked_at]
    token = signing.dumps(told, salt=JOINING, compress=True)
    return f"{settings.SITE_URL}{reverse('listed:confirm', args=[token])}"


def asking_behind(token: str) -> tuple[Asking | None, str]:
    """What was asked; or None and why: "unknown" (we did not sign it, or the list is gone) or "late"."""
    try:
        told: list[Any] = signing.loads(token, salt=JOINING, max_age=GOOD_FOR)
    except signing.SignatureExpired:
        return None, "late"
    except signing.BadSignature:
        return None, "unknown"
    campaign, key, *rest = told
    row = list_named(campaign, key)
    return (Asking(row, *rest), "") if row is not None else (None, "unknown")
