"""Whom a meeting concerns: the people of members and observers on its day, each reached once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from accede.accounts.rules import grants_on
from accede.coalition.models import Affiliation, Campaign, Membership, Organisation, Person, SharedWith
from accede.coalition.queries import places
from accede.core.dates import Answer
from accede.meetings.models import Call, CallRecipient, Meeting, Reply

# Roles whose holders speak for an organisation at its meetings.
_SPEAK = ("member", "convener", "observer")


@dataclass(frozen=True)
class Invited:
    """Somebody to be called: where, in which language, and for whom she speaks."""

    name: str
    email: str
    language: str
    organisation: Organisation | None
    votes: bool
    person: Person | None = None


@dataclass(frozen=True)
class Seat:
    """An organisation that has a place at the meeting: as a member that votes or as an observer."""

    organisation: Organisation
    votes: bool
    known: Answer  # whether the record knows of its place on that day


def seats(meeting: Meeting) -> list[Seat]:
    """Members and (unless the meeting is of the members alone) observers on the day of the meeting, members first.

    An organisation whose place on that day is not known stands in the list, and says so. One query.
    """
    kinds = [Membership.Kind.MEMBER]
    if meeting.shared_with != SharedWith.MEMBERS:
        kinds.append(Membership.Kind.OBSERVER)
    found: dict[int, Seat] = {}
    ordered = sorted(places(meeting.campaign, on=meeting.day), key=lambda place: place.membership.kind != "member")
    for place in ordered:
        if place.membership.kind in kinds and place.finding.answer is not Answer.NO:
            votes = place.membership.kind == Membership.Kind.MEMBER
            found.setdefault(place.organisation.pk, Seat(place.organisation, votes, place.finding.answer))
    return list(found.values())


def to_call(meeting: Meeting, *, on: date) -> list[Invited]:
    """Everybody whom a call reaches: people with a post in an organisation that has a seat, and focal points by their
    roles, who have an address. Each address once, for a voting member first. Three queries.
    """
    found: dict[str, Invited] = {}
    by_key = {seat.organisation.key: seat for seat in seats(meeting)}
    for invited in [*_by_post(meeting.campaign, by_key, on=on), *_by_role(meeting.campaign, by_key, on=on)]:
        earlier = found.get(invited.email.lower())
        if earlier is None or (invited.votes and not earlier.votes):
            found[invited.email.lower()] = invited
    return sorted(found.values(), key=lambda each: (not each.votes, each.name, each.email))


def unreached(meeting: Meeting, invited: Iterable[Invited]) -> list[Organisation]:
    """Organisations with a seat of which nobody has an address."""
    reached = {each.organisation.pk for each in invited if each.organisation}
    return [seat.organisation for seat in seats(meeting) if seat.organisation.pk not in reached]


def recipients(meeting: Meeting) -> list[CallRecipient]:
    """To whom the meeting's calls went, the latest line for each address, by name; every line without one (of people
    who were erased).
    """
    rows = CallRecipient.objects.filter(call__meeting=meeting).select_related("call", "person", "organisation")
    latest = {row.email.lower() or row.pk: row for row in rows.order_by("call__number", "pk")}
    return sorted(latest.values(), key=lambda row: (not row.votes, row.name, row.email))


def in_calendars(meeting: Meeting) -> list[CallRecipient]:
    """Those of them whose calendars hold the meeting now, as far as we can write to them: not told that it does not
    concern them any more, and not erased.
    """
    return [row for row in recipients(meeting) if row.email and row.call.kind != Call.Kind.CANCEL]


def recipient_of(meeting: Meeting, email: str) -> CallRecipient | None:
    """The latest line for an address to which a call went."""
    rows = CallRecipient.objects.filter(call__meeting=meeting, email__iexact=email)
    return rows.select_related("call", "person", "organisation").order_by("-call__number").first()


def replies(meeting: Meeting) -> dict[str, Reply]:
    """{address: the last answer from it}."""
    rows = Reply.objects.filter(meeting=meeting).select_related("organisation").order_by("number")
    return {row.email.lower(): row for row in rows}


def own_line(meeting: Meeting, user: object) -> CallRecipient | None:
    """The line of the person who is signed in, when a call went to her."""
    emails = {str(getattr(user, "email", "")).lower()}
    emails |= {row.email.lower() for row in Person.objects.filter(campaign=meeting.campaign_id, user=user.pk)}  # type: ignore[attr-defined]  # an account
    return next((row for row in recipients(meeting) if row.email.lower() in emails - {""}), None)


def _by_post(campaign: Campaign, seats_by_key: dict[str, Seat], *, on: date) -> list[Invited]:
    rows = Affiliation.objects.filter(campaign=campaign, organisation__key__in=seats_by_key)
    found = []
    for row in rows.select_related("person__user", "organisation").order_by("key"):
        email = row.person.email or (row.person.user.email if row.person.user else "")
        if not email or row.tenure.on(on).answer is Answer.NO or row.organisation is None:
            continue
        spoken = row.person.user.language if row.person.user else ""
        votes = seats_by_key[row.organisation.key].votes
        language = _language(spoken, campaign)
        found.append(Invited(row.person.name, email, language, row.organisation, votes, row.person))
    return found


def _by_role(campaign: Campaign, seats_by_key: dict[str, Seat], *, on: date) -> list[Invited]:
    grants = grants_on(on).filter(campaign__in=["", campaign.slug], organisation__in=seats_by_key, role__in=_SPEAK)
    held = [grant for grant in grants.select_related("user").order_by("pk") if grant.user.is_active]
    people = {row.user_id: row for row in Person.objects.filter(campaign=campaign, user__in=[g.user_id for g in held])}
    found = []
    for grant in held:
        person, seat = people.get(grant.user_id), seats_by_key[grant.organisation]
        email = (person.email if person else "") or grant.user.email
        if email:
            name = person.name if person else str(grant.user)
            language = _language(grant.user.language, campaign)
            found.append(Invited(name, email, language, seat.organisation, seat.votes, person))
    return found


def _language(spoken: str, campaign: Campaign) -> str:
    """The person's own language, else the campaign's, as our catalogues name it."""
    known = {code.split("-")[0]: code for code, _name in settings.LANGUAGES}
    return known.get((spoken or campaign.language).split("-")[0], settings.LANGUAGE_CODE)


def people_of(campaign: Campaign) -> QuerySet[Person]:
    """The campaign's people, to choose from."""
    return Person.objects.filter(campaign=campaign).order_by("name", "key")


def organisations_in(campaign: Campaign, keys: Iterable[int]) -> QuerySet[Organisation]:
    """The organisations of the campaign with these numbers, to choose from."""
    return Organisation.objects.filter(campaign=campaign, pk__in=list(keys)).order_by("name", "key")
