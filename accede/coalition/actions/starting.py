"""Starting an empty campaign on a treaty that is on record, with its first officer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts import first_run, officers
from accede.accounts.models import User
from accede.accounts.officers import Officer
from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.kit import log, mail
from accede.kit.keys import RESERVED
from accede.kit.refusals import Refused
from accede.record import queries as record
from accede.record.actions import bump
from accede.record.models import Treaty

LANGUAGES = tuple(code.split("-")[0] for code, _name in settings.LANGUAGES)
_NAME, _SHORT, _SLUG = 300, 80, 50  # a grant names its campaign in fifty characters


@dataclass(frozen=True)
class Plan:
    """What is to be started. `treaty` is a slug, `names` the campaign's name by language; `short_name` is the name
    in menus and may be left out where the name itself is short."""

    slug: str
    name: str
    treaty: str
    language: str
    officer: Officer
    short_name: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def menu_name(self) -> str:
        return self.short_name.strip() or self.name.strip()


@dataclass(frozen=True)
class Started:
    """The campaign, its officer, whether her account was opened now, and whether a letter to her was queued."""

    campaign: Campaign
    officer: User
    opened: bool
    letter: bool


class CannotStart(Refused):
    """What stands against it: {field: sentences}; the fields are those of Plan, the officer's as officer_username."""

    def __init__(self, problems: dict[str, list[str]]) -> None:
        super().__init__(" ".join(line for lines in problems.values() for line in lines))
        self.problems = problems


class TooLate(Refused):
    """The token of the first person lets nobody in any more."""


def problems_with(plan: Plan) -> dict[str, list[str]]:
    """Everything that stands against the plan, by field; empty when nothing does. Writes nothing."""
    found = {
        "slug": _slug(plan.slug),
        "name": _texts(plan.name, plan.menu_name),
        "treaty": _treaty(plan.treaty),
        "language": _languages(plan.language),
        "names": _names(plan.names),
    }
    found |= {f"officer_{name}": lines for name, lines in officers.problems_with(plan.officer).items()}
    return {name: lines for name, lines in found.items() if lines}


def _slug(slug: str) -> list[str]:
    if not slug:
        return [_("Choose a short name for addresses, for example high-seas-2027.")]
    try:
        validate_slug(slug)
    except ValidationError:
        return [_("“%s” cannot stand in an address. Use small letters, digits and hyphens.") % slug]
    if slug != slug.lower() or slug in RESERVED:
        return [_("“%s” cannot stand in an address. Use small letters, digits and hyphens.") % slug]
    if len(slug) > _SLUG:
        return [_("The short name for addresses is too long: at most %d characters.") % _SLUG]
    if Campaign.objects.filter(slug=slug).exists():
        return [_("The campaign “%s” is here already. Choose another short name.") % slug]
    if officers.somebody_in(slug):
        return [_("Somebody holds a role in “%s” already. Choose another short name.") % slug]
    return []


def _texts(name: str, short: str) -> list[str]:
    if not name.strip():
        return [_("Name the campaign.")]
    if len(name.strip()) > _NAME:
        return [_("The name is too long: at most %d characters.") % _NAME]
    if len(short) > _SHORT:
        return [_("The name is too long for menus: give a short name of at most %d characters.") % _SHORT]
    return []


def _treaty(slug: str) -> list[str]:
    if not slug:
        return [_("Choose the treaty.")]
    try:
        record.treaty(slug)
    except record.UnknownTreaty as unknown:
        known = [each.slug for each in record.treaties()]
        near = get_close_matches(slug, known, n=3, cutoff=0.5)
        hint = " " + _("Did you mean %s?") % _(" or ").join(near) if near else ""
        return [f"{unknown}{hint}"]
    return []


def _languages(code: str) -> list[str]:
    values = {"code": code, "known": ", ".join(LANGUAGES)}
    return (
        [] if code in LANGUAGES else [_("“%(code)s” is no language of this house. Choose one of: %(known)s.") % values]
    )


def _names(names: Mapping[str, str]) -> list[str]:
    found = [line for code in names for line in _languages(code)]
    long = [code for code, name in names.items() if len(name) > _NAME]
    return found + [_("The name in %(code)s is too long: at most %(most)d characters.") % {"code": code, "most": _NAME}
                    for code in long]  # fmt: skip


@transaction.atomic
def start(*, plan: Plan, by: Any, on: date) -> Started:
    """Starts an empty campaign and lets its first officer in from the day on; her letter is a row of this transaction.

    Needs the right to start a campaign (in any campaign). Raises NotAllowed, CannotStart with every problem at once.
    """
    require(by, Right.START_CAMPAIGN, on=on)
    if problems := problems_with(plan):
        raise CannotStart(problems)
    campaign = Campaign(
        slug=plan.slug,
        name=plan.name.strip(),
        short_name=plan.menu_name,
        names={code: name.strip() for code, name in sorted(plan.names.items()) if name.strip()},
        treaty=Treaty.objects.get(slug=plan.treaty),
        language=plan.language,
    )
    campaign.full_clean()
    campaign._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    campaign.save()
    log.record("coalition.start_campaign", target=campaign, by=by, on=on, after=campaign)
    bump(plan.treaty)  # stored public pages carry campaigns' names
    officer = _with_language(plan)
    appointed = officers.appoint(officer=officer, campaign=campaign.slug, by=by, on=on)
    letter = _invite(campaign, appointed.user, opened=appointed.opened, password=bool(officer.password), by=by)
    return Started(campaign, appointed.user, appointed.opened, letter)


@transaction.atomic
def start_first(*, plan: Plan, token: str, on: date) -> Started:
    """Starts the first campaign of an installation in which nobody has an account, for the bearer of a token that was
    printed at its terminal. Raises TooLate when the token is no longer good, CannotStart.
    """
    by = first_run.claim(token)
    if by is None:
        raise TooLate(_("This address is no longer good: somebody has an account here, or a day has passed."))
    return start(plan=plan, by=by, on=on)


def _with_language(plan: Plan) -> Officer:
    spoken = {code.split("-")[0]: code for code, _name in settings.LANGUAGES}
    told = plan.officer
    return Officer(told.username, told.name, told.email, told.password, told.language or spoken[plan.language])


def _invite(campaign: Campaign, officer: User, *, opened: bool, password: bool, by: Any) -> bool:
    """Queues the letter that says what was started and how to sign in; it never carries a password."""
    if not officer.email:
        return False
    context = {
        "campaign": campaign,
        "opened": opened,
        "password": password,
        "sign_in": settings.SITE_URL
        + reverse("account_login" if password or not opened else "account_request_login_code"),
        "desk": settings.SITE_URL + campaign.get_absolute_url(),
    }
    mail.queue("coalition/first_officer", to=officer, about=campaign, by=by, context=context, campaign=campaign.slug)
    return True
