"""Works a1 and a2: the standing of 200 States under one treaty, as JSON and as a page, under load.

One server process each; the same client; in turn. Accede is opened by its own command, with all its middleware.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench import venvs
from bench.measure import QUICK, line

SECONDS, ROUNDS, CONNECTIONS = (2.0, 2, 4) if QUICK else (4.0, 5, 4)
OURS, THEIRS = 8981, 8982
SIZES = {"-1x": 2, "-10x": 15, "": 150}  # treaties; 400 acts each
SQL = (
    "select state, name, case bound when 1 then 'bound' else 'signed' end as class, day as since from ("
    "select state, name, day, max(bound) over (partition by state) as bound,"
    " row_number() over (partition by state order by day desc) as newest"
    " from acts where treaty = :treaty and day <= :on) where newest = 1"
)


def days() -> Iterator[str]:
    """Other days each time, the same in every run."""
    chance = random.Random(1990)
    first = date(1951, 1, 1)
    while True:
        yield str(first + timedelta(days=chance.randrange(26_000)))


@contextmanager
def server(command: list[Any], port: int, path: str, **environment: str) -> Iterator[int]:
    """A server in a process of its own, up to its end; yields its process id."""
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30).read()
                break
            except OSError:
                time.sleep(0.2)
        yield process.pid
    finally:
        # The whole group: a server process left behind would share the port with the next.
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def memory(pid: int) -> int:
    """MiB of the process and its children."""
    pids, total = [pid], 0
    while pids:
        one = pids.pop()
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
            status = Path(f"/proc/{one}/status").read_text()
        except OSError:
            continue
        pids += [int(child) for child in children]
        total += int(status.split("VmRSS:")[1].split()[0]) if "VmRSS:" in status else 0
    return total // 1024


def load(port: int, paths: list[str]) -> tuple[float, int]:
    """Requests a second, and the bytes of an answer."""
    command = [sys.executable, "-m", "bench.client", str(port), str(CONNECTIONS), str(SECONDS)]
    done = subprocess.run(command, input="\n".join(paths), capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    if found["failed"]:
        raise SystemExit(
            f"bench: {found['failed']} of {found['requests']} answers of port {port} were no answer: {paths[0]}"
        )
    return found["requests"] / found["seconds"], round(found["bytes"] / found["requests"])


def work_a() -> list[dict[str, Any]]:
    """Both works at each size."""
    with tempfile.TemporaryDirectory(prefix="accede-bench-") as folder:
        empty = Path(folder) / "empty"
        accede = [sys.executable, "-c", "from accede.config.cli import main; main()"]
        run([*accede, "prepare"], empty)
        found = []
        for suffix, treaties in SIZES.items():
            data, peer = Path(folder) / f"data{suffix}", Path(folder) / f"acts{suffix}.sqlite3"
            shutil.copytree(empty, data)
            run([sys.executable, "-m", "bench.fill", str(treaties), str(peer)], data)
            found += at_size(suffix, treaties, accede, data, peer)
            shutil.rmtree(data)
    return found


def run(command: list[str], data: Path) -> None:
    subprocess.run(command, env={**os.environ, "ACCEDE_DATA": str(data)}, check=True, stdout=subprocess.DEVNULL)


def at_size(suffix: str, treaties: int, accede: list[str], data: Path, peer: Path) -> list[dict[str, Any]]:
    metadata = peer.with_suffix(".json")
    metadata.write_text(json.dumps({"databases": {peer.stem: {"queries": {"standing": {"sql": SQL}}}}}))
    datasette = [venvs.python("data"), "-m", "datasette", "serve", str(peer), "-p", str(THEIRS), "-m", str(metadata),
                 "--setting", "default_cache_ttl", "0"]  # fmt: skip
    query = f"/{quote(peer.stem)}/standing"
    with (
        server([*accede, "serve", "--port", str(OURS)], OURS, "/robots.txt", ACCEDE_DATA=str(data)) as ours,
        server(datasette, THEIRS, "/") as theirs,
    ):

        def compare(work: str, path: Callable[[str], str], other: Callable[[str], str], fixed: bool) -> dict[str, Any]:
            day, kept, sizes = days(), ([], []), (0, 0)
            load(OURS, [path(next(day)) for _ in range(1 if fixed else 300)])
            for _ in range(ROUNDS):
                chosen = ["2004-01-30"] if fixed else [next(day) for _ in range(4_000)]
                rate, there = load(THEIRS, [other(one) for one in chosen])
                kept[0].append(rate)
                rate, here = load(OURS, [path(one) for one in chosen])
                kept[1].append(rate)
                sizes = (there, here)
            note = (
                f"{treaties * 400:,} acts; {CONNECTIONS} connections; {sizes[0]:,} and {sizes[1]:,} bytes an answer; "
                f"memory {memory(theirs)} and {memory(ours)} MiB"
            )
            return line(work + suffix, "datasette", venvs.version("data", "datasette"), "req/s", kept, note, ROUNDS)

        def json_of(day: str) -> str:
            return f"{query}.json?treaty=bench-000&on={day}&_shape=array"

        def page_of(day: str) -> str:
            return f"{query}?treaty=bench-000&on={day}"

        return [
            compare("a1", lambda day: f"/data/v1/status/bench-000.json?on={day}", json_of, fixed=False),
            compare("a1-stored", lambda day: f"/data/v1/status/bench-000.json?on={day}", json_of, fixed=True),
            compare("a2-cold", lambda day: f"/en/status/bench-000/on/{day}/", page_of, fixed=False),
            compare("a2-warm", lambda day: f"/en/status/bench-000/on/{day}/", page_of, fixed=True),
        ]
