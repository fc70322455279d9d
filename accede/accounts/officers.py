"""The first officer of a campaign: what is wrong with what was typed, all of it at once, and the appointment."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.actions import write_account, write_grant
from accede.accounts.models import Grant, User
from accede.accounts.rights import Right
from accede.accounts.rules import require

ROLE = "secretariat"
Problems = dict[str, list[str]]


@dataclass(frozen=True)
class Officer:
    """Who keeps the campaign first. `password` is what the person typed; empty: she signs in by a code sent to her."""

    username: str
    name: str = ""
    email: str = ""
    password: str = ""
    language: str = ""  # in which she is written to


@dataclass(frozen=True)
class Appointed:
    """The account, and whether it was opened now."""

    user: User
    opened: bool


class CannotAppoint(Exception):
    """What stands against it: {field of Officer: sentences}."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(" ".join(line for lines in problems.values() for line in lines))
        self.problems = problems


def account(username: str) -> User | None:
    """The account of that user name, however its letters are cased."""
    return User.objects.filter(username__iexact=username.strip()).first() if username.strip() else None


def problems_with(officer: Officer) -> Problems:
    """Everything that stands against the appointment, by field; empty when nothing does."""
    known = account(officer.username)
    found = {
        "username": _username(officer, known),
        "name": _name(officer, known),
        "email": _email(officer, known),
        "password": _password(officer, known),
    }
    return {field: lines for field, lines in found.items() if lines}


def _username(officer: Officer, known: User | None) -> list[str]:
    typed = officer.username.strip()
    if not typed:
        return [_("Name the first officer: a short user name to sign in with, for example amina.")]
    if known is not None:
        closed = _("The account “%s” is closed: nobody can sign in with it. Choose another user name.") % typed
        return [] if known.is_active else [closed]
    return _said(lambda: User._meta.get_field("username").clean(typed, None))


def _name(officer: Officer, known: User | None) -> list[str]:
    if known is None and not officer.name.strip():
        return [_("Write the officer's name: it stands beside everything she enters.")]
    return [_("The officer's name is too long: at most 200 characters.")] if len(officer.name) > 200 else []


def _email(officer: Officer, known: User | None) -> list[str]:
    typed = officer.email.strip()
    if known is not None:
        other = _("The account “%s” has another mail address. Leave the address out, or choose another user name.")
        return [other % known.username] if typed and typed.casefold() != known.email.casefold() else []
    if not typed:
        needed = _("Give the officer's mail address: without a password the code for signing in is sent there.")
        return [] if officer.password else [needed]
    try:
        validate_email(typed)
    except ValidationError:
        return [_("“%s” is not a mail address. Write it as name@example.org.") % typed]
    taken = User.objects.filter(email__iexact=typed).first()
    words = _("This address belongs to the account “%s”. Name that user, or give another address.")
    return [words % taken.username] if taken else []


def _password(officer: Officer, known: User | None) -> list[str]:
    if not officer.password:
        return []
    if known is not None:
        return [_("“%s” has an account already and signs in as before. Leave the password out.") % known.username]
    return _said(lambda: validate_password(officer.password))


def _said(check: Any) -> list[str]:
    try:
        check()
    except ValidationError as problem:
        return list(problem.messages)
    return []


@transaction.atomic
def appoint(*, officer: Officer, campaign: str, by: Any, on: date) -> Appointed:
    """Opens the account if there is none and gives it the secretariat's role in a campaign that is new.

    Needs the right to start a campaign. Raises NotAllowed, CannotAppoint. A campaign in which somebody holds a role
    already is not new: there the secretariat gives roles.
    """
    require(by, Right.START_CAMPAIGN, on=on)
    problems = problems_with(officer)
    if not campaign or somebody_in(campaign):
        problems["campaign"] = [_("Somebody holds a role in “%s” already: its secretariat gives roles.") % campaign]
    if problems:
        raise CannotAppoint(problems)
    known = account(officer.username)
    user = known or write_account(**asdict(officer), by=by, on=on)
    write_grant(user=user, role=ROLE, campaign=campaign, from_date=on, by=by, on=on)
    return Appointed(user, opened=known is None)


def somebody_in(campaign: str) -> bool:
    """Whether anybody holds, held or will hold a role in the campaign."""
    return Grant.objects.filter(campaign=campaign).exists()
