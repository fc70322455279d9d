"""Rotations, nominations, ballots, votes and released handovers in a folder. Notes of a pack that is not released yet
are their writer's and stay behind, as drafts do.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import orjson
from django.utils.translation import gettext as _

from accede.coalition.models import (
    Ballot,
    Campaign,
    Cast,
    Decision,
    Handover,
    Nomination,
    Office,
    OfficeTerm,
    Organisation,
    Person,
    Rotation,
)
from accede.coalition.portable.tasks import SHARING, Brought, cells

COLUMNS: dict[str, tuple[str, ...]] = {
    "rotations": (
        "key", "office", "first_date", "last_date", "opens_at", "closes_at", "decided_by", "turns", "turnout_percent",
        "note", "outcome", "settled_at", "why", "term", "source",
    ),
    "nominations": (
        "key", "rotation", "person", "organisation", "nominated_by", "by", "at", "words", "answer", "answered_at",
        "answered_way", "answer_source", "withdrawn_at", "source",
    ),
    "ballots": (
        "key", "rotation", "number", "opens_at", "closes_at", "decided_by", "candidates", "outcome", "winner", "steps",
        "counted_at", "source",
    ),
    "votes": (
        "key", "ballot", "organisation", "choice", "nomination", "words", "by", "at", "replaced_at", "source",
    ),
    "handovers": (
        "key", "term", "notes", "released_at", "released_by", "document", "sha256", "received_at", "received_by",
        *SHARING, "source",
    ),
}  # fmt: skip
MODELS: dict[str, Any] = {
    "rotations": Rotation, "nominations": Nomination, "ballots": Ballot, "votes": Cast, "handovers": Handover,
}  # fmt: skip
POINTS: dict[str, Any] = {
    "office": Office, "term": OfficeTerm, "rotation": Rotation, "person": Person, "organisation": Organisation,
    "nominated_by": Organisation, "ballot": Ballot, "nomination": Nomination, "winner": Nomination,
}  # fmt: skip
MOMENTS = {
    "opens_at", "closes_at", "settled_at", "at", "answered_at", "withdrawn_at", "counted_at", "replaced_at",
    "released_at", "received_at",
}  # fmt: skip
DATA = {"steps", "document"}
NUMBERS = {"turnout_percent", "number"}


def write(folder: Any, campaign: Campaign) -> None:
    """What was nominated, voted and handed over in a campaign; no file where there is nothing."""
    for name, model in MODELS.items():
        rows = model.objects.filter(campaign=campaign)
        rows = rows.filter(released_at__isnull=False) if model is Handover else rows
        pointing = [each.name for each in model._meta.fields if each.is_relation]
        told = [_cells(row, COLUMNS[name]) for row in rows.select_related(*pointing)]
        folder.write_rows(f"coalition/{name}.csv", COLUMNS[name], told)


def read(folder: Any, campaign: Campaign, by: Any, on: date) -> None:
    """Every row becomes one act; what cannot be is reported and left out."""
    brought = Brought(folder, campaign, by, on)
    for name, model in MODELS.items():
        for row in folder.rows(f"coalition/{name}.csv", COLUMNS[name]):
            brought.keep(row, model, _facts(brought, row, COLUMNS[name]))


def _cells(row: Any, columns: tuple[str, ...]) -> dict[str, object]:
    told = cells(row, columns)
    return {name: orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode() if name in DATA else value
            for name, value in told.items()}  # fmt: skip


def _facts(brought: Brought, row: Any, columns: tuple[str, ...]) -> dict[str, Any]:
    facts: dict[str, Any] = {"campaign": brought.campaign}
    for name in columns:
        if name in SHARING:
            continue
        facts[name] = _value(brought, row, name)
    return facts | (brought.sharing(row) if "shared_with" in columns else {})


def _value(brought: Brought, row: Any, name: str) -> Any:
    if name in POINTS:
        return brought.there(row, name, POINTS[name])
    if name in MOMENTS:
        return _moment(row, name)
    if name in DATA:
        return _data(row, name)
    if name in NUMBERS:
        return row.whole(name)
    if name in {"first_date", "last_date"}:
        return row.day(name)
    if name == "candidates":
        return row.items(name)
    return row.one_of(name, Decision.values) if name == "decided_by" else row.text(name)


def _moment(row: Any, name: str) -> datetime | None:
    text = row.text(name).strip()
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        found = None
    if text and (found is None or found.tzinfo is None):
        row.problem(name, _("“%s” is no moment. Write it as 2004-06-01T18:00:00+00:00.") % text)
        return None
    return found


def _data(row: Any, name: str) -> Any:
    try:
        return orjson.loads(row.text(name) or b"[]")
    except orjson.JSONDecodeError:
        row.problem(name, _("This cell is not JSON."))
        return []
