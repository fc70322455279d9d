"""Where a run stands, for the command line: released, sent, delivered, by class; upper rooms add who came."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from accede.kit import offers
from accede.mailings.models import Run
from accede.mailings.queries.delivery import is_delivered
from accede.mailings.queries.delivery_page import DELIVERED, KINDS, definitions, followed
from accede.mailings.queries.runs import standing_of


def run_status(run: Run, *, reader: Any, on: date) -> dict[str, Any]:
    """Plain values: the stage, how many letters are delivered, all by outcome, both by class of State, each figure with
    its definition; under "funnel" what the rooms offer as kind "run_funnel", subject = (campaign's slug, run's key).
    """
    found = followed(run)
    by_class: dict[str, Counter[str]] = {}
    for row in found.rows:
        counts = by_class.setdefault(row.letter.state_class or "other", Counter())
        counts.update([row.fate.kind, *([DELIVERED] if is_delivered(row.fate) else [])])
    return {
        "run": run.key,
        "campaign": run.campaign.slug,
        "day": on.isoformat(),
        "stage": standing_of(run).stage,
        "letters": found.total,
        DELIVERED: found.delivered,
        "delivery": {kind: found.counts.get(kind, 0) for kind in KINDS},
        "by_class": {
            name: {kind: counts[kind] for kind in (DELIVERED, *KINDS)} for name, counts in sorted(by_class.items())
        },
        "definitions": definitions(),
        "funnel": offers.ask("run_funnel", subject=(run.campaign.slug, run.key), on=on, reader=reader),
    }
