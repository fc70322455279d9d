"""Second factors: who must have one, who lacks it.

A role that decides for the alliance says `second_factor = True`. Codes of an app and passkeys count; recovery codes
come with them and count for nothing alone.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts import sign_ins
from accede.accounts.models import User
from accede.accounts.roles import ROLES
from accede.accounts.rules import grants_on, is_operator
from accede.kit import log

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


@transaction.atomic
def reset(*, user: User, by: User, on: date) -> int:
    """Take every factor off somebody else's account and end its sign-ins: for the operator alone, since whoever may
    do this may come in as anybody whose password she learns. Returns how many factors there were."""
    if not is_operator(by):
        raise PermissionDenied(_("Only the operator of this installation takes factors off another's account."))
    removed = remove_all(user)
    sign_ins.end_every_one(user)
    log.record("accounts.reset_factors", target=user, by=by, on=on)
    return removed


def remove_all(user: User) -> int:
    """Takes every factor away, so that the person can set up new ones; returns how many there were."""
    return int(Authenticator.objects.filter(user=user).delete()[0])
