"""What a person does with her own account."""

from __future__ import annotations

from datetime import date

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from accede.accounts.models import User
from accede.kit import log


@transaction.atomic
def change_account(*, user: User, name: str, language: str, on: date) -> User:
    """Change one's own name and the language of letters; the log says that they changed, not to what."""
    before = log.values(User.objects.get(pk=user.pk))
    user.name, user.language = name, language
    user.full_clean(exclude=["password"])
    user.save(update_fields=["name", "language"])
    log.record("accounts.change_account", target=user, by=user, on=on, before=before, after=user)
    return user


@transaction.atomic
def untie(*, user: User, number: int, on: date) -> bool:
    """End the tie to an identity provider; whether there was one."""
    tie = SocialAccount.objects.filter(user=user, pk=number).first()
    if tie is None:
        return False
    tie.delete()
    log.record("accounts.untie_provider", target=user, by=user, on=on, before={"provider": tie.provider})
    return True


def factor_kinds(user: User) -> dict[str, int]:
    """How many factors of each kind she has: {"totp": 1, "webauthn": 2}."""
    found: dict[str, int] = {}
    for kind in Authenticator.objects.filter(user=user).values_list("type", flat=True):
        found[kind] = found.get(kind, 0) + 1
    return found


def ties(user: User) -> list[SocialAccount]:
    """The identity providers by which she signs in."""
    return list(SocialAccount.objects.filter(user=user).order_by("pk"))
