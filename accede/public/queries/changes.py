"""What the page of changes shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.record import queries as record

# Lines of one list: a page stays small, and says how many there are.
MOST = 120


def newest_day(treaty: Any, *, until: date) -> date:
    """The day of the newest deposit known by then, under the treaty or any; `until` when there is none."""
    slugs = [treaty.slug] if treaty else list(record.snapshot().treaties)
    days = [
        act.deposited.latest
        for slug in slugs
        for act in record.acts_of(slug)
        if act.deposited.latest and act.deposited.latest <= until
    ]
    return max(days, default=until)


def changes(treaty: Any, *, start: date, end: date, language: str) -> dict[str, Any]:
    """What happened, by kind, cut to so many lines each; the treaties with their numbers when all are asked."""
    found = record.changes([treaty.slug] if treaty else None, start=start, end=end, language=language)
    moved = [each for each in found.treaties if each.any]
    classes = [(each, row) for each in moved for row in each.classes]
    return {
        "groups": [
            {"code": code, "words": words, "rows": rows[:MOST], "number": len(rows)}
            for code, words, rows in record.by_kind(found.events)
        ],
        "entered": [each for each in moved if each.in_force],
        "treaties": [_numbers(each) for each in moved] if treaty is None else [],
        "classes": classes[:MOST],
        "classes_number": len(classes),
        "learned": found.learned[:MOST],
        "learned_number": found.learned_number,
        "most": MOST,
    }


def _numbers(each: record.TreatyChanges) -> tuple[record.TreatyChanges, list[int]]:
    return each, [len(each.of(kind)) for kind in ("signed", "bound", "in_force", "left", "statement")]
