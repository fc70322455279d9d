"""Two sides in turn, and what is kept of it: medians, spread, ratio of the medians. Above 1 = Accede is better."""

from __future__ import annotations

import os
import statistics
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

QUICK = os.environ.get("QUICK") == "1"
BUSY = 3.0  # processes that wait for a processor: above it somebody else works here
Call = Callable[[int], float]
Times = tuple[list[float], list[float]]


class Worker:
    """A fresh process of one side: give it a number, get milliseconds; its memory is its own."""

    def __init__(self, *command: Any) -> None:
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.memory = 0  # MiB at the most
        assert self.process.stdout is not None
        ready, *seconds = self.process.stdout.readline().split() or ["nothing"]
        if ready != "ready":
            raise SystemExit(f"bench: this process did not start: {command}")
        self.built = float(seconds[0]) if seconds else 0.0

    def __call__(self, number: int) -> float:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(number, file=self.process.stdin, flush=True)
        took, memory = self.process.stdout.readline().split()
        self.memory = int(memory) // 1024
        return float(took)

    def close(self) -> None:
        self.process.communicate()


def peer(python: Path, name: str, file: Path) -> Worker:
    """A peer's process, in its own environment."""
    return Worker(python, Path(__file__).with_name("peer_worker.py"), name, file)


def in_turn(theirs: Call, ours: Call, numbers: Iterable[int]) -> Times:
    """Both on the same numbers, A B A B …; the first pair warms up and is not kept."""
    kept: Times = ([], [])
    for number in numbers:
        kept[0].append(theirs(number))
        kept[1].append(ours(number))
    return kept[0][1:], kept[1][1:]


def others() -> str:
    """Words for a note where others used the machine too: more was running than the two sides in turn."""
    busy = os.getloadavg()[0]
    return f"; others used the machine too (load {busy:.0f})" if busy > BUSY else ""


def line(work: str, peer: str, version: str, unit: str, times: Times, note: str, n: int) -> dict[str, Any]:
    """One line of results.json. `unit` is "ms" (less is better) or "req/s" (more is better); `n` is the size of the
    work. The spread is the least and the most of each side, the peer first.
    """
    theirs, ours = (statistics.median(one) for one in times)
    ratio = theirs / ours if unit == "ms" else ours / theirs
    note = f"{len(times[0])} rounds; {note}" + ("; a quick run" if QUICK else "") + others()
    found = {
        "work": work, "peer": peer, "peer_version": version, "n": n, "unit": unit,
        "peer_median": round(theirs, 4), "ours_median": round(ours, 4), "ratio": round(ratio, 1),
        "spread": [[round(min(one), 4), round(max(one), 4)] for one in times], "note": note,
    }  # fmt: skip
    print(f"{work:<14} {peer:<11} {theirs:10.3f} {unit:<6} ours {ours:10.3f}  ratio {ratio:8.1f}   {note}", flush=True)
    return found
