"""The records that come with the house: `treaties/<slug>/` and `treaties/states/`.

Plain files in the same forms that a person may write, so they are read as such files are: every problem is
reported, nothing is guessed.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accede.kit.imports import Report
from accede.record.readers.depositary import read_depositary
from accede.record.readers.values import DepositaryAct

Row = dict[str, str]


@dataclass(frozen=True)
class ShippedTreaty:
    """One folder: `data` is its treaty.toml, `acts` its acts.csv, `texts` and `territories` a mapping for each row
    of these files; the headers are the keys."""

    slug: str
    data: Mapping[str, Any]
    acts: tuple[DepositaryAct, ...]
    report: Report
    texts: tuple[Row, ...] = ()
    territories: tuple[Row, ...] = ()


@dataclass(frozen=True)
class ShippedStates:
    """The tables of `treaties/states/`, a mapping for each row; the headers of the files are the keys.

    A day under `until` is the first on which the row no longer holds. An empty day is unknown or open.
    """

    states: tuple[Row, ...]
    names: tuple[Row, ...]
    aliases: tuple[Row, ...]
    groups: tuple[Row, ...]
    memberships: tuple[Row, ...]
    migrants: tuple[Row, ...]


def treaties(folder: Path) -> list[ShippedTreaty]:
    """Every treaty shipped in a folder, by slug."""
    return [treaty(path.parent) for path in sorted(folder.glob("*/treaty.toml"))]


def treaty(folder: Path) -> ShippedTreaty:
    """One treaty's folder. A treaty.toml that is no TOML, or bears another slug, stands in the report."""
    report = Report()
    data: Mapping[str, Any] = {}
    try:
        data = tomllib.loads((folder / "treaty.toml").read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        report.add(f"{folder.name}/treaty.toml", str(error))
    if data and data.get("slug") != folder.name:
        report.add(f"{folder.name}/treaty.toml", f"The slug is not the folder's name, “{folder.name}”.")
    texts, territories = (_rows(folder / name) for name in ("texts.csv", "territories.csv"))
    return ShippedTreaty(folder.name, data, _acts(folder, report), report, texts, territories)


def _acts(folder: Path, report: Report) -> tuple[DepositaryAct, ...]:
    path = folder / "acts.csv"
    if not path.exists():
        return ()
    file = read_depositary(path.read_bytes(), filename=f"{folder.name}/acts.csv")
    report.extend(file.report.problems)
    return file.acts


def states(folder: Path) -> ShippedStates:
    """The tables about States that stand in `folder/states`."""
    return ShippedStates(
        states=_rows(folder / "states" / "states.csv"),
        names=_rows(folder / "states" / "names.csv"),
        aliases=_rows(folder / "states" / "aliases.csv"),
        groups=_rows(folder / "states" / "groups.csv"),
        memberships=_rows(folder / "states" / "memberships.csv"),
        migrants=_rows(folder / "states" / "migrants.csv"),
    )


def _rows(path: Path) -> tuple[Row, ...]:
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
