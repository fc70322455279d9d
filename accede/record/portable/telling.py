"""Rows of the record as the folder holds them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accede.record.models import AcceptedDifference, Act, StateName, Treaty

ACTS = (
    "treaty", "key", "state", "kind", "deposited", "effective", "learned", "article", "about", "counted",
    "withdrawn", "note", "confidence", "source", "origin", "entered_by", "entered_at", "verified_by",
    "verified_at", "replaces", "reason",
)  # fmt: skip
# Facts of declarations, reservations and objections; a folder written before there were any lacks these columns.
STATEMENT_FACTS = ("made_upon", "notified", "kind_unstated", "opposes_entry")
STATES = ("code", "kind", "iso3", "name", "source")
VERIFIED = ("treaty", "key", "verified_by", "verified_at")
DIFFERENCES = ("treaty", "computed", "official", "reason", "accepted_by", "accepted_at")


def _at(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def treaty_told(treaty: Treaty) -> dict[str, Any]:
    now = {
        "slug": treaty.slug,
        "as_of": treaty.as_of,
        "source": treaty.source,
        "official_entry": treaty.official_entry_date,
        "official_entry_source": treaty.official_entry_source or None,
    }
    if not treaty.shipped:
        return now | {
            "number": treaty.number,
            "chapter": treaty.chapter,
            "adopted": treaty.adopted_date,
            "place": treaty.place,
            "warning": treaty.warning,
            "parent": treaty.parent.slug if treaty.parent else None,
            "titles": dict(sorted(treaty.titles.items())),
            "short_titles": dict(sorted(treaty.short_titles.items())),
            "clauses": treaty.rules,
            "clause_source": treaty.clause_source or None,
        }
    shipped = treaty.facts.get("shipped", {})
    official = shipped.get("clauses", {}).get("official_entry")
    before = {
        "as_of": shipped.get("as_of"),
        "source": shipped.get("source"),
        "official_entry": official,
        "official_entry_source": shipped.get("source") if official else None,
    }
    changed = {key: now[key] for key in before if str(now[key] or "") != str(before[key] or "")}
    if treaty.clause_source:
        changed |= {"clauses": treaty.rules, "clause_source": treaty.clause_source}
    return {"slug": treaty.slug} | changed if changed else {}


def states_told(acts: Iterable[Act]) -> list[dict[str, object]]:
    states = {act.state for act in acts if not act.state.shipped}
    names = dict(StateName.objects.filter(state__in=states, language="en").values_list("state_id", "name"))
    return [
        {"code": s.code, "kind": s.kind, "iso3": s.iso3, "name": names.get(s.pk, s.code), "source": s.source}
        for s in states
    ]


def act_told(act: Act) -> dict[str, object]:
    return {
        "treaty": act.treaty.slug,
        "key": act.key,
        "state": act.state.code,
        "kind": act.kind,
        "deposited": act.deposited,
        "effective": act.effective_date,
        "learned": act.learned_date,
        "article": act.article,
        "about": act.about,
        "counted": act.counted,
        "withdrawn": act.withdrawn_date,
        "note": act.note,
        "confidence": act.confidence,
        "source": act.source,
        "origin": act.origin,
        "entered_by": act.entered_by,
        "entered_at": _at(act.entered_at),
        "verified_by": act.verified_by,
        "verified_at": _at(act.verified_at),
        "replaces": act.replaces.key if act.replaces else "",
        "reason": act.reason,
        "made_upon": act.made_upon,
        "notified": act.notified_date,
        "kind_unstated": "" if act.kind_stated else "yes",
        "opposes_entry": act.opposes_entry,
    }


def verified_told(act: Act) -> dict[str, object]:
    told = act_told(act)
    return {column: told[column] for column in VERIFIED}


def difference_told(one: AcceptedDifference) -> dict[str, object]:
    return {
        "treaty": one.treaty.slug,
        "computed": one.computed_date,
        "official": one.official_date,
        "reason": one.reason,
        "accepted_by": one.accepted_by,
        "accepted_at": _at(one.accepted_at),
    }
