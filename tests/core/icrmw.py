"""The Migrant Workers Convention as these tests use it: its clauses, and its acts as public facts."""

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from accede.core.acts import Act, Kind
from accede.core.clauses import TreatyRules
from accede.core.dates import Moment

HERE = Path(__file__).parent

CLAUSES: dict[str, Any] = {
    "article": "87(1)",
    "count": 20,
    "delay": "first_after_months:3",
    "needs_signature": True,
    "official_entry": "2003-07-01",
    "withdrawal": {"article": "89", "notice": "first_after_months:12", "not_before": "months:60"},
    "provisions": [{"article": "76", "count": 10}, {"article": "77", "count": 10}],
    "reports": {"article": "73", "first": "months:12", "every": "months:60"},
    "committee": {"article": "72", "sizes": [{"size": 10}, {"size": 14, "parties": 41}]},
    "reservations": {"barred_by": ["88", "91(2)"], "opt_outs": ["92(2)"]},
}
RULES = TreatyRules.from_data(CLAUSES)


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def all_acts() -> tuple[Act, ...]:
    return tuple(
        Act(number, "icrmw", row["state"], Kind(row["kind"]), Moment.parse(row["deposited"]))
        for number, row in enumerate(rows("icrmw_acts.csv"), 1)
    )


def act_of(state: str, kind: str) -> Act:
    return next(act for act in all_acts() if act.state == state and act.kind == kind)


_made = 0


def act(state: str, kind: str, deposited: str, **more: Any) -> Act:
    """One act of a made treaty, with an id of its own."""
    global _made
    _made += 1
    return Act(more.pop("id", f"act-{_made}"), "made", state, Kind(kind), Moment.parse(deposited), **more)


def day(text: str) -> date:
    return date.fromisoformat(text)
