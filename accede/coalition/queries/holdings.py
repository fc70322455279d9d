"""What is held about a person of the coalition, over all rooms."""

from __future__ import annotations

from collections.abc import Iterable

from accede.accounts.erasing import campaigns_with
from accede.coalition.models import Person
from accede.kit import persons


def subject_of_person(person: Person) -> persons.Subject:
    """The person with her account and her entries in other campaigns; names that somebody else bears too are left
    out of the words that texts are searched for."""
    return persons.subject_of(person, unless=shared_names(person))


def shared_names(person: Person) -> list[str]:
    """Names of hers that another person on record bears, in any campaign."""
    mine = {name.casefold() for name in _names([person])}
    others = Person.objects.exclude(pk=person.pk)
    if person.user_id is not None:
        others = others.exclude(user_id=person.user_id)
    return sorted({name for name in _names(others) if name.casefold() in mine})


def campaigns_of_person(person: Person) -> list[str]:
    """Slugs of every campaign that knows her: by an entry, or by a role of her account."""
    found = {person.campaign.slug}
    if person.user is not None:
        found |= set(Person.objects.filter(user=person.user).values_list("campaign__slug", flat=True))
        found |= set(campaigns_with(person.user))
    return sorted(found)


def _names(people: Iterable[Person]) -> list[str]:
    return [name for row in people for name in [row.name, *row.other_names]]
