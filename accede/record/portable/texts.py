"""Texts of acts and territories as a campaign folder holds them: `record/texts.csv`, `record/territories.csv`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accede.kit.imports import Report
from accede.kit.portable import Folder, Row
from accede.kit.portable.rows import written
from accede.record.models import Act, ActText, TerritorialApplication, Treaty
from accede.record.portable.reading import moment_of

TEXTS = (
    "treaty", "act", "number", "language", "heading", "text", "excerpt", "notes", "source", "origin", "entered_by",
    "entered_at",
)  # fmt: skip
TERRITORIES = (
    "treaty", "act", "key", "territory", "received", "effective", "adds", "note", "source", "origin", "entered_by",
    "entered_at", "replaces", "reason",
)  # fmt: skip


def write_texts(folder: Folder, treaty: Treaty) -> None:
    """Everything that is not shipped, by act and number."""
    texts = ActText.objects.filter(act__treaty=treaty).exclude(origin="shipped").select_related("act__treaty")
    folder.write_rows("record/texts.csv", TEXTS, map(text_told, texts), sort_by=("treaty", "act", "number"))
    rows = TerritorialApplication.objects.filter(act__treaty=treaty).exclude(origin="shipped")
    rows = rows.select_related("act__treaty", "replaces")
    told = map(territory_told, rows)
    folder.write_rows("record/territories.csv", TERRITORIES, told, sort_by=("treaty", "act", "key"))


def text_told(text: ActText) -> dict[str, object]:
    return {
        "treaty": text.act.treaty.slug,
        "act": text.act.key,
        "number": text.number,
        "language": text.language,
        "heading": text.heading,
        "text": text.text,
        "excerpt": text.excerpt,
        "notes": text.notes,
        "source": text.source,
        "origin": text.origin,
        "entered_by": text.entered_by,
        "entered_at": text.entered_at.isoformat(),
    }


def territory_told(one: TerritorialApplication) -> dict[str, object]:
    return {
        "treaty": one.act.treaty.slug,
        "act": one.act.key,
        "key": one.key,
        "territory": one.territory,
        "received": one.received,
        "effective": one.effective_date,
        "adds": one.adds,
        "note": one.note,
        "source": one.source,
        "origin": one.origin,
        "entered_by": one.entered_by,
        "entered_at": one.entered_at.isoformat(),
        "replaces": one.replaces.key if one.replaces else "",
        "reason": one.reason,
    }


def read_texts(folder: Folder, report: Report) -> set[str]:
    """Slugs of the treaties whose texts changed; a text that contradicts the one on record is a problem."""
    changed: set[str] = set()
    for row in folder.rows("record/texts.csv", TEXTS, key=("treaty", "act", "number")):
        act = _act(row)
        number, at = row.text("number"), moment_of(row, "entered_at")
        if act is None or at is None or not _whole(row, "text", "source", "entered_by", "language"):
            continue
        if not number.isdecimal() or int(number) < 1:
            row.problem("number", _("“%s” is no number.") % number)
            continue
        there = ActText.objects.filter(act=act, number=int(number)).select_related("act__treaty").first()
        if there is not None:
            _agree(row, text_told(there), "act")
            continue
        ActText.objects.create(
            act=act,
            number=int(number),
            excerpt=row.yes("excerpt"),
            entered_at=at,
            origin=row.one_of("origin", ("import", "person"), "person"),
            **{name: row[name] for name in ("language", "heading", "text", "notes", "source", "entered_by")},
        )
        changed.add(row["treaty"])
    return changed


def read_territories(folder: Folder, report: Report) -> set[str]:
    """Slugs of the treaties whose territories changed. A row names the one it replaces, anywhere in the file."""
    changed: set[str] = set()
    rows = folder.rows("record/territories.csv", TERRITORIES, key=("treaty", "act", "key"))
    for row in _replaced_first(rows):
        act, at = _act(row), moment_of(row, "entered_at")
        if act is None or at is None or not _whole(row, "territory", "source", "entered_by"):
            continue
        there = TerritorialApplication.objects.filter(act=act, key=row["key"]).first()
        if there is not None:
            _agree(row, territory_told(there), "key")
            continue
        if _write_territory(row, act, at):
            changed.add(row["treaty"])
    return changed


def _replaced_first(rows: list[Row]) -> list[Row]:
    """The rows in such an order that each comes after the one it replaces, however long the chain."""
    waiting = {(row["treaty"], row["act"], row["key"]): row for row in rows}
    found: list[Row] = []
    for row in rows:
        chain: list[Row] = []
        place = (row["treaty"], row["act"], row["key"])
        while place in waiting:
            chain.append(waiting.pop(place))
            place = (*place[:2], chain[-1]["replaces"])
        found += reversed(chain)
    return found


def _write_territory(row: Row, act: Act, at: datetime) -> bool:
    replaces = TerritorialApplication.objects.filter(act=act, key=row["replaces"]).first() if row["replaces"] else None
    if row["replaces"] and replaces is None:
        row.problem("replaces", _("“%s” is not on record.") % row["replaces"])
        return False
    TerritorialApplication.objects.create(
        act=act,
        received=row.moment("received"),  # type: ignore[misc]  # the field holds a Moment
        effective_date=row.day("effective"),
        adds=row.yes("adds"),
        entered_at=at,
        origin=row.one_of("origin", ("import", "person"), "person"),
        replaces=replaces,
        **{name: row[name] for name in ("key", "territory", "note", "source", "entered_by", "reason")},
    )
    return True


def _act(row: Row) -> Act | None:
    found = Act.objects.filter(treaty__slug=row["treaty"], key=row["act"]).select_related("treaty").first()
    if found is None:
        row.problem("act", _("“%s” is not on record.") % row["act"])
    return found


def _whole(row: Row, *columns: str) -> bool:
    empty = [column for column in columns if not row.text(column, required=True)]  # each is reported
    return not empty


def _agree(row: Row, told: dict[str, Any], column: str) -> None:
    if any(written(value) != row[name] for name, value in told.items()):
        row.problem(column, _("“%s” is on record here with other words.") % row[column])
