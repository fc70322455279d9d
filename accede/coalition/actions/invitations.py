"""Inviting somebody to join by a link in a letter; sending it again, taking it back, accepting it.

Nothing here says, to whoever invites or to whoever holds the link, whether an address has an account.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.accounts import actions as accounts
from accede.accounts.models import User
from accede.accounts.queries import grants_in, with_address
from accede.accounts.rights import Right
from accede.accounts.roles import ROLES
from accede.accounts.rules import require
from accede.coalition.actions.roles import (
    AlreadyHeld,
    NoSuchTime,
    PersonTaken,
    check_place,
    may_give,
    refuse_twice,
    tie,
)
from accede.coalition.models import Campaign, Invitation, Organisation, Person
from accede.coalition.queries import name_of
from accede.kit import log, mail
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused

GOOD_FOR = timedelta(days=14)
LETTER = "coalition/invitation"

mail.keep_private(LETTER)


class AlreadyInvited(Refused):
    """An invitation to the same role is out to this address."""

    field = "email"


class NotOpen(Refused):
    """The invitation was accepted, taken back, or is over; `why` says which."""

    def __init__(self, words: str, why: str) -> None:
        super().__init__(words)
        self.why = why


class WrongAddress(Refused):
    """Whoever is signed in has another mail address than the one invited."""


@dataclass(frozen=True)
class Joining:
    """What somebody says who accepts without being signed in. Read only when an account is opened."""

    name: str
    language: str = ""
    password: str = ""  # empty: she signs in with a code sent by mail


@transaction.atomic
def invite(
    *,
    campaign: Campaign,
    email: str,
    name: str,
    role: str,
    language: str,
    by: Any,
    on: date,
    organisation: Organisation | None = None,
    until_date: date | None = None,
    person: Person | None = None,
) -> Invitation:
    """Offer somebody a role, by a letter with a link that is good for 14 days, and not after the role's last day; the
    letter is a row of this transaction.

    `language` is Django's code. Raises NotAllowed, NotYoursToGive, NotForThis, NoSuchTime, AlreadyInvited, AlreadyHeld,
    PersonTaken.
    """
    may_give(campaign, role, by=by, on=on)
    check_place(ROLES[role], organisation, on=on)
    if person is not None and person.user_id:
        raise PersonTaken(_("This person signs in here already: give her the role instead."))
    _refuse_twice(campaign, email, role, organisation, until_date, on)
    row = Invitation(
        campaign=campaign, email=User.objects.normalize_email(email.strip()), name=name.strip(), language=language,
        role=role, organisation=organisation, until_date=until_date, person=person, invited_by=by,
    )  # fmt: skip
    _send(row, by=by, on=on)
    log.record("coalition.invite", target=row, by=by, on=on, after=_told(row), campaign=campaign.slug)
    return row


def _refuse_twice(
    campaign: Campaign, email: str, role: str, organisation: Organisation | None, last: date | None, on: date
) -> None:
    key = organisation.key if organisation else ""
    refuse_twice(grants_in(campaign.slug).filter(user__email__iexact=email.strip()), role, key, on, last)
    out = Invitation.objects.filter(
        campaign=campaign, email__iexact=email.strip(), role=role, organisation=organisation
    )
    if any(not closed(each, on=on) for each in out):
        raise AlreadyInvited(_("An invitation to this role is out to this address. Send that one again instead."))


def closed(invitation: Invitation, *, on: date) -> str:
    """Why it cannot be accepted on the day: accepted, revoked, expired; empty while it can. One whose address is gone
    was for somebody who has been erased: nobody comes in by its link.
    """
    if invitation.accepted_date:
        return "accepted"
    if invitation.revoked_date or not invitation.email:
        return "revoked"
    return "expired" if on > invitation.good_until else ""


def _told(row: Invitation) -> dict[str, Any]:
    """What the log keeps: never the word of the link, not even as a hash."""
    return {name: value for name, value in log.values(row).items() if name != "token_hash"}


def _send(row: Invitation, *, by: Any, on: date) -> None:
    """A new link, of which the letter alone holds the word; links sent before are worth nothing."""
    if row.until_date is not None and row.until_date < on:
        raise NoSuchTime(_("The last day of the role lies before today."))
    token = secrets.token_urlsafe(32)
    row.token_hash = hashed(token)
    # After the last day of the role there is nothing left to accept.
    row.sent_date, row.good_until = on, min(on + GOOD_FOR, row.until_date or date.max)
    row.full_clean()
    row.save()
    with override(row.language):
        context = {
            "campaign": row.campaign,
            "name": name_of(row.campaign, language=row.language[:2]),
            "role": ROLES[row.role],
            "organisation": row.organisation,
            "inviter": by,
            "good_until": long_day(row.good_until),
            "link": settings.SITE_URL + reverse("coalition:join", args=[row.campaign.slug, token]),
        }
    to = User(name=row.name, email=row.email)
    mail.queue(
        LETTER, to=to, about=row, by=by, context=context, language=row.language,
        campaign=row.campaign.slug, reply_to=by.email or "",
    )  # fmt: skip


def hashed(token: str) -> str:
    """How a link's word is kept: 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def resend(*, invitation: Invitation, by: Any, on: date) -> Invitation:
    """Send the letter again with a new link, good for another 14 days.

    Raises NotAllowed, NotYoursToGive, NotForThis, NoSuchTime, NotOpen.
    """
    row = _held(invitation)
    may_give(row.campaign, row.role, by=by, on=on)
    _refuse_closed(row, closed(row, on=on), but="expired")
    check_place(ROLES[row.role], row.organisation, on=on)
    before = _told(row)
    _send(row, by=by, on=on)
    log.record("coalition.resend_invitation", target=row, by=by, on=on, before=before, after=_told(row))
    return row


@transaction.atomic
def revoke(*, invitation: Invitation, by: Any, on: date) -> Invitation:
    """Take an invitation back: its link is worth nothing from now on. Raises NotAllowed, NotOpen."""
    row = _held(invitation)
    require(by, Right.GIVE_ROLES, campaign=row.campaign.slug, on=on)
    _refuse_closed(row, closed(row, on=on), but="expired")
    before = _told(row)
    row.revoked_date = on
    row.save()
    log.record("coalition.revoke_invitation", target=row, by=by, on=on, before=before, after=_told(row))
    return row


@transaction.atomic
def accept(*, invitation: Invitation, on: date, by: Any = None, joining: Joining | None = None) -> User:
    """Take up the offer: `by` is whoever is signed in; without anybody, `joining` says who comes.

    The link is the permission: it went to the address alone. If that address has an account, it gets the role and
    `joining` is left unread; else the account is opened. Raises NotOpen, WrongAddress, NotForThis, AlreadyHeld,
    PersonTaken, ValidationError (the password).
    """
    row = _held(invitation)
    _refuse_closed(row, closed(row, on=on))
    known = with_address(row.email)
    if by is not None and by != known:
        raise WrongAddress(_("This invitation was sent to another mail address than yours."))
    check_place(ROLES[row.role], row.organisation, on=on)
    if joining is not None and joining.password:
        validate_password(joining.password)  # whether or not it is read: the answer must not tell
    user = known or _opened(row, joining, on)
    _give(row, user, on)
    before = _told(row)
    row.accepted_date = on
    row.save()
    log.record("coalition.accept_invitation", target=row, by=user, on=on, before=before, after=_told(row))
    return user


def _opened(row: Invitation, joining: Joining | None, on: date) -> User:
    told = joining or Joining(row.name)
    facts = {"name": told.name or row.name, "language": told.language or row.language, "password": told.password}
    return accounts.open_account(email=row.email, **facts, by=None, on=on)


def _give(row: Invitation, user: User, on: date) -> None:
    key = row.organisation.key if row.organisation else ""
    campaign = row.campaign.slug
    try:
        refuse_twice(grants_in(campaign).filter(user=user), row.role, key, on, row.until_date)
    except AlreadyHeld:
        return  # given by hand meanwhile: she has what was offered
    facts = {"role": row.role, "campaign": campaign, "organisation": key, "until_date": row.until_date}
    accounts.write_grant(user=user, **facts, from_date=on, by=row.invited_by or user, on=on)
    if row.person is not None:
        _tie(row.person, user, on)


def _tie(person: Person, user: User, on: date) -> None:
    try:
        tie(person, user, by=user, on=on)
    except PersonTaken:
        return  # tied by hand meanwhile; the role does not depend on it


def _held(invitation: Invitation) -> Invitation:
    """The row, held until the act is done: of two who accept at once the second finds it accepted."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("campaign", "organisation", "person")
    return rows.get(pk=invitation.pk)


def _refuse_closed(row: Invitation, why: str, but: str = "") -> None:
    if why in ("", but):
        return
    words = {
        "accepted": _("This invitation has been accepted."),
        "revoked": _("This invitation has been taken back."),
        "expired": _("This invitation could be accepted until %(day)s.") % {"day": long_day(row.good_until)},
    }[why]
    raise NotOpen(words, why)
