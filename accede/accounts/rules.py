"""Who may: one question, asked everywhere, answered from roles and grants alone."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from accede.accounts.models import Grant, Suspension, User
from accede.accounts.rights import Right
from accede.accounts.roles import ROLES, Role
from accede.kit.one_breath import answered


class NotAllowed(PermissionDenied):
    """The person lacks the right; the message says which one and who can give it."""

    def __init__(self, user: Any, right: Right) -> None:
        words = _("%(person)s may not do this: it needs the right “%(right)s”. The secretariat gives rights.")
        super().__init__(words % {"person": user, "right": right.label})


def grants_on(day: date) -> QuerySet[Grant]:
    """Grants that run on the given day and whose holder is not suspended on it."""
    return _running(day).all()


@lru_cache(maxsize=64)
def _running(day: date) -> QuerySet[Grant]:
    """The question alone, put together once a day and never asked itself: every page asks it many times over, and
    putting it together took longer than the answer.
    """
    suspended = suspensions_on(day).filter(user=OuterRef("user"), campaign=OuterRef("campaign"))
    running = Grant.objects.filter(Q(until_date__isnull=True) | Q(until_date__gte=day), from_date__lte=day)
    return running.filter(~Exists(suspended), withdrawn=False)


def suspensions_on(day: date) -> QuerySet[Suspension]:
    """Suspensions that run on the given day; the day on which one is lifted is its own again."""
    return Suspension.objects.filter(Q(lifted_date__isnull=True) | Q(lifted_date__gt=day), from_date__lte=day)


def roles_of(user: Any, *, campaign: str, on: date) -> set[type[Role]]:
    """The roles that the person holds in the campaign on the day."""
    if not getattr(user, "is_authenticated", False) or (not user.is_active and not is_operator(user)):
        return set()
    held = grants_on(on).filter(user=user, campaign__in=["", campaign])
    return {ROLES[key] for key in held.values_list("role", flat=True)}


def rights_of(user: Any, *, campaign: str | None = None, on: date) -> set[Right]:
    """Every right the person holds in the campaign on the day (in any campaign when None)."""
    if not getattr(user, "is_authenticated", False) or (not user.is_active and not is_operator(user)):
        return set()
    return set(answered(("rights", user.pk, campaign, on), lambda: _granted(user, campaign, on)))


def _granted(user: User, campaign: str | None, on: date) -> set[Right]:
    held = grants_on(on).filter(user=user)
    if campaign is not None:
        held = held.filter(campaign__in=["", campaign])
    return set().union(*(ROLES[role].may for role in held.values_list("role", flat=True)))


def may(user: Any, right: Right, *, campaign: str | None = None, on: date) -> bool:
    """Whether the person holds the right. Without a campaign: the right in any campaign is enough."""
    return right in rights_of(user, campaign=campaign, on=on)


def require(user: Any, right: Right, *, campaign: str | None = None, on: date) -> None:
    """Raise NotAllowed unless the person holds the right."""
    if not may(user, right, campaign=campaign, on=on):
        raise NotAllowed(user, right)


def campaigns_of(user: Any, right: Right, *, on: date) -> set[str] | None:
    """Slugs of the campaigns in which the person holds the right; None means every campaign."""
    if not getattr(user, "is_authenticated", False) or (not user.is_active and not is_operator(user)):
        return set()
    keys = [key for key, role in ROLES.items() if right in role.may]
    slugs = set(grants_on(on).filter(user=user, role__in=keys).values_list("campaign", flat=True))
    return None if "" in slugs else slugs


def is_operator(user: User) -> bool:
    """The command line's own user: not active, so that nobody can sign in as it."""
    return user.username == "operator" and not user.has_usable_password()
