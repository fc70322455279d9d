"""What is held about a person of the coalition, over all rooms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accede.accounts.erasing import campaigns_with
from accede.coalition.models import Campaign, Person
from accede.coalition.queries.sharing import campaign_of, seen_entries
from accede.coalition.rules import reading_of, seen, seen_letters
from accede.kit import belonging, persons
from accede.kit.models import LogEntry, OutgoingMail


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


def told_of(rows: QuerySet[Any], reader: Any, on: date) -> QuerySet[Any]:
    """Of what is held about a person: without rows of which nothing is told (`kit.belonging`) that the reader may not
    see, without their past, their entries in the log and letters about them. An erasure reaches these all the same.
    """
    model: Any = rows.model
    if model is OutgoingMail:
        return seen_letters(rows, reader, on=on)
    campaigns = list(Campaign.objects.order_by("pk"))
    if model is LogEntry:
        for campaign in campaigns:
            rows = seen_entries(rows, campaign, reader=reader, on=on, untold_alone=True)
        return rows
    table = getattr(model, "instance_type", model)
    if not _is_of_untold(table):
        return rows
    hers = Q(pk__in=[])
    for campaign in campaigns:
        there = table._base_manager.filter(**{campaign_of(table): campaign})
        hers |= Q(id__in=seen(there, reading_of(reader, campaign.slug, on=on)).order_by().values("pk"))
    return rows.filter(hers)


def _is_of_untold(model: Any) -> bool:
    above = [model._meta.get_field(name).related_model for name in belonging.part_of(model)]
    return bool(getattr(model, "UNTOLD", False)) or any(map(_is_of_untold, above))
