"""For whom the sample's sign-ins speak: organisations of a campaign, found in its own membership."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts import actions as accounts
from accede.accounts.models import User
from accede.coalition.models import Campaign, Organisation
from accede.coalition.queries import offices, places


@transaction.atomic
def place_sample_sign_ins(*, by: Any, on: date) -> dict[str, list[tuple[str, Organisation]]]:
    """Open the sample sign-ins, and let each speak for an organisation of every campaign, so that a rotation and a
    vote can be tried: the Convener for the organisation that convenes, the focal points and the national desk for other
    members, the observer for an observer. The day is the one that the campaign shows.

    {user name: [(slug of a campaign, organisation)]}. Raises SampleModeOnly.
    """
    users = {user.username: user for user in accounts.open_sample_sign_ins(campaign="", by=by, on=on)}
    told: dict[str, list[tuple[str, Organisation]]] = {name: [] for name in users}
    for campaign in Campaign.objects.order_by("pk"):
        for username, organisation in _speakers(campaign, on=campaign.shown_on_date or on).items():
            accounts.place_sample_sign_in(user=users[username], campaign=campaign.slug, organisation=organisation.key)
        _tell(told, users, campaign)
    return told


def _speakers(campaign: Campaign, *, on: date) -> dict[str, Organisation]:
    """Who is to speak for whom, as far as there are organisations enough."""
    found = [place for place in places(campaign, on=on) if place.certain]
    of = {kind: _once(place.organisation for place in found if place.membership.kind == kind) for kind in _KINDS}
    members, observers = of["member"], of["observer"]
    convening = [
        held.term.organisation
        for office in offices(campaign, on=on)
        if office.office.rotates
        for held in office.holders
        if held.term.organisation in members
    ]
    chair = convening[0] if convening else members[0] if members else None
    others = [each for each in members if each != chair]
    speakers = {"convener": chair, **dict(zip(_AS_MEMBERS, others, strict=False))}
    speakers["observer"] = observers[0] if observers else None
    return {username: organisation for username, organisation in speakers.items() if organisation is not None}


_KINDS = ("member", "observer")
# The national desk speaks for a member too: an embargo and a hidden source belong to an organisation.
_AS_MEMBERS = ("member", "member2", "member3", "national_desk")


def _once(organisations: Any) -> list[Organisation]:
    return list(dict.fromkeys(organisations))


def _tell(told: dict[str, list[tuple[str, Organisation]]], users: dict[str, User], campaign: Campaign) -> None:
    named = {each.key: each for each in Organisation.objects.filter(campaign=campaign)}
    for username, user in users.items():
        for grant in user.grants.filter(campaign=campaign.slug).exclude(organisation=""):
            if grant.organisation in named:
                told[username].append((campaign.slug, named[grant.organisation]))
