"""The end of an account: nobody signs in with it, its sign-ins, factors and ties are gone, its roles end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts import factors, sign_ins
from accede.accounts.models import CalendarAddress, Grant, User
from accede.accounts.rights import Right
from accede.accounts.rules import is_operator, require
from accede.kit import log, persons, search
from accede.kit.refusals import Refused


class CannotErase(Refused):
    """The erasure does not begin; the message says why and what to do instead."""


def campaigns_with(user: User) -> list[str]:
    """Slugs of the campaigns in which the account ever had a role."""
    return sorted(set(Grant.objects.filter(user=user).exclude(campaign="").values_list("campaign", flat=True)))


@transaction.atomic
def erase_account(*, user: User, by: Any, on: date) -> persons.Outcome:
    """Close an account that is no person of a campaign, and erase what is held about its owner. Needs the right in
    every campaign in which it had a role. Raises NotAllowed, CannotErase.
    """
    require(by, Right.ERASE_PERSON, on=on)
    for campaign in campaigns_with(user):
        require(by, Right.ERASE_PERSON, campaign=campaign, on=on)
    refuse_own(user, by)
    close(user, on=on)
    outcome = persons.erase(persons.subject_of(user))
    record("accounts.erase_account", user, outcome, by=by, on=on)
    return outcome


def refuse_own(user: User | None, by: Any) -> None:
    """Raise CannotErase for one's own account and for the operator's."""
    if user is not None and user == by:
        raise CannotErase(_("Somebody else who holds this right must do it: it would end your own sign-in."))
    if user is not None and is_operator(user):
        raise CannotErase(_("The operator's account is nobody in particular: it holds nothing personal."))


def close(user: User, *, on: date) -> None:
    """Ends everything by which somebody comes in with the account. Inside the act of whoever closes it."""
    sign_ins.end_every_one(user)
    factors.remove_all(user)
    for model in (SocialAccount, EmailAddress, CalendarAddress):
        model.objects.filter(user=user).delete()
    running = Grant.objects.filter(user=user, until_date__isnull=True) | Grant.objects.filter(
        user=user, until_date__gte=on
    )
    # The last day is the one before; a role given today never was.
    running.filter(from_date__lt=on).update(until_date=on - timedelta(days=1))
    running.filter(from_date__gte=on).update(withdrawn=True)
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])


def record(act: str, target: Any, outcome: persons.Outcome, *, by: Any, on: date, campaign: str = "") -> None:
    """The record of the erasure itself: how many rows of which tables, which sealed records stay, and no name."""
    target.refresh_from_db()
    after = {
        "tables": dict(sorted(outcome.changed.items())),
        "sealed": sorted({f"{place.label}: {place.rows}" for place in outcome.sealed}),
    }
    log.record(act, target=target, by=by, on=on, after=after, campaign=campaign)
    search.soon(campaign or None)
