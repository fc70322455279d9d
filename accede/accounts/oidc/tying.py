"""Which account an identity provider's answer opens, if any."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.accounts.models import IdentityProvider, User
from accede.accounts.rules import grants_on
from accede.kit import log


class NotTied(Exception):
    """No account is opened; `why` is a word of refusals.WORDS."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def account_for(row: IdentityProvider, claims: dict[str, Any], *, on: date) -> User:
    """The account that the answer may be tied to the first time: that of the verified address, when its owner holds a
    role for the provider's organisation. An organisation vouches for its own people and for nobody else's.
    Raises NotTied."""
    address = str(claims.get("email") or "").strip()
    if not address or claims.get("email_verified") is not True:
        raise NotTied("not_verified")
    user = User.objects.filter(email__iexact=address, is_active=True).first()
    if user is None:
        raise NotTied("nobody")
    if not vouched(row, user, on=on):
        raise NotTied("not_ours")
    return user


def vouched(row: IdentityProvider, user: User, *, on: date) -> bool:
    """Whether the person holds a role for the provider's organisation on the day, and none in another campaign: a
    provider that one campaign chose opens nothing of another. One query.
    """
    held = set(grants_on(on).filter(user=user).values_list("organisation", "campaign"))
    ours = any(organisation == row.organisation for organisation, slug in held if slug in ("", row.campaign))
    return ours and all(slug in ("", row.campaign) for _organisation, slug in held)


def note(row: IdentityProvider, user: User, *, on: date) -> None:
    """The log says that an account was tied, and to which provider; not to which subject."""
    log.record("accounts.tie_provider", target=user, by=user, on=on, after={"provider": row.key}, campaign=row.campaign)


def provider(key: str) -> IdentityProvider | None:
    """The provider of that key."""
    return IdentityProvider.objects.filter(key=key).first()
