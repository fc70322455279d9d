"""docs/benchmarks.md from bench/results.json."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
# What each work must show beside the named peer, and what we want, as a ratio.
FLOORS = {
    ("a1", "datasette"): (8, 15),
    ("a1-stored", "datasette"): (15, None),
    ("a2-warm", "datasette"): (20, 40),
    ("a2-cold", "datasette"): (4, 8),
    ("a2-warm", "pretalx"): (10, 20),
    ("b1-1x", "libreoffice"): (4, 10),
    ("b1-10x", "libreoffice"): (4, 10),
    ("b1-1x", "typst"): (0.91, None),
    ("b1-10x", "typst"): (0.91, None),
    ("b1", "typst"): (0.91, None),
    ("b2-1x", "docxtpl"): (8, 10),
    ("b2-10x", "docxtpl"): (8, 10),
    ("b2-1x", "libreoffice"): (3, 4),
    ("b2-10x", "libreoffice"): (3, 4),
    ("c", "post-office"): (3, 6),
    ("c-10x", "post-office"): (3, 6),
    ("c-5ms", "send_mail"): (15, 30),
    ("f", "pandas"): (10, 20),
    ("h", "matplotlib"): (40, 200),
}
LETTER = "A personalised letter, one file each in six languages, hashed and archived,"
WHAT = {
    "a1": "Standing of 200 States under one treaty as JSON, another day and treaty each time, never stored.",
    "a1-stored": "The same address again: stored bytes.",
    "a2-warm": "The same as a full public page, stored.",
    "a2-cold": "The page of another day and treaty each time, made anew.",
    "b1-1x": f"{LETTER} as PDF, 200 of them; Accede's tagged.",
    "b1-10x": f"{LETTER} as PDF, 2,000 of them; Accede's tagged.",
    "b1": f"{LETTER} as PDF, 20,000 of them; Accede's tagged.",
    "b2-1x": f"{LETTER} as DOCX, 200 of them.",
    "b2-10x": f"{LETTER} as DOCX, 2,000 of them.",
    "c": "2,000 letters to a list, queue included, to a mail server on the same machine.",
    "c-10x": "20,000 letters to a list.",
    "c-5ms": "200 letters to a list through a server whose answers take 5 ms.",
    "f": "Standing of 400 States under 150 treaties (60,000 acts) on a day.",
    "h": "The world map as SVG.",
}
# Why a goal is missed, when it is.
WHY = {
    "a1": "of 150 treaties asked in turn nearly every request is the first to its treaty, which works out what holds"
    " for each of its States; see the lines at 2 treaties, where that is done",
    "a2-cold": "the first page of a treaty works out what holds for each of its States and renders its frame, and of"
    " 150 treaties asked in turn nearly every request is the first; see the lines at 2 treaties, where that is done",
    "a2-warm": "of a stored page the middleware remains",
    "b1-1x": "the typesetter itself takes so long: one by one it is as slow",
    "b1-10x": "the typesetter itself takes so long: one by one it is as slow",
    "c": "two fifths of the time go into writing a row for each letter before any leaves",
    "c-10x": "two fifths of the time go into writing a row for each letter before any leaves",
    "c-5ms": "six connections wait for a server that is so far away, and a fifth of the time goes into the rows",
    "a1-stored": "the server may still have been reading 150 treaties ahead; at 2 and 15 treaties the floor is reached",
    "h": "the names and classes of every shape are written in Python, each with its text for readers of the screen",
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
    for (work, peer), (floor, aim) in FLOORS.items():
        found = next((one["ratio"] for one in results if one["work"] == work and one["peer"] == peer), None)
        said = "not run" if found is None else verdict(work, found, floor, aim)
        rows.append(f"| {work} | {WHAT[work]} | {peer} | {floor} | {aim or ''} | {said} |")
    return rows


def verdict(work: str, found: float, floor: float, aim: float | None) -> str:
    """In words; by how much a goal is missed, and why."""
    because = f", since {WHY[work]}" if work in WHY else ""
    if found < floor:
        return f"{found:g}: below the floor, {found / floor:.0%} of it{because}"
    if aim is not None and found < aim:
        return f"{found:g}: floor reached, {found / aim:.0%} of the aim{because}"
    return f"{found:g}: " + ("floor reached" if aim is None else "aim reached")


def growth(results: list[dict[str, Any]]) -> list[str]:
    """Each work at three sizes, and the slope: 0 = the cost stays, 1 = it grows as the acts do."""
    rows = [
        "| work | peer | acts | peer's | Accede's | slope of the peer | slope of Accede |",
        "| --- | --- | --- | --- | --- | ---: | ---: |",
    ]
    lines = {(one["work"], one["peer"]): one for one in results}
    for work, peer in sorted(lines):
        sizes = [lines.get((work + suffix, peer)) for suffix in ("-1x", "-10x", "")]
        there = sorted((one for one in sizes if one), key=lambda one: int(one["n"]))
        if len({one["n"] for one in there}) == len(sizes):
            rows.append(grown(work, peer, there))
    return rows


def grown(work: str, peer: str, sizes: list[dict[str, Any]]) -> str:
    """One row: the medians from the least to the most, and both slopes."""
    unit, acts = sizes[0]["unit"], [one["n"] for one in sizes]
    sides = [[one[name] for one in sizes] for name in ("peer_median", "ours_median")]
    medians = [" → ".join(f"{one:g}" for one in side) for side in sides]
    slopes = [f"{slope(acts, side, unit):.2f}" for side in sides]
    return f"| {' | '.join([f'{work} ({unit})', peer, ' → '.join(f'{one:,}' for one in acts), *medians, *slopes])} |"


def slope(acts: list[int], medians: list[float], unit: str) -> float:
    """The power of the number of acts with which the cost of one answer grows, between the least and the most."""
    cost = [one if unit == "ms" else 1 / one for one in medians]
    return math.log(cost[-1] / cost[0]) / math.log(acts[-1] / acts[0])


HEAD = """# Benchmarks

Written by `make bench` from bench/results.json; do not edit. Accede and the peer of a line ran in turn (A B A B …) on
the same acts. Medians of the rounds; the ratio is that of the medians, above 1 means that Accede is better. Only ratios
are worth keeping: machines differ and are noisy. What is slower than its floor says so. Spread: least and most of
the peer; of Accede. In notes the peer's figure comes first. `n` is the number of acts, of shapes in h, of
letters in b1 and b2, whose milliseconds are those of one letter.
"""


def page(results: list[dict[str, Any]]) -> str:
    parts = [*verdicts(results), "", "## As the record grows", "", *growth(results), "", "## Every line", ""]
    return "\n".join([HEAD, *parts, *table(results), ""])


def write(results: list[dict[str, Any]]) -> None:
    PAGE.write_text(page(results), encoding="utf-8")
