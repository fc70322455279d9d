"""Turn the output of `make test-long` into docs/long-proofs.md: the last line of pytest, and of each test its time."""

from __future__ import annotations

import platform
import re
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

HEAD = """# Long proofs

`make test-long` runs in full what `make test` runs as a seeded part each time: kill -9 of workers and mailers, the
in-memory table against the plain computation on 1,000 days, 20,000 readers of a list, every link and every guessed
address for every kind of reader, every answer with and without what is hidden, every page for axe, every table as the
migrations would leave it. After it, the suite on PostgreSQL.

"""
LASTED = re.compile(r"^\s*([\d.]+)s (?:call|setup|teardown)\s+(\S+?)::(\w+)")


def main(source: Path, target: Path) -> int:
    lines = source.read_text(encoding="utf-8").splitlines()
    closing = [line for line in lines if re.search(r"\d+ (passed|failed)", line)][-1].strip("= ")
    seconds: dict[str, float] = defaultdict(float)
    for lasted in filter(None, map(LASTED.match, lines)):
        seconds[lasted[3].removeprefix("test_").replace("_", " ")] += float(lasted[1])
    rows = [f"| {name} | {total / 60:.1f} |" for name, total in sorted(seconds.items(), key=lambda one: -one[1])]
    table = ["", "| what was proved | minutes |", "| --- | ---: |", *rows, ""] if rows else [""]
    last = f"Last run: {date.today()}, Python {platform.python_version()}, {platform.machine()}: **{closing}**"
    target.write_text(HEAD + "\n".join([last, *table]), encoding="utf-8")
    return 1 if "failed" in closing else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
