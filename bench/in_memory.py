"""Works f (standing of every State under every treaty on a day) and h (the world map as SVG)."""

from __future__ import annotations

import csv
import json
import random
import re
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from accede.core.acts import Act, Kind
from accede.core.clauses import TreatyRules
from accede.core.dates import Moment
from accede.core.table import StandingTable
from bench import venvs
from bench.measure import QUICK, Call, Peer, in_turn, line

FIRST, SPAN = date(1950, 1, 1), 25_000
RULES = TreatyRules.from_data({"count": 20, "delay": "days:30"})
WINDOW = """
select treaty, state, bound from (
  select treaty, state, max(bound) over (partition by treaty, state) as bound,
         row_number() over (partition by treaty, state order by day desc) as newest
  from acts where day <= ?) where newest = 1
"""
PEERS = ("pandas", "duckdb", "polars")
ROUNDS = 5 if QUICK else 21
RUNS_OF_OURS = 5  # a microsecond needs repeating to be told


def made_acts(treaties: int, states: int) -> dict[str, list[Act]]:
    """About one act a State and treaty, by chance, the same every time."""
    chance, found = random.Random(2003), {}
    for number in range(treaties):
        slug = f"bench-{number:03d}"
        found[slug] = acts = []
        for state in range(states):
            signed = FIRST + timedelta(days=chance.randrange(SPAN))
            if chance.random() < 0.6:
                acts.append(Act(f"{slug}-s{state}", slug, f"S{state:03d}", Kind.SIGNATURE, Moment.on(signed)))
            if chance.random() < 0.4:
                later = Moment.on(signed + timedelta(days=chance.randrange(3_000)))
                acts.append(Act(f"{slug}-r{state}", slug, f"S{state:03d}", Kind.RATIFICATION, later))
    return found


def timed(call: Callable[[Any], object], argument: Callable[[int], Any], times: int = 1) -> Call:
    """The call as milliseconds, the mean of `times` in a row."""

    def measured(number: int) -> float:
        value = argument(number)
        start = time.perf_counter()
        for _ in range(times):
            call(value)
        return (time.perf_counter() - start) * 1000 / times

    return measured


def day_of(number: int) -> date:
    return date.fromordinal(number)


@contextmanager
def sheet(acts: dict[str, list[Act]]) -> Iterator[tuple[Path, int]]:
    """The acts as a CSV file, the day as an ordinal."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "acts.csv"
        rows = [(a.treaty, a.state, a.deposited.day.toordinal(), int(a.binds)) for own in acts.values() for a in own]
        with file.open("w", newline="") as opened:
            csv.writer(opened).writerows([("treaty", "state", "day", "bound"), *rows])
        yield file, len(rows)


def work_f(treaties: int, name: str) -> list[dict[str, Any]]:
    """At one size, beside each peer in turn."""
    acts, found = made_acts(treaties, 400), []
    start = time.perf_counter()
    table = StandingTable.build({slug: (RULES, rows) for slug, rows in acts.items()})
    built = time.perf_counter() - start
    ours = timed(table.on, day_of, RUNS_OF_OURS)
    chance = random.Random(1990)
    days = [FIRST.toordinal() + chance.randrange(SPAN) for _ in range(ROUNDS)]
    with sheet(acts) as (file, size):
        for peer in PEERS:
            worker = Peer(venvs.python("data"), peer, file)
            times = in_turn(worker, ours, days)
            worker.close()
            note = f"{size:,} acts; table built once in {built:.2f} s; memory {worker.memory} and {_memory()} MiB"
            found.append(line(name, peer, venvs.version("data", peer), "ms", times, note, ROUNDS))
        base = sqlite3.connect(":memory:")
        base.execute("create table acts (treaty text, state text, day integer, bound integer)")
        with file.open() as opened:
            base.executemany("insert into acts values (?, ?, ?, ?)", list(csv.reader(opened))[1:])
        base.execute("create index by_state on acts (treaty, state, day)")
        theirs = timed(lambda day: base.execute(WINDOW, (day,)).fetchall(), lambda number: number)
        times = in_turn(theirs, ours, days[: max(ROUNDS // 3, 3)])
        found.append(
            line(name, "sqlite", sqlite3.sqlite_version, "ms", times, f"{size:,} acts; a window", len(times[0]))
        )
    return found


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def work_h() -> list[dict[str, Any]]:
    """The map with 200 States in four classes, other classes each time."""
    from accede.kit.drawing import world_map
    from accede.kit.drawing.world import shapes

    codes = sorted(shapes()["units"])
    names = {code: f"State {code}" for code in codes}

    def classes(number: int) -> dict[str, str]:
        return {code: "pncs"[(number + at) % 4] for at, code in enumerate(codes)}

    def draw(found: dict[str, str]) -> str:
        return world_map(found, language="en", day=date(2004, 1, 30), names=names)

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rings.json"
        file.write_text(json.dumps({code: rings(unit["d"]) for code, unit in shapes()["units"].items() if unit["d"]}))
        worker = Peer(venvs.python("data"), "matplotlib", file)
        times = in_turn(worker, timed(draw, classes, RUNS_OF_OURS), range(ROUNDS))
        worker.close()
    note = f"{len(codes)} shapes, the same; memory {worker.memory} and {_memory()} MiB"
    return [line("h", "matplotlib", venvs.version("data", "matplotlib"), "ms", times, note, ROUNDS)]


def rings(path: str) -> list[list[tuple[float, float]]]:
    """The corners of a path of ours, which knows M, l and z."""
    found: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for command, numbers in re.findall(r"([Mlz])([^A-Za-z]*)", path):
        values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
        if command == "z":
            x, y = found[-1][0]
            continue
        if command == "M":
            found.append([])
        for at in range(0, len(values), 2):
            dx, dy = (
                (values[at], 0.0) if command in "Hh" else (0.0, values[at]) if command in "Vv" else values[at : at + 2]
            )
            x, y = (x + dx, y + dy) if command.islower() else (dx, dy)
            found[-1].append((x, y))
    return [ring for ring in found if len(ring) > 2]
