"""Run the works and print a line for each."""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from accede.core.acts import Act, Kind
from accede.core.clauses import TreatyRules
from accede.core.dates import Moment
from accede.core.standing import standings
from accede.core.table import StandingTable

STATES, TREATIES, FIRST = 400, 150, date(1950, 1, 1)
RULES = TreatyRules.from_data({"count": 20, "delay": "days:30"})
QUERY = """
select treaty, state, bound from (
  select treaty, state, max(bound) over (partition by treaty, state) as bound,
         row_number() over (partition by treaty, state order by day desc) as newest
  from acts where day <= ?) where newest = 1
"""


def made_acts() -> dict[str, list[Act]]:
    """Two acts a State and treaty, a third of them missing: about 60,000 by chance, the same every time."""
    chance, found = random.Random(2003), {}
    for number in range(TREATIES):
        slug = f"t{number:03d}"
        found[slug] = acts = []
        for state in range(STATES):
            signed = FIRST + timedelta(days=chance.randrange(25_000))
            if chance.random() < 0.6:
                acts.append(Act(f"{slug}-s{state}", slug, f"S{state:03d}", Kind.SIGNATURE, Moment.on(signed)))
            if chance.random() < 0.4:
                later = Moment.on(signed + timedelta(days=chance.randrange(3_000)))
                acts.append(Act(f"{slug}-r{state}", slug, f"S{state:03d}", Kind.RATIFICATION, later))
    return found


def compare(work: str, peer: str, theirs: Callable[[date], object], ours: Callable[[date], object], n: int) -> None:
    """Run both in turn on the same days and print medians in milliseconds, spreads and the ratio."""
    chance = random.Random(1990)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(n):
        day = FIRST + timedelta(days=chance.randrange(25_000))
        for call, kept in ((theirs, times[0]), (ours, times[1])):
            start = time.perf_counter()
            call(day)
            kept.append((time.perf_counter() - start) * 1000)
    medians = [statistics.median(kept) for kept in times]
    spread = " ".join(f"[{min(kept):.3f}–{max(kept):.3f}]" for kept in times)
    both = f"{medians[0]:9.3f} ms  ours {medians[1]:8.4f} ms  ratio {medians[0] / medians[1]:8.1f}"
    print(f"{work:<8} {peer:<28} {both}  {spread}")


def main() -> None:
    acts = made_acts()
    table = StandingTable.build({slug: (RULES, rows) for slug, rows in acts.items()})
    sheet = sqlite3.connect(":memory:")
    sheet.execute("create table acts (treaty text, state text, day text, bound integer)")
    rows = [(a.treaty, a.state, str(a.deposited), int(a.binds)) for found in acts.values() for a in found]
    sheet.executemany("insert into acts values (?, ?, ?, ?)", rows)
    sheet.execute("create index by_state on acts (treaty, state, day)")
    print(f"{len(rows)} acts, {STATES} States, {TREATIES} treaties; medians of 15 runs in turn, one process")
    peer = f"SQLite {sqlite3.sqlite_version} window"
    compare("f", peer, lambda day: sheet.execute(QUERY, (str(day),)).fetchall(), table.on, 15)
    plain = dict(list(acts.items())[:15])
    small = StandingTable.build({slug: (RULES, found) for slug, found in plain.items()})
    compare(
        "f-plain", "core.standing, 15 treaties",
        lambda day: [standings(found, RULES, as_of=day) for found in plain.values()], small.on, 15,
    )  # fmt: skip


if __name__ == "__main__":
    main()
