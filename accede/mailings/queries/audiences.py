"""Whom an audience holds on a day: a saved question, asked anew each time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accede.coalition.models import Campaign
from accede.core.variants import condition
from accede.mailings.models import Audience, AudienceKind
from accede.mailings.queries import audience_people
from accede.mailings.queries.addressed import Addressee
from accede.mailings.queries.audience_missions import missions
from accede.mailings.queries.facts import facts_of_states

# Every addressee of a kind that the campaign has, with her facts; `as_of` is the day of classes and positions.
Everybody = Callable[..., list[Addressee]]


def _missions(audience: Audience, *, as_of: date, on: date) -> list[Addressee]:
    return missions(audience.campaign, facts_of_states(audience.campaign, as_of=as_of), on=on)


KINDS: dict[str, Everybody] = {
    AudienceKind.MISSIONS: _missions,
    AudienceKind.ORGANISATIONS: audience_people.organisations,
    AudienceKind.PEOPLE: audience_people.people,
    AudienceKind.LIST: audience_people.subscribers,
}


@dataclass(frozen=True)
class Held:
    """Whom an audience holds: `inside`, and those whom its exceptions take out again; `pool`: all of its kind, by key,
    for a letter may be delivered at another one's address.
    """

    inside: tuple[Addressee, ...]
    excepted: tuple[Addressee, ...]
    pool: Mapping[str, Addressee]


def addressees(
    audience: Audience, *, only: Collection[str] = (), on: date, as_of: date | None = None
) -> list[Addressee]:
    """Who is in the audience on the day, in the order of lists; with `only`, of these keys alone.

    Classes and positions are those of `as_of`, the day itself without one. A fixed number of queries.
    """
    return list(held(audience, only=only, on=on, as_of=as_of or on).inside)


def held(audience: Audience, *, only: Collection[str] = (), on: date, as_of: date) -> Held:
    """The same with those who are excepted: each line of the exceptions takes out whom it names, by itself."""
    wanted, unwanted = condition(audience.query or {}), condition(audience.except_for or {})
    keys = set(only)
    pool = KINDS[audience.kind](audience, as_of=as_of, on=on)
    found = [each for each in pool if wanted.fits(each.facts)]
    out = [each for each in found if any(term.fits(each.facts) for term in unwanted.terms)]
    gone = {each.key for each in out}
    inside = [each for each in found if each.key not in gone and (not keys or each.key in keys)]
    return Held(tuple(inside), tuple(out), {each.key: each for each in pool})


def audiences_of(campaign: Campaign) -> QuerySet[Audience]:
    """The campaign's audiences, by name. Not run here."""
    return Audience.objects.filter(campaign=campaign).order_by("name", "key")
