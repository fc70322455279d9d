"""Officials whom members meet again, as a reader may see them; those that were entered twice stand for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, keeps, reading_of, shown
from accede.governments.models import Contact, ContactPerson, Mission, Official
from accede.governments.queries.contacts import NOTHING, has_tag, log
from accede.governments.rules import rows_seen
from accede.record.models import State


def officials_of(campaign: Campaign, state: State, *, reader: Any, on: date, tag: str = "") -> list[Official]:
    """The officials of a State that the reader may see, by name, each once. Two queries (one for a Reading)."""
    rows = _seen(campaign, reader=reader, on=on).filter(state=state, merged_into=None)
    found = rows.filter(has_tag(tag)) if tag else rows
    return sorted(found.select_related("owner", "mission", "state", "campaign"), key=lambda row: row.name.casefold())


def _seen(campaign: Campaign, *, reader: Any, on: date) -> QuerySet[Official, Official]:
    return rows_seen(Official.objects.all(), campaign, reader=reader, on=on)


def all_officials() -> QuerySet[Official, Official]:
    """Every row, for fetching one together with the right to it."""
    return Official.objects.select_related("owner", "mission", "merged_into")


def one_of(official: Official) -> set[int]:
    """The rows that stand for this person: hers, and those that went up in it. One query."""
    rows = Official.objects.filter(campaign=official.campaign, state=official.state).exclude(merged_into=None)
    above = dict(rows.values_list("pk", "merged_into_id"))
    return {official.pk} | {pk for pk in above if _last(pk, above) == official.pk}


def _last(pk: int, above: Mapping[int, int | None]) -> int:
    gone: set[int] = set()
    while (upper := above.get(pk)) is not None and pk not in gone:
        gone.add(pk)
        pk = upper
    return pk


def contacts_with(official: Official, *, reader: Any, as_of: date, on: date) -> list[Contact]:
    """Where this person was met, as far as the reader may see it, newest first. Four queries."""
    people = ContactPerson.objects.filter(official__in=one_of(official)).values("contact")
    return list(log(official.campaign, reader=reader, as_of=as_of, on=on, only=NOTHING).filter(pk__in=people))


def merged_with(official: Official, *, reading: Reading) -> list[Official]:
    """Rows that went up in this one and that the reader may see. One query."""
    rows = rows_seen(Official.objects.filter(merged_into=official), official.campaign, reader=reading, on=date.min)
    return list(rows.select_related("owner").order_by("-merged_date", "name"))


def others_to_merge(official: Official, *, reader: Any, on: date) -> list[Official]:
    """Other officials of the State that the reader's people keep: those that could be the same person. Two queries."""
    reading = reading_of(reader, official.campaign.slug, on=on)
    rows = officials_of(official.campaign, official.state, reader=reading, on=on)
    return [row for row in rows if row.pk != official.pk and keeps(row, reading)]


def shown_people(people: Iterable[ContactPerson], *, reading: Reading) -> list[ContactPerson]:
    """People at a contact, each with the official it stands for where the reader may see that one. Queries for what is
    not loaded.
    """
    rows = shown(people, reading)
    for row in rows:
        seen: set[int] = set()
        while row.official is not None and row.official.merged_into is not None and row.official.pk not in seen:
            seen.add(row.official.pk)
            row.official = row.official.merged_into
    return shown(rows, reading)


def missions_to_choose(campaign: Campaign, state: State) -> QuerySet[Mission, Mission]:
    """The missions of a State, for a form."""
    return Mission.objects.filter(campaign=campaign, state=state).order_by("seat", "key")
