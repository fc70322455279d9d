"""The answers of the data addresses (/data/v1/…) as plain values ready for JSON, in the active language.

Every answer says where its facts come from, up to which day the record goes, under which licence it may be taken and
how it is cited. Names of fields never change inside v1; new ones may join.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import orjson
from django.urls import reverse
from django.utils.text import capfirst

from accede.core.dates import Moment
from accede.core.figures import Figure
from accede.public.queries.citing import absolute
from accede.public.queries.heads import about, force, head, head_of_all, iso, links_of, text_or_none
from accede.record import queries as record

# The first day that has a day before it; no treaty is as old.
FIRST = date.min + date.resolution
COUNTS = ("bound", "parties", "coming", "signed_only", "signatories", "withdrawn", "no_action", "un_members")


def treaties(*, as_of: date, language: str) -> dict[str, Any]:
    """Every treaty on record with its counts on the day, by short name in addresses."""
    record.snapshot().load_acts()
    found = record.snapshot().treaties
    return {
        **head_of_all(as_of, language, reverse("public:v1_treaties")),
        "definitions": {key: record.definition(key) for key in ("bound", "parties", "signed_only")},
        "treaties": [_treaty(found[slug], as_of, language) for slug in sorted(found)],
    }


def _treaty(treaty: Any, as_of: date, language: str) -> dict[str, Any]:
    figures = record.figures(treaty, as_of=as_of)
    return {
        **about(treaty, language),
        "adopted": iso(treaty.adopted_date),
        "entry_into_force": force(treaty, as_of),
        "counts": {key: figures[key].number for key in ("bound", "parties", "signed_only")},
        "source": record.shipped_words(treaty.source),
        "record_as_of": iso(treaty.as_of),
        "links": links_of(treaty.slug, as_of, language),
    }


def status(treaty: Any, *, as_of: date, language: str) -> dict[str, Any]:
    """The status of a treaty on a day: counts with their definitions, entry into force, every State. What is the same
    on all days of a stretch is kept as JSON.
    """

    def kept(what: str, make: Callable[[], Any]) -> orjson.Fragment:
        def written() -> orjson.Fragment:
            return orjson.Fragment(orjson.dumps(make()))

        found: orjson.Fragment = record.kept(f"v1 {what}", treaty, as_of=as_of, language=language, make=written)
        return found

    return {
        **head(treaty, as_of, language, reverse("public:v1_status", args=[treaty.slug])),
        "as_of": as_of.isoformat(),
        "counts": kept("counts", lambda: _counts(record.figures(treaty, as_of=as_of))),
        "entry_into_force": force(treaty, as_of),
        "provisions": kept("provisions", lambda: [each.as_data() for each in _provisions(treaty, as_of, language)]),
        "statements": record.declared_counts(treaty, as_of=as_of),
        "states": kept("rows", lambda: [row_of(row) for row in record.rows(treaty, as_of=as_of, language=language)]),
    }


def _counts(figures: dict[str, Figure]) -> dict[str, Any]:
    return {
        key: {
            "number": figures[key].number,
            "definition": record.definition(figures[key]),
            "states": list(figures[key].rows) if key != "un_members" else [],
        }
        for key in COUNTS
    }


def _provisions(treaty: Any, as_of: date, language: str) -> list[record.Provision]:
    return record.provisions(treaty, as_of=as_of, language=language)


def row_of(row: Any) -> dict[str, Any]:
    """A State as the status has it."""
    return {
        "code": row.code,
        "iso3": row.iso3 or None,
        "name": row.name,
        "class": str(row.state_class),
        "since": text_or_none(row.since),
        "signed": text_or_none(row.signed),
        "deposited": text_or_none(row.deposited),
        "kind": str(row.kind) if row.kind else None,
        "in_force": iso(row.in_force),
        "uncertain": row.uncertain,
        "un_member": row.un_member,
    }


def acts(treaty: Any, *, as_of: date, language: str, history: bool) -> dict[str, Any]:
    """Every act of a treaty that stands; with `history` also the rows that were corrected or struck out."""
    called = record.names(on=as_of, language=language)
    rows = record.register(treaty=treaty, history=history)
    return {
        **head(treaty, as_of, language, reverse("public:v1_acts", args=[treaty.slug])),
        "acts": [act(row, called) for row in rows],
    }


def act(row: record.Entry, called: dict[str, str]) -> dict[str, Any]:
    """One row of the register; dates known less well than to the day keep their precision."""
    return {
        "treaty": row.treaty,
        "key": row.key,
        "state": row.state,
        "name": called.get(row.state, row.state),
        "kind": row.kind,
        "kind_words": capfirst(record.kind_word(row.kind)),
        "deposited": moment(row.deposited),
        "effective": iso(row.effective),
        "learned": row.learned.isoformat(),
        "article": row.article or None,
        "about": row.about or None,
        "counted": row.counted,
        "withdrawn": iso(row.withdrawn),
        "confidence": row.confidence or None,
        "source": record.shipped_words(row.source),
        "verified": row.verified,
        "row": row.state_of_row,
        "replaces": row.replaces or None,
        "replaced_by": row.replaced_by or None,
        "page": absolute(reverse("public:act", args=[record.our_language(), row.treaty, row.key])),
    }


def moment(value: Moment) -> dict[str, Any]:
    """A date as well as it is known: as text, its precision, and the first and last day that it can be."""
    return {
        "text": str(value) or None,
        "precision": str(value.precision),
        "earliest": iso(value.earliest),
        "latest": iso(value.latest),
    }


def states(*, as_of: date, language: str) -> dict[str, Any]:
    """States, organisations and territories that existed on the day, by code."""
    called = record.names(on=as_of, language=language)
    members = record.un_members(on=as_of)
    return {
        **head_of_all(as_of, language, reverse("public:v1_states")),
        "states": [_state(found, called, members) for found in record.states(on=as_of)],
    }


def _state(found: Any, called: dict[str, str], members: frozenset[str]) -> dict[str, Any]:
    return {
        "code": found.code,
        "iso2": found.iso2 or None,
        "iso3": found.iso3 or None,
        "m49": found.m49 or None,
        "kind": found.kind,
        "name": called.get(found.code, found.code),
        "un_member": found.code in members,
        "link": absolute(reverse("public:v1_state", args=[found.code.lower()])),
    }


def state(code: str, *, as_of: date, language: str) -> dict[str, Any]:
    """One State under every treaty that was adopted by the day, with its acts up to the day."""
    called = record.names(on=as_of, language=language)
    record.snapshot().load_acts()
    mine: dict[str, list[dict[str, Any]]] = {}
    for row in record.register(state=code):
        if (row.deposited.earliest or date.min) <= as_of:
            mine.setdefault(row.treaty, []).append(act(row, called))
    found = record.snapshot().treaties
    return {
        **head_of_all(as_of, language, reverse("public:v1_state", args=[code.lower()])),
        "state": _state(record.state(code), called, record.un_members(on=as_of)),
        "treaties": [
            _place(treaty, code, as_of, language, mine.get(slug, []))
            for slug, treaty in sorted(found.items())
            if not treaty.adopted_date or treaty.adopted_date <= as_of
        ],
    }


def _place(treaty: Any, code: str, as_of: date, language: str, mine: list[dict[str, Any]]) -> dict[str, Any]:
    one = record.standing(treaty, as_of=as_of).get(code)
    return {
        "treaty": treaty.slug,
        "short_title": record.short_title_of(treaty, language=language),
        "class": str(one.state_class) if one else "none",
        "since": text_or_none(one.since) if one else None,
        "source": record.shipped_words(treaty.source),
        "record_as_of": iso(treaty.as_of),
        "acts": mine,
    }


def changes(chosen: list[Any], *, start: date, end: date, language: str) -> dict[str, Any]:
    """What moved between two days, both included: counts the day before and on the last day, and the acts deposited
    between them. A treaty in which nothing moved is left out.
    """
    if len(chosen) > 1:
        record.snapshot().load_acts()
    called = record.names(on=end, language=language)
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in record.register(treaty=chosen[0] if len(chosen) == 1 else None):
        if (row.deposited.earliest or date.min) <= end and (row.deposited.latest or date.max) >= start:
            rows.setdefault(row.treaty, []).append(act(row, called))
    return {
        **head_of_all(end, language, reverse("public:v1_changes")),
        "from": start.isoformat(),
        "to": end.isoformat(),
        "definitions": {key: record.definition(key) for key in ("bound", "parties", "signed_only", "withdrawn")},
        "treaties": [_moved(found, start, end, rows.get(found.slug, [])) for found in chosen if rows.get(found.slug)],
    }


def _moved(treaty: Any, start: date, end: date, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "treaty": treaty.slug,
        "counts": {
            word: {
                key: record.figures(treaty, as_of=day)[key].number
                for key in ("bound", "parties", "signed_only", "withdrawn")
            }
            for word, day in (("before", max(start, FIRST) - date.resolution), ("after", end))
        },
        "acts": rows,
    }


def timeline(treaty: Any, *, as_of: date, language: str) -> dict[str, Any]:
    """The two lines of the chart: the number of States bound, and of those that signed only, from each day on."""
    line = record.timeline(treaty, until=as_of, language=language)
    return {
        **head(treaty, as_of, language, reverse("public:v1_timeline", args=[treaty.slug])),
        "definitions": {key: record.definition(key) for key in ("bound", "signed_only")},
        "bound": [{"from": day.isoformat(), "number": number} for day, number in line.bound],
        "signed_only": [{"from": day.isoformat(), "number": number} for day, number in line.signed],
    }
