"""Works f (standing of every State under every treaty on a day) and h (the world map as SVG).

Each side runs in a fresh process of its own, so that its memory is its own.
"""

from __future__ import annotations

import csv
import json
import random
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from accede.core.acts import Act, Kind
from accede.core.dates import Moment
from bench import venvs
from bench.measure import QUICK, Worker, in_turn, line, peer

FIRST, SPAN, STATES = date(1950, 1, 1), 25_000, 400
PEERS = ("pandas", "duckdb", "polars", "sqlite")
ROUNDS = 5 if QUICK else 21


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


@contextmanager
def sheet(acts: dict[str, list[Act]]) -> Iterator[tuple[Path, int]]:
    """The acts as a CSV file, the day as an ordinal."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "acts.csv"
        rows = [(a.treaty, a.state, a.deposited.day.toordinal(), int(a.binds)) for own in acts.values() for a in own]
        with file.open("w", newline="") as opened:
            csv.writer(opened).writerows([("treaty", "state", "day", "bound"), *rows])
        yield file, len(rows)


def version(name: str) -> str:
    return sqlite3.sqlite_version if name == "sqlite" else venvs.version("data", name)


def work_f(treaties: int, work: str) -> list[dict[str, Any]]:
    """At one size, beside each peer in turn."""
    found, chance = [], random.Random(1990)
    days = [FIRST.toordinal() + chance.randrange(SPAN) for _ in range(ROUNDS + 1)]
    ours = Worker(sys.executable, "-m", "bench.own_worker", "f", str(treaties))
    with sheet(made_acts(treaties, STATES)) as (file, size):
        for name in PEERS:
            theirs = peer(venvs.python("data"), name, file)
            times = in_turn(theirs, ours, days)
            theirs.close()
            note = (
                f"{size:,} acts; our table built once in {ours.built:.2f} s; one process each, at most "
                f"{theirs.memory} and {ours.memory} MiB"
            )
            found.append(line(work, name, version(name), "ms", times, note, size))
    ours.close()
    return found


def work_h() -> list[dict[str, Any]]:
    """The map with its States in four classes, other classes each time. It does not grow with the acts."""
    from accede.kit.drawing.world import shapes

    units = shapes()["units"]
    ours = Worker(sys.executable, "-m", "bench.own_worker", "h")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rings.json"
        file.write_text(json.dumps({code: rings(unit["d"]) for code, unit in units.items() if unit["d"]}))
        theirs = peer(venvs.python("data"), "matplotlib", file)
        times = in_turn(theirs, ours, range(ROUNDS + 1))
        theirs.close()
    ours.close()
    note = f"{len(units)} shapes, the same; one process each, at most {theirs.memory} and {ours.memory} MiB"
    return [line("h", "matplotlib", version("matplotlib"), "ms", times, note, len(units))]


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
