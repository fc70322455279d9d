"""Roles given and ended, people suspended, accounts closed: what may be given to whom, for which organisation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accede.accounts import actions as accounts
from accede.accounts.models import Grant, Suspension, User
from accede.accounts.queries import grants_in, suspensions_in
from accede.accounts.rights import Right
from accede.accounts.roles import ROLES, Role, Secretariat, Speaks, given_by
from accede.accounts.rules import NotAllowed, require, roles_of
from accede.coalition.models import Campaign, Membership, Organisation, Person
from accede.core.dates import Answer
from accede.kit import log
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused

ONE_DAY = timedelta(days=1)


class NotYoursToGive(Refused):
    """The role holds rights that the giver lacks."""

    field = "role"


class NotForThis(Refused):
    """The role is not held for this organisation, or for none."""

    field = "organisation"


class NoSuchTime(Refused):
    """The days contradict each other, or lie in the past."""

    field = "until_date"


class AlreadyHeld(Refused):
    """The person holds the role on a day of that time."""

    field = "role"


class LastSecretariat(Refused):
    """Nobody would keep the campaign."""


class RunsElsewhere(Refused):
    """The act reaches further than the campaign in which it is done."""


class PersonTaken(Refused):
    """The person of the coalition signs in with another account, or the account is another person's."""

    field = "person"


@transaction.atomic
def give_role(
    *,
    campaign: Campaign,
    user: User,
    role: str,
    by: Any,
    on: date,
    organisation: Organisation | None = None,
    from_date: date | None = None,
    until_date: date | None = None,
) -> Grant:
    """Give somebody a role in the campaign from a day (without one: `on`) until a day (without one: until it is ended).

    Raises NotAllowed, NotYoursToGive, NotForThis, NoSuchTime, AlreadyHeld.
    """
    first = from_date or on
    may_give(campaign, role, by=by, on=on)
    _check_days(first, until_date, on)
    check_place(ROLES[role], organisation, on=first)
    key = organisation.key if organisation else ""
    refuse_twice(grants_in(campaign.slug).filter(user=user), role, key, first, until_date)
    facts = {"role": role, "campaign": campaign.slug, "organisation": key}
    return accounts.give_grant(user=user, **facts, from_date=first, until_date=until_date, by=by, on=on)


def may_give(campaign: Campaign, role: str, *, by: Any, on: date) -> None:
    """Refuses a role that holds rights which the giver lacks, in words. Raises NotAllowed, NotYoursToGive."""
    require(by, Right.GIVE_ROLES, campaign=campaign.slug, on=on)
    held = roles_of(by, campaign=campaign.slug, on=on)
    if role not in [each.key for each in given_by(held)]:
        name = ROLES[role].name if role in ROLES else role
        words = _("“%(role)s” holds rights that you do not have, so the secretariat gives it and ends it.")
        raise NotYoursToGive(words % {"role": name})


def check_place(role: type[Role], organisation: Organisation | None, *, on: date) -> None:
    """Refuses an organisation that is known not to have the place on the day for which the role is held.

    Where the record does not say whether it has, the role is taken: each vote asks for its own day.
    """
    name = {"role": role.name}
    if role.speaks is Speaks.ALLIANCE and organisation is not None:
        raise NotForThis(_("“%(role)s” acts for the alliance as a whole: leave the organisation out.") % name)
    if role.speaks not in (Speaks.MEMBER, Speaks.OBSERVER):
        return
    if organisation is None:
        raise NotForThis(_("“%(role)s” speaks for one organisation: choose it.") % name)
    rows = Membership.objects.filter(organisation=organisation, kind=role.speaks.value)
    answers = {row.tenure.on(on).answer for row in rows}
    if not answers & {Answer.YES, Answer.NOT_KNOWN}:
        words = {
            Speaks.MEMBER: _("“%(role)s” speaks for a member, and %(name)s is none on %(day)s."),
            Speaks.OBSERVER: _("“%(role)s” speaks for an observer, and %(name)s is none on %(day)s."),
        }[role.speaks]
        raise NotForThis(words % {**name, "name": organisation.short, "day": long_day(on)})


def _check_days(first: date, last: date | None, on: date) -> None:
    if first < on:
        words = _("A role begins today or later: who could do what on a day that is over does not change any more.")
        raise NoSuchTime(words, field="from_date")
    if last is not None and last < first:
        raise NoSuchTime(_("The last day lies before the first day. Correct one of them."))


def refuse_twice(held: Any, role: str, organisation: str, first: date, last: date | None) -> None:
    """Refuses a role that one of the grants gives for the same organisation on a day of that time."""
    for grant in held.filter(role=role, organisation=organisation):
        over = grant.until_date is not None and grant.until_date < first
        later = last is not None and grant.from_date > last
        if not over and not later:
            raise AlreadyHeld(_("This person holds the role then. End it first, or choose other days."))


@transaction.atomic
def end_role(*, campaign: Campaign, grant: Grant, last_day: date, by: Any, on: date) -> Grant:
    """End somebody's role with a last day; yesterday ends it at once. A role that has not begun is withdrawn.

    Raises NotAllowed, NotYoursToGive, NoSuchTime, LastSecretariat.
    """
    _refuse_everywhere([grant])
    may_give(campaign, grant.role, by=by, on=on)
    _check_end(grant, last_day, on)
    _keep_a_secretariat(campaign, [grant], after=last_day)
    return accounts.end_grant(grant=grant, last_day=last_day, by=by, on=on)


def _refuse_everywhere(grants: list[Grant]) -> None:
    if any(not grant.campaign for grant in grants):
        raise RunsElsewhere(_("This role holds in every campaign of the installation: its operator ends it."))


def _check_end(grant: Grant, last_day: date, on: date) -> None:
    if last_day < on - ONE_DAY:
        words = _("The last day is yesterday or later: what somebody could do before stays as it was.")
        raise NoSuchTime(words, field="last_day")
    if grant.until_date is not None and grant.until_date <= last_day:
        words = _("This role ends on %(day)s already.") % {"day": long_day(grant.until_date)}
        raise NoSuchTime(words, field="last_day")


def _keep_a_secretariat(campaign: Campaign, ending: list[Grant], *, after: date) -> None:
    """Refuses when nobody would hold the secretariat on the day after the last."""
    if not any(grant.role == Secretariat.key for grant in ending):
        return
    # Two who end each other's role at once: the second finds that the first has done so.
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    gone = {grant.pk for grant in ending}
    away = set(suspensions_in(campaign.slug, on=after + ONE_DAY).values_list("user", flat=True))
    for other in grants_in(campaign.slug).filter(role=Secretariat.key, user__is_active=True).exclude(pk__in=gone):
        runs = other.from_date <= after + ONE_DAY and (other.until_date is None or other.until_date > after)
        if runs and other.user_id not in away:
            return
    raise LastSecretariat(
        _("Nobody else would keep the campaign after that day. Give the secretariat to somebody else first.")
    )


@transaction.atomic
def leave(*, campaign: Campaign, user: User, last_day: date, by: Any, on: date) -> list[Grant]:
    """End all of a person's roles in the campaign on one day; anybody may leave by herself.

    The roles that ended. Raises NotAllowed, NotYoursToGive, NoSuchTime, LastSecretariat, RunsElsewhere.
    """
    running = running_grants(campaign, user, after=last_day)
    _refuse_everywhere(running)
    for grant in running:
        if by != user:
            may_give(campaign, grant.role, by=by, on=on)
        _check_end(grant, last_day, on)
    _keep_a_secretariat(campaign, running, after=last_day)
    return [accounts.end_own_grant(grant=grant, last_day=last_day, by=by, on=on) for grant in running]


def running_grants(campaign: Campaign, user: User, *, after: date) -> list[Grant]:
    """The person's grants in the campaign that give something after the day."""
    found = grants_in(campaign.slug).filter(user=user)
    return [grant for grant in found if grant.until_date is None or grant.until_date > after]


@transaction.atomic
def suspend(*, campaign: Campaign, user: User, by: Any, on: date) -> Suspension:
    """From today the person's roles in this campaign give her nothing, until the suspension is lifted.

    Raises NotAllowed, NotYoursToGive, AlreadyHeld, LastSecretariat, RunsElsewhere.
    """
    running = running_grants(campaign, user, after=on - ONE_DAY)
    _refuse_everywhere(running)
    if suspensions_in(campaign.slug, on=on).filter(user=user).exists():
        raise AlreadyHeld(_("This person is suspended already."))
    for grant in running:
        may_give(campaign, grant.role, by=by, on=on)
    _keep_a_secretariat(campaign, running, after=on - ONE_DAY)
    return accounts.suspend(user=user, campaign=campaign.slug, by=by, on=on)


@transaction.atomic
def lift_suspension(*, campaign: Campaign, user: User, by: Any, on: date) -> None:
    """From today the person's roles give again what they gave. Nothing when she is not suspended; NotAllowed."""
    require(by, Right.GIVE_ROLES, campaign=campaign.slug, on=on)
    for row in suspensions_in(campaign.slug, on=on).filter(user=user):
        accounts.lift_suspension(suspension=row, by=by, on=on)


@transaction.atomic
def close_account(*, campaign: Campaign, user: User, by: Any, on: date) -> User:
    """End all of a person's roles here at once and close her account: nobody signs in with it any more.

    Only when every role that she has or had is this campaign's, or one where the closer gives roles too. Raises
    NotAllowed, NotYoursToGive, LastSecretariat, RunsElsewhere.
    """
    _over_all(user, by=by, on=on)
    leave(campaign=campaign, user=user, last_day=on - ONE_DAY, by=by, on=on)
    if user.grants.filter(Q(until_date=None) | Q(until_date__gte=on), withdrawn=False).exists():
        raise RunsElsewhere(_not_from_here())
    return accounts.close_account(user=user, by=by, on=on)


@transaction.atomic
def reopen_account(*, campaign: Campaign, user: User, by: Any, on: date) -> User:
    """The person signs in again; her roles stay ended. Raises NotAllowed, RunsElsewhere."""
    require(by, Right.GIVE_ROLES, campaign=campaign.slug, on=on)
    _over_all(user, by=by, on=on)
    return accounts.reopen_account(user=user, by=by, on=on)


def _over_all(user: User, *, by: Any, on: date) -> None:
    try:
        for slug in user.grants.values_list("campaign", flat=True).distinct():
            accounts.require_over(by, slug, on=on)
    except NotAllowed:
        raise RunsElsewhere(_not_from_here()) from None


def _not_from_here() -> str:
    # The same words whatever stands elsewhere: nobody learns here where else somebody works.
    return _("This account cannot be closed or opened from here. End its roles; the operator does the rest.")


@transaction.atomic
def link_account(*, person: Person, user: User, by: Any, on: date) -> Person:
    """Say with which account a person of the coalition signs in. Raises NotAllowed, PersonTaken."""
    require(by, Right.GIVE_ROLES, campaign=person.campaign.slug, on=on)
    return tie(person, user, by=by, on=on)


def tie(person: Person, user: User, *, by: Any, on: date) -> Person:
    """The same for an act that has asked for the right itself: an invitation that names the person."""
    others = Person.objects.filter(campaign=person.campaign, user=user).exclude(pk=person.pk)
    if others.exists() or (person.user_id and person.user_id != user.pk):
        raise PersonTaken(_("This person signs in with another account, or the account is another person's."))
    before = log.values(person)
    person.user = user
    person._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    person.save()
    log.record("coalition.link_account", target=person, by=by, on=on, before=before, after=person)
    return person
