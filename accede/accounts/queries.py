"""Reads of users and grants."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from accede.accounts.models import Grant, User
from accede.accounts.rights import Right
from accede.accounts.roles import ROLES
from accede.accounts.rules import grants_on

_BEGINNING = date(1900, 1, 1)  # before any campaign: the operator's grant covers every day asked about


def operator() -> User:
    """The user in whose name the command line acts on this installation; made when first needed.

    It holds every right in every campaign and cannot sign in: it is inactive and has no password.
    """
    user, created = User.objects.get_or_create(
        username="operator", defaults={"name": "Operator of this installation", "is_active": False}
    )
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        Grant.objects.create(user=user, role="operator", from_date=_BEGINNING)
    return user


def people() -> QuerySet[User]:
    """Every account that belongs to somebody: all but the operator, who is nobody in particular."""
    return User.objects.exclude(username="operator", is_active=False).order_by("id")


def holders(right: Right, *, campaign: str, on: date) -> QuerySet[Grant]:
    """Grants that gave the right in the campaign on the day: who could do this then."""
    keys = [key for key, role in ROLES.items() if right in role.may]
    return grants_on(on).filter(role__in=keys, campaign__in=["", campaign]).select_related("user")


def sample_users() -> QuerySet[User]:
    """Sign-ins that exist only so that a newcomer can look around."""
    return User.objects.filter(sample=True).order_by("id")
