"""Who was invited, what each answered, who is on the list, who came and who registered: a file of rows each.

Scans of notes verbales travel as files below events/scans/: the folder is the backup of whoever runs the house, and
without the scan nobody could show afterwards what a mission had written. No reader's own export holds this part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.events.models import CheckIn, Event, EventRun, Guest, Invitation, Registration, Reply, SentList
from accede.events.portable.instants import file_name, put, taken
from accede.governments.portable import code_of, told, value_of
from accede.kit.portable import Folder, Row
from accede.materials.portable import saved


@dataclass(frozen=True)
class Rows:
    """A table, its file, the way to the campaign, and the columns that together tell a row."""

    name: str
    model: Any
    home: str
    order: tuple[str, ...]

    @property
    def file(self) -> str:
        return f"events/{self.name}.csv"

    @property
    def fields(self) -> list[Any]:
        """What travels: no number of this database, and bytes as files."""
        found = [each for each in self.model._meta.concrete_fields if not each.primary_key]
        return [each for each in found if not isinstance(each, models.BinaryField)]


TABLES = (
    Rows("runs", EventRun, "event", ("event", "run")),
    Rows("invitations", Invitation, "event", ("event", "key")),
    Rows("replies", Reply, "invitation__event", ("invitation", "number")),
    Rows("guests", Guest, "event", ("event", "key")),
    Rows("check-ins", CheckIn, "guest__event", ("guest", "number")),
    Rows("registrations", Registration, "event", ("event", "key")),
    Rows("sent-lists", SentList, "event", ("event", "number")),
)


def write(folder: Folder, campaign: Campaign) -> None:
    """Every row of the campaign; a table without rows makes no file."""
    for table in TABLES:
        links = [field.name for field in table.fields if field.is_relation]
        rows = table.model.objects.filter(**{f"{table.home}__campaign": campaign}).select_related(*links)
        names = [field.name for field in table.fields] + (["scan"] if table.model is Reply else [])
        folder.write_rows(table.file, names, [_cells(table, row, folder) for row in rows], sort_by=table.order)


def _cells(table: Rows, row: Any, folder: Folder) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for field in table.fields:
        value = getattr(row, field.name)
        cells[field.name] = (value and code_of(value)) if field.is_relation else told(field, value)
        if isinstance(field, models.BooleanField):
            cells[field.name] = value  # "no" is written out: that a check-in was taken back must not be lost
    if isinstance(row, Reply):
        name = file_name(f"scans/{row.invitation.key}-{row.number}", row.scan_type)
        cells["scan"] = put(folder, name, row.scan)
    return cells


def read(folder: Folder, campaign: Campaign, events: Mapping[str, Event]) -> None:
    """Every row of the folder, in the order in which a row finds what it names."""
    known: dict[Any, dict[str, Any]] = {Event: dict(events)}
    for table in TABLES:
        found = known.setdefault(table.model, {})
        needed = [field.name for field in table.fields if not (field.null or field.blank or field.has_default())]
        optional = [field.name for field in table.fields if field.name not in needed]
        optional += ["scan"] if table.model is Reply else []
        for row in folder.rows(table.file, needed, optional=optional, key=table.order):
            made = table.model(**{field.name: _value(field, row, known, campaign) for field in table.fields})
            if isinstance(made, Reply):
                made.scan = _scan(folder, row)
            # What a row hangs on was told to be wrong already, or has just been.
            if all(getattr(made, each.attname) for each in table.fields if each.is_relation and not each.null):
                saved(made, row)  # type: ignore[arg-type]  # a row says its problems as a table does
                found[getattr(made, "key", "")] = made


def _scan(folder: Folder, row: Row) -> bytes | None:
    name = row.get("scan", "")
    content = taken(folder, name) if name else None
    if name and content is None:
        row.problem("scan", _("The file “%s” is not in the folder.") % name)
    return content


def _value(field: Any, row: Row, known: dict[Any, dict[str, Any]], campaign: Campaign) -> Any:
    if not field.is_relation:
        return value_of(field, row)
    code = row.get(field.name, "").strip()
    if not code:
        return None
    model = field.related_model
    if model not in known:
        own = any(each.name == "campaign" for each in model._meta.concrete_fields)
        rows = model.objects.filter(campaign=campaign) if own else model.objects.all()
        known[model] = {code_of(each): each for each in rows}
    if code not in known[model]:
        row.problem(field.name, _("“%s” is not in this campaign. Check the key.") % code)
    return known[model].get(code)
