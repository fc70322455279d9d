"""Accede's side of the works f and h, in a process of its own: a number a line, the milliseconds and its memory back.

python -m bench.own_worker f TREATIES        python -m bench.own_worker h
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

RUNS = 5  # a microsecond needs repeating to be told


def standing(treaties: int) -> Callable[[int], object]:
    """The class of every State under every treaty on a day, from a table that is built once."""
    from accede.core.clauses import TreatyRules
    from accede.core.table import StandingTable
    from bench.in_memory import STATES, made_acts

    rules = TreatyRules.from_data({"count": 20, "delay": "days:30"})
    table = StandingTable.build({slug: (rules, rows) for slug, rows in made_acts(treaties, STATES).items()})
    return lambda number: table.on(date.fromordinal(number))


def drawing() -> Callable[[int], object]:
    """The map with its States in four classes, other classes each time."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.config.settings")
    django.setup()
    from accede.kit.drawing import world_map
    from accede.kit.drawing.world import shapes

    codes = sorted(shapes()["units"])
    names = {code: f"State {code}" for code in codes}

    def draw(number: int) -> str:
        found = {code: "pncs"[(number + at) % 4] for at, code in enumerate(codes)}
        return world_map(found, language="en", day=date(2004, 1, 30), names=names)

    return draw


def main(work: str, size: str) -> None:
    start = time.perf_counter()
    call = standing(int(size)) if work == "f" else drawing()
    print("ready", time.perf_counter() - start, flush=True)
    for line in sys.stdin:
        number = int(line)
        start = time.perf_counter()
        for _ in range(RUNS):
            call(number)
        took = (time.perf_counter() - start) * 1000 / RUNS
        peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
        assert peak is not None
        print(took, peak[1], flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "0")
