"""People as a list and as records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from accede.coalition.models import Affiliation, Campaign, Person
from accede.coalition.queries.offices import Held, Lent, held_by
from accede.coalition.queries.organisations import Post, post_of


@dataclass(frozen=True)
class PersonRow:
    """A person in the list, with her posts."""

    person: Person
    posts: list[Post]


@dataclass(frozen=True)
class PersonRecord:
    """Everything the coalition knows of a person."""

    person: Person
    posts: list[Post]
    terms: list[Held]
    secondments: list[Lent]


def people(campaign: Campaign, *, on: date, text: str = "") -> list[PersonRow]:
    """People by name; `text` is looked for in names, titles and organisations. Two queries."""
    posts = Affiliation.objects.select_related("organisation").order_by("key")
    rows = Person.objects.filter(campaign=campaign).order_by("name", "key")
    found = []
    for row in rows.prefetch_related(Prefetch("affiliations", posts)):
        row.campaign = campaign
        if _matches(row, text):
            found.append(PersonRow(row, [_post(each, row, on) for each in row.affiliations.all()]))
    return found


def all_people(campaign: Campaign) -> list[Person]:
    """Everybody by name, to choose from, with their posts. Two queries."""
    posts = Affiliation.objects.select_related("organisation").order_by("key")
    rows = Person.objects.filter(campaign=campaign).prefetch_related(Prefetch("affiliations", posts))
    return list(rows.order_by("name", "key"))


def speaks_for(person: Person) -> str:
    """The person with every organisation of hers, to choose from; her posts are read already."""
    of_hers = dict.fromkeys(each.organisation.short for each in person.affiliations.all() if each.organisation)
    return f"{person.name} ({', '.join(of_hers)})" if of_hers else person.name


def person_record(person: Person, *, on: date) -> PersonRecord:
    """All that is known of one person, as of the day."""
    posts = Affiliation.objects.filter(person=person).select_related("organisation").order_by("key")
    return PersonRecord(person=person, posts=[_post(row, person, on) for row in posts], **held_by(person, on=on))


def _post(affiliation: Affiliation, person: Person, on: date) -> Post:
    affiliation.person = person
    return post_of(affiliation, person.campaign, on=on)


def _matches(row: Person, text: str) -> bool:
    posts = [f"{each.title} {each.organisation or ''}" for each in row.affiliations.all()]
    words = " ".join([row.name, *row.other_names, *posts]).casefold()
    return all(word in words for word in text.casefold().split())
