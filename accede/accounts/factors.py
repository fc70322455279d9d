"""Second factors: who must have one, who lacks it.

A role that decides for the alliance says `second_factor = True`. Codes of an app and passkeys count; recovery codes
come with them and count for nothing alone.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator

from accede.accounts.models import User
from accede.accounts.roles import ROLES
from accede.accounts.rules import grants_on

COUNT = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def demanding() -> list[str]:
    """Keys of the roles that ask for a second factor."""
    return [key for key, role in ROLES.items() if role.second_factor]


def asked_of(user: Any, *, on: date) -> bool:
    """Whether a role of the person asks for a second factor on the day. One query."""
    return bool(user.is_authenticated) and grants_on(on).filter(user=user, role__in=demanding()).exists()


def lacks(user: Any, *, on: date) -> bool:
    """Whether she holds such a role on the day and has no second factor. One query."""
    held = grants_on(on).filter(user=user, role__in=demanding())
    return held.exclude(user__authenticator__type__in=COUNT).exists()


def remove_all(user: User) -> int:
    """Takes every factor away, so that the person can set up new ones; returns how many there were."""
    return int(Authenticator.objects.filter(user=user).delete()[0])
