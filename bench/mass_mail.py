"""Work c: letters a second, from the call to the server's last answer, with a queue that outlives a kill where there is
one. c: a relay on the same machine; c-5ms: one whose answers take 5 ms. `-1x`, nothing, `-10x`: 200, 2,000, 20,000.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.measure import QUICK, line
from bench.venvs import python, version

HERE = Path(__file__).parent
PEERS = {"post-office": "django-post-office", "send_mail": "Django", "aiosmtplib": "aiosmtplib"}
SIZES = ((200, "-1x"), (2_000, ""), (20_000, "-10x"))
ROUNDS = 2 if QUICK else 5


def work_c() -> list[dict[str, Any]]:
    """All peers at 200 and 2,000, the best of them with a queue at 20,000; slow ones far away at 200 only."""
    found = []
    for count, suffix in SIZES if not QUICK else SIZES[:2]:
        for name in PEERS if count < 20_000 else ["post-office"]:
            found.append(_pair("list", name, count, f"c{suffix}", 0))
    for name in PEERS:
        found.append(_pair("list", name, 200, "c-5ms", 5))
    found.append(_pair("letters", "post-office", 200, "c-letters", 0))
    return found


def _pair(way: str, name: str, count: int, work: str, delay: int) -> dict[str, Any]:
    times: tuple[list[float], list[float]] = ([], [])
    memory = [0, 0]
    rounds = 1 if count >= 20_000 else ROUNDS
    for _round in range(rounds):
        for side in (0, 1):
            took, peak = _run(way if side else name, count, delay, own=bool(side))
            times[side].append(1000 * count / took)
            memory[side] = max(memory[side], peak)
    note = f"letters a second; memory {memory[0]} MiB, ours {memory[1]} MiB"
    note += {
        "post-office": "", "send_mail": "; it has no queue", "aiosmtplib": "; it has no queue, one connection",
    }[name]  # fmt: skip
    note += "; ours claimed one by one" if way == "letters" else ""
    return line(work, name, version("mail", PEERS[name]), "req/s", times, note, count)


def _run(name: str, count: int, delay: int, *, own: bool) -> tuple[float, int]:
    """Milliseconds and MiB of one side in a fresh process on a fresh database; refuses when a letter is missing."""
    with _sink(delay) as (port, taken), tempfile.TemporaryDirectory() as folder:
        command: list[Any] = (
            [sys.executable, "-m", "bench.mail_own_worker"] if own else [python("mail"), HERE / "mail_peer_worker.py"]
        )
        done = subprocess.run(
            [*command, name, str(count), str(port), folder],
            check=True, capture_output=True, text=True, cwd=HERE.parent,
            env={**os.environ, "PYTHONPATH": str(HERE.parent)},
        )  # fmt: skip
        if (there := taken()) != count:
            raise SystemExit(f"bench: of {count} letters of {name} the server got {there}")
        took, peak = done.stdout.split()[-2:]
        return float(took), int(peak) // 1024


@contextmanager
def _sink(delay: int) -> Iterator[tuple[int, Any]]:
    server = subprocess.Popen(
        [sys.executable, HERE / "mail_sink.py", str(delay)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert server.stdin is not None
    assert server.stdout is not None
    asked, said = server.stdin, server.stdout

    def taken() -> int:
        print("how many", file=asked, flush=True)
        return int(said.readline())

    try:
        yield int(said.readline()), taken
    finally:
        server.kill()
        server.wait()
