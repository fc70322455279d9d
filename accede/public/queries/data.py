"""The answers of the data addresses (/data/v1/…) as plain values ready for JSON, in the active language.

Every answer says where its facts come from, up to which day the record goes, under which licence it may be taken and
how it is cited. Names of fields never change inside v1; new ones may join.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst

from accede.core.dates import Moment
from accede.public.queries.citing import absolute, citation, citation_of_all, licence
from accede.record import queries as record

COUNTS = ("bound", "parties", "coming", "signed_only", "signatories", "withdrawn", "no_action", "un_members")


def treaties(*, as_of: date, language: str) -> dict[str, Any]:
    """Every treaty on record with its counts on the day, by short name in addresses."""
    record.snapshot().load_acts()
    found = record.snapshot().treaties
    return {
        **_head_of_all(as_of, language, reverse("public:v1_treaties")),
        "definitions": {key: record.definition(key) for key in ("bound", "parties", "signed_only")},
        "treaties": [_treaty(found[slug], as_of, language) for slug in sorted(found)],
    }


def _treaty(treaty: Any, as_of: date, language: str) -> dict[str, Any]:
    figures = record.figures(treaty, as_of=as_of)
    return {
        **_about(treaty, language),
        "adopted": _iso(treaty.adopted_date),
        "entry_into_force": _force(treaty, as_of),
        "counts": {key: figures[key].number for key in ("bound", "parties", "signed_only")},
        "source": record.shipped_words(treaty.source),
        "record_as_of": _iso(treaty.as_of),
        "links": _links_of(treaty.slug, as_of, language),
    }


def status(treaty: Any, *, as_of: date, language: str) -> dict[str, Any]:
    """The status of a treaty on a day: counts with their definitions, entry into force, every State."""
    figures = record.figures(treaty, as_of=as_of)
    return {
        **_head(treaty, as_of, language, reverse("public:v1_status", args=[treaty.slug])),
        "as_of": as_of.isoformat(),
        "counts": {
            key: {
                "number": figures[key].number,
                "definition": record.definition(figures[key]),
                "states": list(figures[key].rows) if key != "un_members" else [],
            }
            for key in COUNTS
        },
        "entry_into_force": _force(treaty, as_of),
        "provisions": [one.as_data() for one in record.provisions(treaty, as_of=as_of, language=language)],
        "statements": record.declared_counts(treaty, as_of=as_of),
        "states": [_row(row) for row in record.rows(treaty, as_of=as_of, language=language)],
    }


def _row(row: Any) -> dict[str, Any]:
    return {
        "code": row.code,
        "iso3": row.iso3 or None,
        "name": row.name,
        "class": str(row.state_class),
        "since": _text(row.since),
        "signed": _text(row.signed),
        "deposited": _text(row.deposited),
        "kind": str(row.kind) if row.kind else None,
        "in_force": _iso(row.in_force),
        "uncertain": row.uncertain,
        "un_member": row.un_member,
    }


def acts(treaty: Any, *, as_of: date, language: str, history: bool) -> dict[str, Any]:
    """Every act of a treaty that stands; with `history` also the rows that were corrected or struck out."""
    called = record.names(on=as_of, language=language)
    rows = record.register(treaty=treaty, history=history)
    return {
        **_head(treaty, as_of, language, reverse("public:v1_acts", args=[treaty.slug])),
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
        "effective": _iso(row.effective),
        "learned": row.learned.isoformat(),
        "article": row.article or None,
        "about": row.about or None,
        "counted": row.counted,
        "withdrawn": _iso(row.withdrawn),
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
        "earliest": _iso(value.earliest),
        "latest": _iso(value.latest),
    }


def states(*, as_of: date, language: str) -> dict[str, Any]:
    """States, organisations and territories that existed on the day, by code."""
    called = record.names(on=as_of, language=language)
    members = record.un_members(on=as_of)
    return {
        **_head_of_all(as_of, language, reverse("public:v1_states")),
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
        **_head_of_all(as_of, language, reverse("public:v1_state", args=[code.lower()])),
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
        "since": _text(one.since) if one else None,
        "source": record.shipped_words(treaty.source),
        "record_as_of": _iso(treaty.as_of),
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
        **_head_of_all(end, language, reverse("public:v1_changes")),
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
            for word, day in (("before", start - date.resolution), ("after", end))
        },
        "acts": rows,
    }


def timeline(treaty: Any, *, as_of: date, language: str) -> dict[str, Any]:
    """The two lines of the chart: the number of States bound, and of those that signed only, from each day on."""
    line = record.timeline(treaty, until=as_of, language=language)
    return {
        **_head(treaty, as_of, language, reverse("public:v1_timeline", args=[treaty.slug])),
        "definitions": {key: record.definition(key) for key in ("bound", "signed_only")},
        "bound": [{"from": day.isoformat(), "number": number} for day, number in line.bound],
        "signed_only": [{"from": day.isoformat(), "number": number} for day, number in line.signed],
    }


# ------------------------------------------------------------------------------------------------ what all share
def _head(treaty: Any, as_of: date, language: str, path: str) -> dict[str, Any]:
    page = reverse("public:status_on", args=[language, treaty.slug, as_of])
    return {
        **_about(treaty, language),
        **_terms(as_of, language, path),
        "citation": citation(treaty, as_of=as_of, path=page, language=language),
        "source": record.shipped_words(treaty.source),
        "record_as_of": _iso(treaty.as_of),
        "warning": record.shipped_words(treaty.warning) or None,
        "links": {"self": absolute(path), **_links_of(treaty.slug, as_of, language)},
    }


def _head_of_all(as_of: date, language: str, path: str) -> dict[str, Any]:
    known = [treaty.as_of for treaty in record.snapshot().treaties.values() if treaty.as_of]
    return {
        **_terms(as_of, language, path),
        "citation": citation_of_all(as_of=as_of, path=path),
        "record_as_of": _iso(max(known, default=None)),
        "links": {"self": absolute(path)},
    }


def _terms(as_of: date, language: str, path: str) -> dict[str, Any]:
    chosen = licence()
    return {
        "as_of": as_of.isoformat(),
        "language": record.our_language(language),
        "licence": {"name": chosen.name, "url": chosen.url, "statement": chosen.words},
        "documentation": absolute(reverse("public:data", args=[language])),
    }


def _about(treaty: Any, language: str) -> dict[str, Any]:
    return {
        "treaty": treaty.slug,
        "number": treaty.number or None,
        "title": record.title_of(treaty, language=language),
        "short_title": record.short_title_of(treaty, language=language),
    }


def _links_of(slug: str, as_of: date, language: str) -> dict[str, str]:
    """Addresses of the same treaty in other forms."""
    return {
        "page": absolute(reverse("public:status_on", args=[language, slug, as_of])),
        "status": absolute(reverse("public:v1_status", args=[slug])),
        "status_csv": absolute(reverse("public:v1_status_csv", args=[slug])),
        "acts": absolute(reverse("public:v1_acts", args=[slug])),
        "acts_csv": absolute(reverse("public:v1_acts_csv", args=[slug])),
        "timeline": absolute(reverse("public:v1_timeline", args=[slug])),
        "feed": absolute(reverse("public:treaty_feed", args=[language, slug])),
        "calendar": absolute(reverse("public:treaty_calendar", args=[language, slug])),
        "map": absolute(reverse("public:picture", args=[language, slug, as_of, "map", "svg"])),
        "chart": absolute(reverse("public:picture", args=[language, slug, as_of, "chart", "svg"])),
    }


def _force(treaty: Any, as_of: date) -> dict[str, Any]:
    found = record.entry(treaty, as_of=as_of)
    return {"computed": _iso(found.computed), "official": _iso(found.official)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(value: object) -> str | None:
    return str(value) if value else None
