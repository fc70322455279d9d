"""Answers of the argument bank that come with a treaty: `treaties/<slug>/arguments/`.

`answers.toml` names each answer once: its key, the obstacle it answers, the articles on which it rests, the language in
which it was written. One file a language holds the texts by key, the day on which they were written and, where a
speaker reviewed them, who and when.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from accede.kit.imports import Report

NAMES = "answers.toml"


@dataclass(frozen=True)
class ShippedTexts:
    """The texts of one language. `reviewed` is the day on which `reviewer` reviewed all of them, else None."""

    language: str
    written: date
    texts: Mapping[str, str]
    reviewed: date | None = None
    reviewer: str = ""


@dataclass(frozen=True)
class ShippedAnswer:
    """One answer, without its texts."""

    key: str
    kind: str
    articles: tuple[str, ...]
    source: str
    language: str  # in which it was written; the others are translations


@dataclass(frozen=True)
class ShippedBank:
    """What a treaty's folder holds; empty for a treaty without arguments."""

    slug: str
    answers: tuple[ShippedAnswer, ...] = ()
    texts: tuple[ShippedTexts, ...] = ()
    report: Report = field(default_factory=Report)


def banks(folder: Path) -> list[ShippedBank]:
    """The argument banks in a folder of treaties, by slug."""
    return [bank(path.parent.parent) for path in sorted(folder.glob(f"*/arguments/{NAMES}"))]


def bank(folder: Path) -> ShippedBank:
    """The bank of one treaty's folder. What cannot be read stands in the report."""
    report = Report()
    data = _toml(folder / "arguments" / NAMES, report)
    answers = tuple(_answer(each, data) for each in data.get("answer", ()) if _whole(each, folder, report))
    _once(answers, folder, report)
    files = sorted(path for path in (folder / "arguments").glob("*.toml") if path.name != NAMES)
    texts = tuple(found for path in files if (found := _texts(path, report)))
    _known(texts, {each.key for each in answers}, folder, report)
    return ShippedBank(folder.name, answers, texts, report)


def _answer(row: Mapping[str, Any], data: Mapping[str, Any]) -> ShippedAnswer:
    language = str(row.get("language", data.get("language", "en")))
    source = str(row.get("source", data.get("source", "")))
    return ShippedAnswer(row["key"], row["kind"], tuple(map(str, row["articles"])), source, language)


def _whole(row: Mapping[str, Any], folder: Path, report: Report) -> bool:
    missing = [name for name in ("key", "kind", "articles") if not row.get(name)]
    if missing:
        report.add(f"{folder.name}/arguments/{NAMES}", f"{row.get('key', 'An answer')} lacks {', '.join(missing)}.")
    return not missing


def _once(answers: tuple[ShippedAnswer, ...], folder: Path, report: Report) -> None:
    keys = [each.key for each in answers]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        report.add(f"{folder.name}/arguments/{NAMES}", f"The key “{key}” stands there twice.")


def _texts(path: Path, report: Report) -> ShippedTexts | None:
    data = _toml(path, report)
    if not data:
        return None
    if not isinstance(data.get("written"), date):
        report.add(f"{path.parent.parent.name}/arguments/{path.name}", "It does not say when it was written.")
        return None
    texts = {key: " ".join(str(text).split()) for key, text in data.get("texts", {}).items()}
    return ShippedTexts(path.stem, data["written"], texts, data.get("reviewed"), str(data.get("reviewer", "")))


def _known(texts: tuple[ShippedTexts, ...], keys: set[str], folder: Path, report: Report) -> None:
    for each in texts:
        name = f"{folder.name}/arguments/{each.language}.toml"
        for key in sorted(set(each.texts) - keys):
            report.add(name, f"There is no answer with the key “{key}”.")
        if (each.reviewed is None) != (not each.reviewer):
            report.add(name, "A review has a day and a reviewer, or neither.")


def _toml(path: Path, report: Report) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        report.add(f"{path.parent.parent.name}/arguments/{path.name}", str(error))
        return {}
