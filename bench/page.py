"""docs/benchmarks.md from bench/results.json."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
# What each work must show, and what we want, as a ratio to the named peer.
FLOORS = {
    "a1": ("datasette", 8, 15),
    "a1-stored": ("datasette", 15, None),
    "a2-warm": ("datasette", 20, 40),
    "a2-cold": ("datasette", 4, 8),
    "f": ("pandas", 10, 20),
    "h": ("matplotlib", 40, 200),
}
WHAT = {
    "a1": "Standing of 200 States under one treaty as JSON, each request another day: nothing is stored yet.",
    "a1-stored": "The same address again: stored bytes.",
    "a2-warm": "The same as a full public page, stored.",
    "a2-cold": "The page of another day each time, made anew.",
    "f": "Standing of 400 States under 150 treaties (60,000 acts) on a day.",
    "h": "The world map as SVG.",
}


def table(results: list[dict[str, Any]]) -> list[str]:
    """The rows of the page's table."""
    rows = [
        "| work | peer | unit | peer's | Accede's | ratio | spread | n | note |",
        "| --- | --- | --- | ---: | ---: | ---: | --- | ---: | --- |",
    ]
    for one in results:
        spread = "; ".join(f"{low:g}–{high:g}" for low, high in one["spread"])
        rows.append(
            f"| {one['work']} | {one['peer']} {one['peer_version']} | {one['unit']} | {one['peer_median']:g} | "
            f"{one['ours_median']:g} | {one['ratio']:g} | {spread} | {one['n']} | {one['note']} |"
        )
    return rows


def verdicts(results: list[dict[str, Any]]) -> list[str]:
    """Floor and aim of each work, and whether this run reached them."""
    rows = ["| work | what | peer | floor | aim | this run |", "| --- | --- | --- | ---: | ---: | --- |"]
    for work, (peer, floor, aim) in FLOORS.items():
        found = next((one["ratio"] for one in results if one["work"] == work and one["peer"] == peer), None)
        if found is None:
            said = "not run"
        elif found < floor:
            said = f"{found:g}: below the floor"
        else:
            said = f"{found:g}: " + ("aim reached" if aim is None or found >= aim else "floor reached")
        rows.append(f"| {work} | {WHAT[work]} | {peer} | {floor} | {aim or ''} | {said} |")
    return rows


HEAD = """# Benchmarks

Written by `make bench` from bench/results.json; do not edit. Accede and each peer ran in turn in the same run, one
server process each, on the same acts. Medians; a ratio above 1 means that Accede is better. Only ratios are worth
keeping: machines differ and are noisy. What is slower than its floor says so.
"""


def page(results: list[dict[str, Any]]) -> str:
    return "\n".join([HEAD, *verdicts(results), "", "## Every line", "", *table(results), ""])


def write(results: list[dict[str, Any]]) -> None:
    PAGE.write_text(page(results), encoding="utf-8")
