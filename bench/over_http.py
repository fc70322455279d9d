"""Works a1 and a2: the standing of 200 States under one treaty, as JSON and as a page, under load.

One server each, its processes and threads told in the note; the same client; in turn. Accede is opened by its own
command, with all its middleware. A cold request asks for another day and treaty each time, never the same twice.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench import pretalx, venvs
from bench.measure import line
from bench.servers import CONNECTIONS, ROUNDS, Load, Server, both, load, server

SIZES = {"-1x": 2, "-10x": 15, "": 150}  # treaties; 400 acts each
MOST = 6_000  # cold addresses of a round
ACCEDE = [sys.executable, "-c", "from accede.config.cli import main; main()"]
Path_of = Callable[[str, str], str]  # the address for a treaty and a day
FIXED = ("bench-000", "2004-01-30")
# Every State on record and what it did, as far as a database without the rules of treaties can tell.
SQL = """
select code, iso3, name, case when deposited is not null then 'consented' when signed is not null then 'signed'
 else 'none' end as class, coalesce(deposited, signed) as since, signed, deposited from (
 select s.code, s.iso3, s.name, max(case when a.kind = 'signature' then a.day end) as signed,
  max(case when a.kind = 'ratification' then a.day end) as deposited
 from states s left join acts a on a.treaty = :treaty and a.state = s.code and a.day <= :on
 group by s.code, s.iso3, s.name) order by name
"""


def asked(treaties: int, work: str) -> Iterator[tuple[str, str]]:
    """Treaties and days, none twice; for each work others, the same in every run."""
    chance, first, known = random.Random(work), date(1951, 1, 1), set()
    while True:
        found = (f"bench-{chance.randrange(treaties):03d}", str(first + timedelta(days=chance.randrange(26_000))))
        if found not in known:
            known.add(found)
            yield found


def work_a() -> list[dict[str, Any]]:
    """Both works at each size, and our page beside pretalx's at the largest."""
    pretalx.prepare()
    with tempfile.TemporaryDirectory(prefix="accede-bench-") as folder:
        empty = Path(folder) / "empty"
        run([*ACCEDE, "prepare"], empty)
        found = []
        for suffix, treaties in SIZES.items():
            data, base = Path(folder) / f"data{suffix}", Path(folder) / f"acts{suffix}.sqlite3"
            shutil.copytree(empty, data)
            run([sys.executable, "-m", "bench.fill", str(treaties), str(base)], data)
            with server(accede, "/robots.txt", ACCEDE_DATA=str(data)) as ours:
                found += beside_datasette(ours, suffix, treaties, base)
                if treaties == max(SIZES.values()):
                    found.append(beside_pretalx(ours, treaties))
            shutil.rmtree(data)
    return found


def run(command: list[Any], data: Path) -> None:
    subprocess.run(command, env={**os.environ, "ACCEDE_DATA": str(data)}, check=True, stdout=subprocess.DEVNULL)


def accede(port: int) -> list[Any]:
    return [*ACCEDE, "serve", "--port", str(port)]


def beside_datasette(ours: Server, suffix: str, treaties: int, base: Path) -> list[dict[str, Any]]:
    """The four works at one size."""
    metadata = base.with_suffix(".json")
    metadata.write_text(json.dumps({"databases": {base.stem: {"queries": {"standing": {"sql": SQL}}}}}))

    def datasette(port: int) -> list[Any]:
        return [venvs.python("data"), "-m", "datasette", "serve", base, "-p", port, "-m", metadata,
                "--setting", "default_cache_ttl", "0"]  # fmt: skip

    query = f"/{quote(base.stem)}/standing"
    json_of: tuple[Path_of, Path_of] = (
        lambda treaty, day: f"{query}.json?treaty={treaty}&on={day}&_shape=array",
        lambda treaty, day: f"/data/v1/status/{treaty}.json?on={day}",
    )
    page_of: tuple[Path_of, Path_of] = (lambda treaty, day: f"{query}?treaty={treaty}&on={day}", page_address)
    with server(lambda port: [str(one) for one in datasette(port)], "/") as theirs:
        same = same_answer(theirs.get(json_of[0](*FIXED)), ours.get(json_of[1](*FIXED)))
        found = []
        works = {
            "a1": (json_of, False),
            "a1-stored": (json_of, True),
            "a2-cold": (page_of, False),
            "a2-warm": (page_of, True),
        }
        for work, (paths, again) in works.items():
            sides = Sides(theirs, ours, paths, again)
            note = f"{treaties * 400:,} acts of {treaties} treaties; {same}; {{}}"
            version = venvs.version("data", "datasette")
            found.append(sides.line(work + suffix, "datasette", version, note, treaties * 400, treaties))
    return found


def page_address(treaty: str, day: str) -> str:
    return f"/en/status/{treaty}/on/{day}/"


def beside_pretalx(ours: Server, treaties: int) -> dict[str, Any]:
    """Our stored page and its page of an event, which it makes anew each time."""
    with server(pretalx.command, pretalx.PATH, **pretalx.environment()) as theirs:
        sides = Sides(theirs, ours, (lambda treaty, day: pretalx.PATH, page_address), again=True)
        note = f"{treaties * 400:,} acts; pretalx's page of an event's schedule, gunicorn with 4 threads; {{}}"
        return sides.line("a2-warm", "pretalx", venvs.version("pretalx", "pretalx"), note, treaties * 400, treaties)


def same_answer(theirs: bytes, ours: bytes) -> str:
    """Says how many States stand in both answers; their days of signature and deposit must be the same."""
    there = {row["code"]: (row["signed"], row["deposited"]) for row in json.loads(theirs)}
    here = {row["code"]: (row["signed"], row["deposited"]) for row in json.loads(ours)["states"]}
    other = [code for code, days in here.items() if there.get(code) != days]
    if other or not here:
        raise SystemExit(f"bench: both sides must answer the same; they do not for {other[:5]}")
    return f"{len(there)} and {len(here)} States, the same days"


class Sides:
    """Two servers, the addresses of the same thing on each, and whether one address comes again."""

    def __init__(self, theirs: Server, ours: Server, paths: tuple[Path_of, Path_of], again: bool) -> None:
        self.servers, self.paths, self.again = (theirs, ours), paths, again

    def line(self, work: str, peer: str, version: str, note: str, n: int, treaties: int) -> dict[str, Any]:
        """Rounds in turn, and a line of the results."""
        source = asked(treaties, work)
        kept: tuple[list[Load], list[Load]] = ([], [])
        for number in range(ROUNDS + 1):
            chosen = [FIXED] if self.again else [next(source) for _ in range(MOST if number else 200)]
            for side, loads in enumerate(kept):
                loads.append(load(self.servers[side].port, [self.paths[side](*one) for one in chosen], self.again))
        measured = [loads[1:] for loads in kept]  # the first round warms up
        memory = " and ".join(one.memory() for one in self.servers)
        told = f"{self._sizes(measured)}; memory {memory}; {self._client(measured)}"
        rates = ([one.rate for one in measured[0]], [one.rate for one in measured[1]])
        return line(work, peer, version, "req/s", rates, note.format(told), n)

    def _sizes(self, loads: list[list[Load]]) -> str:
        return " and ".join(f"{side[-1].size:,}" for side in loads) + " bytes an answer"

    def _client(self, loads: list[list[Load]]) -> str:
        """Whether the client holds us back: its share of a processor, and what two clients get of a stored answer."""
        shares = " and ".join(f"{max(one.cpu for one in side):.0%}" for side in loads)
        told = f"1 client of {CONNECTIONS} connections, busy {shares}"
        if not self.again:
            return told
        path = self.paths[1](*FIXED)
        two = both(self.servers[1].port, [[path], [path]], again=True)
        return f"{told}; two clients get {two.rate:,.0f} of Accede"
