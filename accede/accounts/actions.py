"""Opening accounts, giving and ending grants."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction

from accede.accounts.models import Grant, User
from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import log

SAMPLE_SIGN_INS = (
    ("secretariat", "Secretariat"),
    ("convener", "Convener"),
    ("member", "Member's focal point"),
    ("observer", "Observer"),
    ("national_desk", "National desk"),
    ("translator", "Translator"),
    ("auditor", "Auditor"),
)


class SampleModeOnly(Exception):
    """Sample sign-ins were asked for outside sample mode."""


@transaction.atomic
def open_account(*, username: str, email: str, name: str, by: User, on: date) -> User:
    """Open an account without a password: the person signs in with a code sent by mail."""
    require(by, Right.MANAGE_CAMPAIGN, on=on)
    user = User(username=username, email=email, name=name)
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    log.record("accounts.open_account", target=user, by=by, on=on)
    return user


@transaction.atomic
def give_grant(*, user: User, role: str, campaign: str, organisation: str = "", by: User, on: date) -> Grant:
    """Give a role from the day on."""
    require(by, Right.MANAGE_CAMPAIGN, campaign=campaign, on=on)
    grant = Grant(user=user, role=role, campaign=campaign, organisation=organisation, from_date=on)
    grant.full_clean()
    grant.save()
    log.record("accounts.give_grant", target=grant, by=by, on=on, after={"role": role, "campaign": campaign})
    return grant


@transaction.atomic
def end_grant(*, grant: Grant, by: User, on: date) -> Grant:
    """End a role: the day named is its last."""
    require(by, Right.MANAGE_CAMPAIGN, campaign=grant.campaign or None, on=on)
    grant.until_date = on
    grant.full_clean()
    grant.save()
    log.record("accounts.end_grant", target=grant, by=by, on=on, after={"until_date": str(on)})
    return grant


@transaction.atomic
def open_sample_sign_ins(*, campaign: str, by: User, on: date) -> list[User]:
    """One sign-in per role, named by the role and with the role as its password; in sample mode only."""
    if not settings.SAMPLE:
        raise SampleModeOnly("Sample sign-ins exist only with ACCEDE_MODE=sample.")
    users = []
    for key, name in SAMPLE_SIGN_INS:
        user, created = User.objects.get_or_create(
            username=key, defaults={"name": name, "email": f"{key}@sample.invalid", "sample": True}
        )
        if created:
            user.set_password(key)
            user.save(update_fields=["password"])
            log.record("accounts.open_account", target=user, by=by, on=on)
        if not Grant.objects.filter(user=user, role=key, campaign=campaign).exists():
            Grant.objects.create(user=user, role=key, campaign=campaign, from_date=date(1990, 1, 1))
        users.append(user)
    return users
