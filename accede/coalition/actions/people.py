"""People and their posts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from accede.coalition.actions.writing import add, change, remove
from accede.coalition.models import Affiliation, Campaign, Organisation, Person
from accede.kit.keys import free_key


@transaction.atomic
def add_person(*, campaign: Campaign, name: str, by: Any, on: date, key: str = "", **facts: Any) -> Person:
    """Add somebody whom the campaign names. The key is made from the name unless given."""
    row = Person(
        campaign=campaign,
        key=key or free_key(Person, name, campaign=campaign),
        name=name,
        **facts,
    )
    return add(row, "coalition.add_person", by=by, on=on)


@transaction.atomic
def change_person(*, person: Person, by: Any, on: date, **changes: Any) -> Person:
    """Correct a person; the log says that a personal field changed, not what it held."""
    return change(person, "coalition.change_person", changes, by=by, on=on)


@transaction.atomic
def remove_person(*, person: Person, by: Any, on: date) -> None:
    """Remove a person to whom nothing refers. Raises InUse otherwise."""
    remove(person, "coalition.remove_person", by=by, on=on)


@transaction.atomic
def add_affiliation(
    *,
    person: Person,
    by: Any,
    on: date,
    organisation: Organisation | None = None,
    title: str = "",
    key: str = "",
    **facts: Any,
) -> Affiliation:
    """Record a post: an organisation, a title, or both, at a time."""
    name = f"{person.key} {organisation.key if organisation else title}"
    row = Affiliation(
        campaign=person.campaign,
        key=key or free_key(Affiliation, name, campaign=person.campaign),
        person=person,
        organisation=organisation,
        title=title,
        **facts,
    )
    return add(row, "coalition.add_affiliation", by=by, on=on)
