"""Reads of users and grants."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from accede.accounts.models import Grant, Suspension, User
from accede.accounts.rights import Right
from accede.accounts.roles import ROLES
from accede.accounts.rules import grants_on, suspensions_on

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
    """Grants that gave the right in the campaign on the day: who could do this then. The operator is not listed: the
    person at the command line can do everything on every day.
    """
    keys = [key for key, role in ROLES.items() if right in role.may and role.is_given]
    return grants_on(on).filter(role__in=keys, campaign__in=["", campaign]).select_related("user").order_by("pk")


def grants_in(campaign: str) -> QuerySet[Grant]:
    """Every grant in the campaign, running or not, of people who sign in; withdrawn ones are left out."""
    keys = [key for key, role in ROLES.items() if role.is_given]
    found = Grant.objects.filter(campaign__in=["", campaign], role__in=keys, withdrawn=False)
    return found.select_related("user").order_by("from_date", "pk")


def suspensions_in(campaign: str, *, on: date) -> QuerySet[Suspension]:
    """Suspensions that run in the campaign on the day."""
    return suspensions_on(on).filter(campaign=campaign)


def account_in(campaign: str, pk: int) -> User | None:
    """The account of somebody who has, had or will have a role in the campaign; nobody else's is known there."""
    ids = grants_in(campaign).filter(user__in=User.objects.filter(pk=pk)).values("user")
    return User.objects.filter(pk__in=ids).first()


def with_address(email: str) -> User | None:
    """The account of that mail address, however its letters are cased."""
    return User.objects.filter(email__iexact=email.strip()).first() if email.strip() else None


def sample_users() -> QuerySet[User]:
    """Sign-ins that exist only so that a newcomer can look around."""
    return User.objects.filter(sample=True).order_by("id")
