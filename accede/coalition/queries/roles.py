"""Roles and rights in words, who holds them, and who could do something on a day; the people who sign in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from accede.accounts.models import Grant, User
from accede.accounts.queries import account_in, grants_in, holders, suspensions_in
from accede.accounts.rights import Right
from accede.accounts.roles import ROLES, Everybody, Reach, Role, Speaks, given_by
from accede.accounts.rules import grants_on, roles_of
from accede.coalition.models import Campaign, Membership, Organisation, Person
from accede.coalition.queries.offices import Held, held_by
from accede.core.dates import Answer
from accede.kit import offers
from accede.kit.localdates import long_day
from accede.kit.offers import WorkLine

SOON = timedelta(days=31)
ONE_DAY = timedelta(days=1)
_FIRST = date(1990, 1, 2)  # a role of the sample begins before; its first day says nothing


@dataclass(frozen=True)
class Holding:
    """A role of somebody: for which organisation, from when to when, and whether it gives anything on the day."""

    grant: Grant
    organisation: Organisation | None
    time: str
    running: bool = True
    doubt: str = ""  # when the organisation is known not to have the place for which the role is held

    @property
    def user(self) -> User:
        return self.grant.user

    @property
    def role(self) -> type[Role]:
        return ROLES[self.grant.role]

    @property
    def everywhere(self) -> bool:
        """Held in every campaign of the installation, so it is not ended here."""
        return not self.grant.campaign


@dataclass(frozen=True)
class RoleSheet:
    """A role in words, from the same data that enforce it, and who holds it on the day."""

    role: type[Role]
    rights: list[str]
    sees: str
    speaks: str
    holders: list[Holding]


@dataclass(frozen=True)
class SignIn:
    """Somebody who has, had or will have a role in the campaign."""

    user: User
    held: list[Holding]
    suspended: bool
    person: Person | None

    @property
    def running(self) -> list[Holding]:
        found: list[Holding] = []
        for role in ROLES.values():
            found += _narrowest([each for each in self.held if each.running and each.role is role])
        return found

    @property
    def state(self) -> str:
        if not self.user.is_active:
            return _("account closed")
        if self.suspended:
            return _("suspended")
        return _("has a role") if self.running else _("has no role now")


# ------------------------------------------------------------------ roles and rights
def role_sheets(campaign: Campaign, *, on: date) -> list[RoleSheet]:
    """Every role in its order, the public last. Three queries."""
    running = grants_on(on).filter(campaign__in=["", campaign.slug]).select_related("user").order_by("user__name", "pk")
    held = holdings(campaign, running, on=on)
    roles = [role for role in ROLES.values() if role.is_given] + [Everybody]
    return [sheet_of(role, [each for each in held if each.role is role]) for role in roles]


def sheet_of(role: type[Role], held: Iterable[Holding] = ()) -> RoleSheet:
    """One role in words. No query."""
    return RoleSheet(
        role=role,
        rights=[str(right.label) for right in Right if right in role.may],
        sees=sees_words(role),
        speaks=speaks_words(role),
        holders=_narrowest(list(held)),
    )


def _narrowest(held: list[Holding]) -> list[Holding]:
    """Who holds a role for an organisation is not listed a second time for holding it without one."""
    named = {each.user.pk for each in held if each.organisation}
    return [each for each in held if each.organisation or each.user.pk not in named]


def sees_words(role: type[Role]) -> str:
    """How far a role sees, as one sentence."""
    words = {
        Reach.PUBLIC: _("What is shared with everybody."),
        Reach.ALLIANCE: _("What is shared with members and observers, and what is shared with everybody."),
        Reach.MEMBERS: _("What is shared with members, with members and observers, and with everybody."),
    }[role.reads]
    if role.of_alliance:
        return _("%(shared)s And what the alliance keeps for itself.") % {"shared": words}
    if role is Everybody or role.speaks is Speaks.ALLIANCE:
        return words
    return _("%(shared)s And everything that her own organisation keeps for itself.") % {"shared": words}


def speaks_words(role: type[Role]) -> str:
    """For whom a role is held, as one sentence; empty for the public."""
    if role is Everybody:
        return ""
    return {
        Speaks.ALLIANCE: _("Held for the alliance as a whole."),
        Speaks.MEMBER: _("Held for one organisation, which must be a member on the first day."),
        Speaks.OBSERVER: _("Held for one organisation, which must be an observer on the first day."),
        Speaks.ANY: _("Held for an organisation of the campaign, or for none."),
    }[role.speaks]


def who_could(campaign: Campaign, right: Right, *, on: date) -> list[Holding]:
    """Who could do this in the campaign on the day: people, each with the role that gave the right. Three queries.

    The operator is not among them: the person at the command line can do everything on every day.
    """
    return _narrowest_of_roles(holdings(campaign, holders(right, campaign=campaign.slug, on=on), on=on))


def _narrowest_of_roles(held: list[Holding]) -> list[Holding]:
    found: list[Holding] = []
    for role in ROLES.values():
        found += _narrowest([each for each in held if each.role is role])
    return sorted(found, key=lambda each: (str(each.user).casefold(), each.grant.pk))


def holdings(campaign: Campaign, grants: Iterable[Grant], *, on: date) -> list[Holding]:
    """Grants with the organisations they name, as of the day. Two queries besides that of the grants."""
    rows = list(grants)
    named = {row.organisation for row in rows if row.organisation}
    found = {each.key: each for each in Organisation.objects.filter(campaign=campaign, key__in=named)}
    places: dict[tuple[int, str], list[Membership]] = {}
    for place in Membership.objects.filter(campaign=campaign, organisation__key__in=named):
        places.setdefault((place.organisation_id, place.kind), []).append(place)
    for each in found.values():
        each.campaign = campaign
    return [_holding(row, found.get(row.organisation), places, on) for row in rows]


def _holding(
    grant: Grant, organisation: Organisation | None, places: dict[tuple[int, str], list[Membership]], on: date
) -> Holding:
    running = grant.from_date <= on and (grant.until_date is None or grant.until_date >= on)
    kind = ROLES[grant.role].speaks
    doubt = ""
    if organisation and running and kind in (Speaks.MEMBER, Speaks.OBSERVER):
        answers = {place.tenure.on(on).answer for place in places.get((organisation.pk, kind.value), ())}
        if not answers & {Answer.YES, Answer.NOT_KNOWN}:
            doubt = _("no member on this day") if kind is Speaks.MEMBER else _("no observer on this day")
    return Holding(grant, organisation, time_words(grant), running, doubt)


def time_words(grant: Grant) -> str:
    """ "since 1 July 2003", "from 1 July 2003 to 31 December 2003"."""
    if grant.from_date < _FIRST:
        return (
            _("at any time") if grant.until_date is None else _("until %(day)s") % {"day": long_day(grant.until_date)}
        )
    days = {"first": long_day(grant.from_date), "last": long_day(grant.until_date) if grant.until_date else ""}
    return (_("from %(first)s to %(last)s") if grant.until_date else _("from %(first)s")) % days


# ------------------------------------------------------------------ people who sign in
def sign_ins(campaign: Campaign, *, on: date) -> list[SignIn]:
    """Everybody who has, had or will have a role, by name; who holds one on the day first. Five queries."""
    held: dict[int, list[Holding]] = {}
    for each in holdings(campaign, grants_in(campaign.slug), on=on):
        held.setdefault(each.user.pk, []).append(each)
    away = set(suspensions_in(campaign.slug, on=on).values_list("user", flat=True))
    persons = {each.user_id: each for each in Person.objects.filter(campaign=campaign, user__isnull=False)}
    for person in persons.values():
        person.campaign = campaign
    found = [SignIn(rows[0].user, rows, key in away, persons.get(key)) for key, rows in held.items()]
    return sorted(found, key=lambda each: (not each.running, str(each.user).casefold()))


def sign_in(campaign: Campaign, pk: int, *, on: date) -> SignIn | None:
    """One of them by the number of the account; None for an account that the campaign does not know."""
    user = account_in(campaign.slug, pk)
    if user is None:
        return None
    rows = holdings(campaign, grants_in(campaign.slug).filter(user=user), on=on)
    away = suspensions_in(campaign.slug, on=on).filter(user=user).exists()
    person = Person.objects.filter(campaign=campaign, user=user).first()
    if person:
        person.campaign = campaign
    return SignIn(user, rows, away, person)


def grant_in(campaign: Campaign, pk: int) -> Grant | None:
    """One grant in the campaign by its number."""
    return grants_in(campaign.slug).filter(pk=pk).first()


def accounts_in(campaign: Campaign) -> list[User]:
    """The accounts to which a role may be given without an invitation: those that the campaign knows, not closed."""
    ids = grants_in(campaign.slug).order_by().values("user")
    return list(User.objects.filter(pk__in=ids, is_active=True).order_by("name", "username"))


def roles_to_give(user: Any, campaign: Campaign, *, on: date) -> list[tuple[str, str]]:
    """Key and name of each role that the person may give in the campaign."""
    return [(role.key, str(role.name)) for role in given_by(roles_of(user, campaign=campaign.slug, on=on))]


def people_without_account(campaign: Campaign) -> list[Person]:
    """People of the coalition who do not sign in yet, to be named in an invitation or tied to an account."""
    return list(Person.objects.filter(campaign=campaign, user=None).order_by("name", "key"))


def left_behind(campaign: Campaign, user: User, *, on: date, reader: Any) -> list[WorkLine]:
    """What somebody who leaves leaves behind, from every room that has something of hers that the reader may see."""
    return offers.ask("left_behind", subject=(campaign.slug, user), on=on, reader=reader)


def terms_of(campaign: Campaign, user: User, *, on: date) -> list[Held]:
    """The terms of office that the person behind the account holds on the day."""
    person = Person.objects.filter(campaign=campaign, user=user).first()
    if person is None:
        return []
    person.campaign = campaign
    return [held for held in held_by(person, on=on)["terms"] if held.certain or held.spoken_of]


def about_to_end(campaign: Campaign, *, on: date) -> list[Holding]:
    """Roles that end within a month of the day, without another of the same kind and organisation that goes on."""
    rows = list(grants_in(campaign.slug).filter(campaign=campaign.slug))
    soon = [(row, row.until_date) for row in rows if row.until_date and on <= row.until_date <= on + SOON]
    followed = {
        row.pk
        for row, last in soon
        for other in rows
        if (other.role, other.organisation) == (row.role, row.organisation)
        and other.from_date <= last + ONE_DAY
        and (other.until_date is None or other.until_date > last)
    }
    return holdings(campaign, [row for row, _last in soon if row.pk not in followed], on=on)
