"""Opening and closing accounts; giving, ending and suspending grants. What may be given to whom, the coalition decides
(`coalition.actions.give_role`); here stands the plain act.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify

from accede.accounts.models import Grant, Suspension, User
from accede.accounts.rights import Right
from accede.accounts.rules import NotAllowed, campaigns_of, require
from accede.kit import log

SAMPLE_SIGN_INS = (
    ("secretariat", "secretariat", "Secretariat"),
    ("convener", "convener", "Convener"),
    ("member", "member", "Member's focal point"),
    ("member2", "member", "Second member's focal point"),
    ("member3", "member", "Third member's focal point"),
    ("observer", "observer", "Observer"),
    ("national_desk", "national_desk", "National desk"),
    ("translator", "translator", "Translator"),
    ("auditor", "auditor", "Auditor"),
)
_BEGINNING = date(1990, 1, 1)  # sample sign-ins look at any day of the sample


class SampleModeOnly(Exception):
    """Sample sign-ins were asked for outside sample mode."""


@transaction.atomic
def open_account(*, name: str, email: str, language: str = "", password: str = "", by: Any, on: date) -> User:
    """Open an account for somebody who was let in: by an invitation that she accepted. The caller has made sure.

    `by` None: the person herself. Without a password she signs in with a code sent by mail. The user name is made
    from her name, for no address may stand in the log.
    """
    return write_account(
        username=_free_username(name), name=name, email=email, language=language, password=password, by=by, on=on
    )


def write_account(*, password: str, by: Any, on: date, **facts: str) -> User:
    """The row of an account and its entry in the log; without a password nobody signs in by one. The caller has asked
    who may, and holds the transaction.
    """
    user = User(**{name: value.strip() for name, value in facts.items()})
    user.email = User.objects.normalize_email(user.email)
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    log.record("accounts.open_account", target=user, by=by or user, on=on)
    return user


def _free_username(name: str) -> str:
    stem = slugify(name)[:60] or "person"
    taken = set(User.objects.filter(username__istartswith=stem).values_list("username", flat=True))
    lower = {each.lower() for each in taken} | {"operator"}
    numbered = (f"{stem}-{number}" for number in range(2, len(lower) + 3))
    return next(each for each in (stem, *numbered) if each not in lower)


@transaction.atomic
def give_grant(
    *,
    user: User,
    role: str,
    campaign: str,
    organisation: str = "",
    from_date: date | None = None,
    until_date: date | None = None,
    by: User,
    on: date,
) -> Grant:
    """Give a role from a day (without one: from `on`) until a day. Needs the right to give roles in the campaign."""
    require(by, Right.GIVE_ROLES, campaign=campaign, on=on)
    return write_grant(
        user=user, role=role, campaign=campaign, organisation=organisation, from_date=from_date or on,
        until_date=until_date, by=by, on=on,
    )  # fmt: skip


def write_grant(*, by: Any, on: date, **facts: Any) -> Grant:
    """The row of a grant and its entry in the log. The caller has asked who may, and holds the transaction."""
    grant = Grant(**facts)
    grant.full_clean()
    grant.save()
    log.record("accounts.give_grant", target=grant, by=by, on=on, after=grant)
    return grant


@transaction.atomic
def end_grant(*, grant: Grant, by: User, on: date, last_day: date | None = None) -> Grant:
    """End a role: the day named (without one: `on`) is its last. A last day before the first withdraws it."""
    require_over(by, grant.campaign, on=on)
    return _end(grant, last_day or on, by=by, on=on)


@transaction.atomic
def end_own_grant(*, grant: Grant, last_day: date, by: User, on: date) -> Grant:
    """The same for the holder herself, who needs no right to lay a role down."""
    if by != grant.user:
        require_over(by, grant.campaign, on=on)
    return _end(grant, last_day, by=by, on=on)


def _end(grant: Grant, last: date, *, by: User, on: date) -> Grant:
    before = log.values(grant)
    if last < grant.from_date:
        grant.withdrawn = True
    else:
        grant.until_date = last
    grant.full_clean()
    grant.save()
    log.record("accounts.end_grant", target=grant, by=by, on=on, before=before, after=grant)
    return grant


@transaction.atomic
def suspend(*, user: User, campaign: str, by: User, on: date) -> Suspension:
    """From the day on the person's roles in the campaign give her nothing. Needs the right to give roles there."""
    require(by, Right.GIVE_ROLES, campaign=campaign, on=on)
    row = Suspension(user=user, campaign=campaign, from_date=on)
    row.full_clean()
    row.save()
    log.record("accounts.suspend", target=row, by=by, on=on, after=row)
    return row


@transaction.atomic
def lift_suspension(*, suspension: Suspension, by: User, on: date) -> Suspension:
    """From the day on the person's roles give again what they gave. Needs the right to give roles there."""
    require(by, Right.GIVE_ROLES, campaign=suspension.campaign, on=on)
    before = log.values(suspension)
    suspension.lifted_date = on
    suspension.full_clean()
    suspension.save()
    log.record("accounts.lift_suspension", target=suspension, by=by, on=on, before=before, after=suspension)
    return suspension


@transaction.atomic
def close_account(*, user: User, by: User, on: date) -> User:
    """Nobody signs in with it any more, at once. Her roles are ended before, by whoever calls this.

    Needs the right to give roles in every campaign in which she has or had one.
    """
    _set_active(user, False, "accounts.close_account", by=by, on=on)
    return user


@transaction.atomic
def reopen_account(*, user: User, by: User, on: date) -> User:
    """She signs in again as before; her roles stay ended. Needs the same right as closing."""
    _set_active(user, True, "accounts.reopen_account", by=by, on=on)
    return user


def _set_active(user: User, active: bool, act: str, *, by: User, on: date) -> None:
    for campaign in user.grants.values_list("campaign", flat=True).distinct():
        require_over(by, campaign, on=on)
    before = log.values(user)
    user.is_active = active
    user.save(update_fields=["is_active"])
    log.record(act, target=user, by=by, on=on, before=before, after=user)


def require_over(by: User, campaign: str, *, on: date) -> None:
    """The right to give roles in the campaign; for a role in every campaign (""), in every campaign."""
    if campaign:
        require(by, Right.GIVE_ROLES, campaign=campaign, on=on)
    elif campaigns_of(by, Right.GIVE_ROLES, on=on) is not None:
        raise NotAllowed(by, Right.GIVE_ROLES)


@transaction.atomic
def open_sample_sign_ins(*, campaign: str, by: User, on: date) -> list[User]:
    """Sign-ins named by their role (member2 and member3 for two more members), with the name as password; in sample
    mode only. For which organisation each speaks, the coalition says (`coalition.actions.place_sample_sign_ins`).
    """
    if not settings.SAMPLE:
        raise SampleModeOnly("Sample sign-ins exist only with ACCEDE_MODE=sample.")
    users = []
    for username, role, name in SAMPLE_SIGN_INS:
        user, created = User.objects.get_or_create(
            username=username, defaults={"name": name, "email": f"{username}@sample.invalid", "sample": True}
        )
        if created:
            user.set_password(username)
            user.save(update_fields=["password"])
            log.record("accounts.open_account", target=user, by=by, on=on)
        if not Grant.objects.filter(user=user, role=role, campaign=campaign).exists():
            Grant.objects.create(user=user, role=role, campaign=campaign, from_date=_BEGINNING)
        users.append(user)
    return users


def place_sample_sign_in(*, user: User, campaign: str, organisation: str) -> None:
    """The sample sign-in holds its role for an organisation of the campaign too, once. The caller is the command line
    or the first start; nobody else has such users.
    """
    if not user.sample:
        raise SampleModeOnly(f"{user.username} is no sample sign-in.")
    role = {username: role for username, role, _name in SAMPLE_SIGN_INS}[user.username]
    if not Grant.objects.filter(user=user, campaign=campaign).exclude(organisation="").exists():
        Grant.objects.create(user=user, role=role, campaign=campaign, organisation=organisation, from_date=_BEGINNING)
