from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from accede.kit import offers
from accede.kit.models import SearchEntry
from accede.kit.search import stores
from accede.kit.search.analyser import readings

# The same thing may be found in six languages and is shown once.
VERSIONS = 6


@dataclass(frozen=True)
class Hit:
    room: str
    key: str
    url: str
    title: str
    excerpt: str
    campaign: str
    language: str
    day: date | None


def find(
    query: str, *, reader: Any, on: date, language: str = "en", campaign: str | None = None, limit: int = 50
) -> list[Hit]:
    """What the reader may read on that day and holds every word of the query, best first.

    A thing found in several languages is shown once, in the reader's language if it has it. Two database
    queries, besides those that tell the reader's rights.
    """
    meant = readings(query, language)
    if not meant:
        return []
    rights = offers.ask("readable", on=on, reader=reader)
    cut, params = _sql(rights)
    if campaign is not None:
        cut, params = f"({cut}) AND entry.campaign = %s", [*params, campaign]
    numbers = stores.matching(meant, cut, params, limit * VERSIONS)
    found = SearchEntry.objects.in_bulk(numbers)
    things: dict[tuple[str, str, str], SearchEntry] = {}
    for number in numbers:
        if number in found:
            things.setdefault(_thing(found[number]), found[number])
    shown = list(things.values())[:limit]
    return [_hit(entry) for entry in _in_language(shown, language.partition("-")[0], rights)]


def _sql(rights: Sequence[offers.Readable]) -> tuple[str, list[str]]:
    """A condition on `entry` in SQL, and its parameters: public, or a right that the reader holds there."""
    terms, params = ["entry.\"right\" = ''"], []
    for each in rights:
        if each.campaign:
            terms.append('(entry."right" = %s AND entry.campaign = %s)')
            params += [each.right, each.campaign]
        else:
            terms.append('entry."right" = %s')
            params.append(each.right)
    return " OR ".join(terms), params


def _condition(rights: Sequence[offers.Readable]) -> Q:
    """The same condition for the ORM."""
    held = [Q(right=each.right, campaign=each.campaign) if each.campaign else Q(right=each.right) for each in rights]
    return reduce(or_, held, Q(right=""))


def _in_language(entries: list[SearchEntry], language: str, rights: Sequence[offers.Readable]) -> list[SearchEntry]:
    others = [entry for entry in entries if entry.language.partition("-")[0] != language]
    if not others:
        return entries
    same = reduce(or_, (Q(room=entry.room, campaign=entry.campaign, key=entry.key) for entry in others))
    wanted = SearchEntry.objects.filter(same, _condition(rights), language__startswith=language)
    known = {_thing(entry): entry for entry in wanted}
    return [known.get(_thing(entry), entry) for entry in entries]


def _thing(entry: SearchEntry) -> tuple[str, str, str]:
    return entry.room, entry.campaign, entry.key


def _hit(entry: SearchEntry) -> Hit:
    return Hit(
        room=entry.room,
        key=entry.key,
        url=entry.url,
        title=entry.title,
        excerpt=entry.excerpt,
        campaign=entry.campaign,
        language=entry.language,
        day=entry.day,
    )
