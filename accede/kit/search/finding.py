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
    sights = offers.ask("sight", on=on, reader=reader)
    cut, params = _sql(rights, sights)
    if campaign is not None:
        cut, params = f"({cut}) AND entry.campaign = %s", [*params, campaign]
    numbers = stores.matching(meant, cut, params, limit * VERSIONS)
    found = SearchEntry.objects.in_bulk(numbers)
    things: dict[tuple[str, str, str], SearchEntry] = {}
    for number in numbers:
        if number in found:
            things.setdefault(_thing(found[number]), found[number])
    shown = list(things.values())[:limit]
    return [_hit(entry) for entry in _in_language(shown, language.partition("-")[0], _condition(rights, sights))]


def _sql(rights: Sequence[offers.Readable], sights: Sequence[offers.Sight]) -> tuple[str, list[str]]:
    """A condition on `entry` in SQL, and its parameters: public, or a right that the reader holds there; and shared
    with all who hold it, or by a mark of hers.
    """
    terms, params = ["entry.\"right\" = ''"], []
    for each in rights:
        if each.campaign:
            terms.append('(entry."right" = %s AND entry.campaign = %s)')
            params += [each.right, each.campaign]
        else:
            terms.append('entry."right" = %s')
            params.append(each.right)
    shared = ["entry.seen_by IS NULL"]
    for sight in sights:
        term = "entry.seen_by LIKE %s ESCAPE '!'"
        shared.append(f"(entry.campaign = %s AND {term})" if sight.campaign else term)
        # An underline in a key is no sign that stands for any other.
        params += [*([sight.campaign] if sight.campaign else []), f"% {sight.mark.replace('_', '!_')} %"]
    return f"({' OR '.join(terms)}) AND ({' OR '.join(shared)})", params


def _condition(rights: Sequence[offers.Readable], sights: Sequence[offers.Sight]) -> Q:
    """The same condition for the ORM."""
    held = [Q(right=each.right, **_in(each.campaign)) for each in rights]
    shared = [Q(seen_by__contains=f" {each.mark} ", **_in(each.campaign)) for each in sights]
    return reduce(or_, held, Q(right="")) & reduce(or_, shared, Q(seen_by=None))


def _in(campaign: str) -> dict[str, str]:
    return {"campaign": campaign} if campaign else {}


def _in_language(entries: list[SearchEntry], language: str, readable: Q) -> list[SearchEntry]:
    others = [entry for entry in entries if entry.language.partition("-")[0] != language]
    if not others:
        return entries
    same = reduce(or_, (Q(room=entry.room, campaign=entry.campaign, key=entry.key) for entry in others))
    wanted = SearchEntry.objects.filter(same, readable, language__startswith=language)
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
