"""The answer to "what if" as data."""

from __future__ import annotations

from typing import Any

from accede.record.queries.supposing import WhatIf


def what_if_data(found: WhatIf) -> dict[str, Any]:
    """The answer as data; `hypothetical` stands at the head and beside every State."""
    return {
        "hypothetical": True,
        "treaty": found.treaty.slug,
        "sentence": found.sentence,
        "entry_into_force": {
            "on_record": found.before.isoformat() if found.before else None,
            "supposed": found.after.isoformat() if found.after else None,
            "clause_on_record": found.known,
        },
        "states": [
            {
                "state": row.code,
                "name": row.name,
                "hypothetical": True,
                "class_before": str(row.before),
                "bound_already": row.already,
                "kind": row.kind,
                "in_force": row.day.isoformat() if row.day else None,
                "sentence": row.sentence,
                "against": list(row.against),
                "steps": [step.as_data() for step in row.steps],
            }
            for row in found.rows
        ],
        "counts": [
            {
                "as_of": one.day.isoformat(),
                "count": one.code,
                "definition": one.definition,
                "on_record": one.without,
                "supposed": one.supposed,
            }
            for one in found.counts
        ],
        "also": list(found.lines),
        "steps": [step.as_data() for step in found.steps],
    }
