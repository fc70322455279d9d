"""Organisations, their people, and people on lists as addressees. Letters to them go by mail.

An address that is there several times gets one letter; one that is written to no more says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.queries import holders
from accede.accounts.rights import Right
from accede.coalition.models import Affiliation, Campaign, Organisation, Person
from accede.coalition.queries import places
from accede.core.dates import Answer
from accede.governments.models import Channel
from accede.kit.localdates import long_day
from accede.kit.mail.fates import came_back
from accede.mailings.models import Audience, MailingList, Subscription
from accede.mailings.queries.addressed import Addressee, Problem
from accede.mailings.queries.languages import short_code
from accede.mailings.queries.lists import ON_IT

AT_ONCE = 5000  # addresses that are asked for in one query


def organisations(audience: Audience, *, as_of: date, on: date) -> list[Addressee]:
    """Every organisation of the campaign, by name; its letter goes to who speaks for it. Eight queries."""
    campaign = audience.campaign
    alliance = _Alliance.on(campaign, on=on)
    rows = Organisation.objects.filter(campaign=campaign).order_by("name", "key")
    return _told([_organisation(row, alliance, campaign) for row in rows])


def people(audience: Audience, *, as_of: date, on: date) -> list[Addressee]:
    """Everybody who holds a post in an organisation of the campaign on the day, or may hold it still, by name. Eight
    queries.
    """
    alliance = _Alliance.on(audience.campaign, on=on)
    return _told([_person(person, alliance, audience.campaign) for person in alliance.people])


def subscribers(audience: Audience, *, as_of: date, on: date) -> list[Addressee]:
    """Everybody who is on a list of the campaign today, by address. Who is on several is there once: by her place on
    the list that the audience names, for the letter's link leaves that one. Two
    queries, and one for each 5,000 addresses.
    """
    wanted = [key for key in (audience.query or {}).get("list", ()) if isinstance(key, str)]
    lists = MailingList.objects.filter(campaign=audience.campaign).in_bulk()
    by_address: dict[str, list[Subscription]] = defaultdict(list)
    for row in Subscription.objects.filter(ON_IT, list__in=list(lists)).order_by("email", "pk"):
        row.list = lists[row.list_id]  # one for all, not one for each of thousands
        by_address[row.email].append(row)
    return _told([_subscriber(mine, wanted) for mine in by_address.values()])


# ------------------------------------------------------------------------------------------------ of the alliance
@dataclass(frozen=True)
class _Alliance:
    """Who is of what on the day. A post or a membership of which it is not known whether it holds still counts."""

    people: Sequence[Person]
    posts: Mapping[int, Sequence[Affiliation]]  # by person
    of_organisation: Mapping[int, Sequence[Person]]
    memberships: Mapping[int, frozenset[str]]  # kinds, by organisation
    speakers: Mapping[str, frozenset[int]]  # accounts that speak for an organisation, by its key
    lists: Mapping[str, frozenset[str]]  # keys of lists, by address

    @classmethod
    def on(cls, campaign: Campaign, *, on: date) -> _Alliance:
        posts, people = _posts(campaign, on)
        of_organisation: dict[int, list[Person]] = defaultdict(list)
        for pk, held in posts.items():
            for post in held:
                of_organisation[post.organisation_id or 0].append(people[pk])
        memberships: dict[int, set[str]] = defaultdict(set)
        for place in places(campaign, on=on):
            if place.finding.answer is not Answer.NO:
                memberships[place.organisation.pk].add(place.membership.kind)
        return cls(
            list(people.values()), posts, of_organisation,
            {pk: frozenset(kinds) for pk, kinds in memberships.items()}, _speakers(campaign, on), _lists(campaign),
        )  # fmt: skip

    def facts(self, organisations: Iterable[Organisation], email: str) -> dict[str, frozenset[str]]:
        """What is known of who is of these organisations and has this address."""
        found = list(organisations)
        return {
            "organisation": frozenset(each.key for each in found),
            "sector": frozenset(sector for each in found for sector in each.sectors),
            "membership": frozenset().union(*(self.memberships.get(each.pk, frozenset()) for each in found)),
            "list": self.lists.get(email.strip().lower(), frozenset()),
        }


def _posts(campaign: Campaign, on: date) -> tuple[dict[int, list[Affiliation]], dict[int, Person]]:
    rows = Affiliation.objects.filter(campaign=campaign, organisation__isnull=False)
    posts: dict[int, list[Affiliation]] = defaultdict(list)
    people: dict[int, Person] = {}
    for row in rows.select_related("organisation", "person__user").order_by("person__name", "person__key", "key"):
        if row.tenure.on(on).answer is not Answer.NO:
            posts[row.person_id].append(row)
            people[row.person_id] = row.person
            row.person.campaign = campaign
    return posts, people


def _speakers(campaign: Campaign, on: date) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for grant in holders(Right.READ_PAPERS, campaign=campaign.slug, on=on):
        if grant.organisation:
            found[grant.organisation].add(grant.user_id)
    return {key: frozenset(accounts) for key, accounts in found.items()}


def _lists(campaign: Campaign) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    rows = Subscription.objects.filter(ON_IT, list__campaign=campaign)
    for email, key in rows.values_list("email", "list__key"):
        found[email].add(key)
    return {email: frozenset(keys) for email, keys in found.items()}


def _email(person: Person) -> str:
    """Her account's address, which she keeps herself; else the one on record."""
    user = person.user
    return str(user.email) if user is not None and user.is_active and user.email else person.email


def _language(person: Person, campaign: Campaign) -> str:
    """The one she chose for her account, else the campaign's."""
    chosen = getattr(person.user, "language", "") if person.user is not None else ""
    return short_code(chosen) if chosen else campaign.language


def _person(person: Person, alliance: _Alliance, campaign: Campaign) -> Addressee:
    held = alliance.posts[person.pk]
    organisations = [post.organisation for post in held if post.organisation is not None]
    key, email, language = f"person:{person.key}", _email(person), _language(person, campaign)
    facts = alliance.facts(organisations, email)
    return Addressee(
        key=key, name=person.name, url=person.get_absolute_url(), languages=(language,), to_name=person.name,
        to_title="; ".join(str(post) for post in held), salutation=person.form, email=email, channel=Channel.MAIL,
        facts=facts | {"language": frozenset({language}), "addressee": frozenset({key})}, person=person,
        organisation=organisations[0] if len(organisations) == 1 else None,
        problems=() if email else (_no_address(person),), sort=(person.name.casefold(), person.key),
    )  # fmt: skip


def _organisation(row: Organisation, alliance: _Alliance, campaign: Campaign) -> Addressee:
    row.campaign = campaign
    reachable = [person for person in alliance.of_organisation.get(row.pk, ()) if _email(person)]
    speakers = [person for person in reachable if person.user_id in alliance.speakers.get(row.key, frozenset())]
    chosen = next((found[0] for found in (speakers, reachable) if len(found) == 1), None)
    key, email = f"organisation:{row.key}", _email(chosen) if chosen else ""
    language = _language(chosen, campaign) if chosen else campaign.language
    facts = alliance.facts([row], email)
    return Addressee(
        key=key, name=row.name, url=row.get_absolute_url(), languages=(language,),
        to_name=chosen.name if chosen else "",
        to_title=row.name, salutation=chosen.form if chosen else "", email=email, channel=Channel.MAIL,
        facts=facts | {"language": frozenset({language}), "addressee": frozenset({key})}, organisation=row,
        person=chosen, problems=() if chosen else (_no_speaker(row, len(reachable)),),
        sort=(row.name.casefold(), row.key),
    )  # fmt: skip


def _no_address(person: Person) -> Problem:
    words = _("No mail address of %(name)s is on record.") % {"name": person.name}
    return Problem("address", _("no address"), words, _its_address(person), _("Add the address"))


def _its_address(person: Person) -> str:
    return reverse("coalition:change_person", args=[person.campaign.slug, person.key])


def _no_speaker(row: Organisation, reachable: int) -> Problem:
    if not reachable:
        words = _("No person of this organisation with a mail address is on record.")
    else:
        words = _(
            "%(number)d people of this organisation have a mail address, and it is not known who speaks for it: give "
            "one of them a role for it, or write to people of organisations instead."
        ) % {"number": reachable}
    return Problem("address", _("no address"), words, row.get_absolute_url(), _("Look at the organisation"))


# ------------------------------------------------------------------------------------------------------ on lists
def _subscriber(mine: Sequence[Subscription], wanted: Sequence[str]) -> Addressee:
    """One letter for an address, by the first of the lists that are wanted."""
    order = {key: place for place, key in enumerate(wanted)}
    row = min(mine, key=lambda each: order.get(each.list.key, len(order)))
    key = f"subscription:{row.key}"
    return Addressee(
        key=key, name=row.name or row.email, url="", languages=(short_code(row.language),), to_name=row.name,
        email=row.email, channel=Channel.MAIL, subscription=row, sort=(row.email,),
        facts={
            "list": frozenset(each.list.key for each in mine),
            "language": frozenset({short_code(row.language)}),
            "addressee": frozenset({key}),
        },
    )  # fmt: skip


def _told(found: Sequence[Addressee]) -> list[Addressee]:
    """The same in their order, each with what is wrong with its address."""
    addresses = [each.email for each in found if each.email]
    back: dict[str, Any] = {}
    for start in range(0, len(addresses), AT_ONCE):
        back |= came_back(addresses[start : start + AT_ONCE])
    return [_returned(each, back[each.email]) if each.email in back else each for each in found]


def _returned(each: Addressee, day: date) -> Addressee:
    words = _("Nothing is sent to this address since %(day)s: mail came back, or its owner said so.")
    told = words % {"day": long_day(day)}
    if each.person is None:
        return replace(each, problems=(*each.problems, Problem("returned", _("returned mail"), told)))
    problem = Problem("returned", _("returned mail"), told, _its_address(each.person), _("Add the address"))
    return replace(each, problems=(*each.problems, problem))
