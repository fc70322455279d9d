"""Identity providers of organisations: read, added, changed, removed."""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.models import IdentityProvider
from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.accounts.sealing import seal
from accede.kit import log
from accede.kit.keys import free_key
from accede.kit.refusals import Refused


class NotSafe(Refused):
    """The address would send people's answers over an open line."""


def all_providers() -> list[IdentityProvider]:
    """Those for the buttons of the sign-in page."""
    return list(IdentityProvider.objects.order_by("name", "pk"))


def providers_of(campaign: str) -> list[IdentityProvider]:
    """Those of one campaign (its slug), by name."""
    return list(IdentityProvider.objects.filter(campaign=campaign).order_by("name", "pk"))


@transaction.atomic
def write_provider(
    *, row: IdentityProvider | None = None, campaign: str, secret: str = "", by: Any, on: date, **facts: Any
) -> IdentityProvider:
    """Add a provider, or change one. An empty secret keeps the one that is there. Needs the right to give roles,
    because a provider lets people in. Another address ends the ties made at the one before. Raises NotAllowed, NotSafe,
    ValidationError.
    """
    require(by, Right.GIVE_ROLES, campaign=campaign, on=on)
    # A form has laid what was typed on the row in hand already: what stood is read anew.
    stood = IdentityProvider.objects.select_for_update().get(pk=row.pk) if row is not None else None
    held = row or IdentityProvider(campaign=campaign)
    for name, value in facts.items():
        setattr(held, name, value)
    if not settings.SAMPLE and not held.server_url.startswith("https://"):
        raise NotSafe(_("The address must begin with https://: people's names and answers travel there."))
    held.server_url = held.server_url.rstrip("/")
    held.key = held.key or free_key(IdentityProvider, held.name)
    if secret:
        held.sealed_secret = seal(secret)
    held.full_clean()
    held.save()
    if stood is not None and stood.server_url != held.server_url:
        # A subject is somebody at one issuer alone; at another the same word is somebody else.
        SocialAccount.objects.filter(provider=held.key).delete()
    act = "accounts.add_provider" if row is None else "accounts.change_provider"
    before = _shown(log.values(stood)) if stood is not None else None
    log.record(act, target=held, by=by, on=on, before=before, after=_shown(log.values(held)))
    return held


@transaction.atomic
def remove_provider(*, row: IdentityProvider, by: Any, on: date) -> None:
    """Remove a provider with its ties; whoever came in by it signs in by her address from then on."""
    require(by, Right.GIVE_ROLES, campaign=row.campaign, on=on)
    log.record("accounts.remove_provider", target=row, by=by, on=on, before=_shown(log.values(row)))
    SocialAccount.objects.filter(provider=row.key).delete()
    row.delete()


def _shown(values: dict[str, Any]) -> dict[str, Any]:
    # The secret stays out of the log, sealed or not.
    return {name: value for name, value in values.items() if name != "sealed_secret"}
