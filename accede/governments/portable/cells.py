"""How a value stands in a cell, and how it comes back. What cannot be read is reported with its file and its row."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from accede.coalition.models import SharedWith
from accede.governments.models import Argument, TrackStep
from accede.kit.fields import MomentField
from accede.kit.portable import Row
from accede.record.models import State, Treaty


def told(field: models.Field[Any, Any], value: Any) -> Any:
    """A value that is no link, as it stands in a cell."""
    if field.name == "shared_with":
        # As it is by default, it stays empty.
        return "" if value == SharedWith.ALLIANCE else str(value)
    if field.name == "shared_keys":
        return sorted(value)
    if isinstance(value, dict) or (isinstance(value, list) and not _plain(value)):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, time):
        return value.isoformat("auto" if value.second or value.microsecond else "minutes")
    if value is False:
        return ""
    return value


def _plain(items: list[Any]) -> bool:
    """Whether a list can be written with ";" between its items and be read again as it was."""
    return all(isinstance(each, str) and each.strip() == each != "" and ";" not in each for each in items) and not (
        items and items[0].startswith("[")
    )


def code_of(row: Any) -> str:
    """How a cell names another row: a State's code, a treaty's name, a key; a step by its way, a shipped answer by its
    treaty.
    """
    if isinstance(row, State):
        return row.code
    if isinstance(row, Treaty):
        return row.slug
    if isinstance(row, TrackStep):
        return f"{row.track.key}/{row.number}"
    if isinstance(row, Argument) and row.campaign_id is None:
        return f"{row.treaty.slug}/{row.key}"
    return str(row.key)


def value_of(field: models.Field[Any, Any], row: Row) -> Any:
    """The value of a cell that is no link; an empty cell is the field's default."""
    name = field.name
    text = row.text(name)
    if isinstance(field, MomentField):
        return row.moment(name)
    if not text.strip():
        return field.get_default()
    for kind, read in _READERS.items():
        if isinstance(field, kind):
            return read(row, name)
    if field.choices:
        return row.one_of(name, [value for value, _label in field.flatchoices], default="")
    return text


def _instant(row: Row, name: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(row[name].strip())
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        row.problem(name, _("“%s” is not an instant. Write it as 2026-12-01T09:00:00Z.") % row[name])
        return None
    return found.astimezone(UTC)


def _hour(row: Row, name: str) -> time | None:
    try:
        return time.fromisoformat(row[name].strip())
    except ValueError:
        row.problem(name, _("“%s” is not a time of day. Write it as 14:30.") % row[name])
        return None


def _several(row: Row, name: str) -> Any:
    text = row[name].strip()
    if not text.startswith(("[", "{")):
        return row.items(name)
    try:
        return json.loads(text)
    except ValueError:
        row.problem(name, _("“%s” cannot be read here.") % text)
        return []


# An instant is a day too for Python, so it is asked first.
_READERS = {
    models.DateTimeField: _instant,
    models.DateField: Row.day,
    models.TimeField: _hour,
    models.BooleanField: Row.yes,
    models.IntegerField: Row.whole,
    models.JSONField: _several,
}
