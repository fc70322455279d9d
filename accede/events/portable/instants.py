"""Instants and pieces of bytes in a campaign folder: 2026-12-01T09:00:00Z, and a file named in a table."""

from __future__ import annotations

import mimetypes
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from accede.kit.portable import Folder
from accede.materials.portable import Table


def instant(value: datetime | None) -> str:
    """As it stands in a file; nothing where it is not known."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value else ""


def instant_in(table: Table, name: str) -> datetime | None:
    """The instant of that name; what is none is told."""
    text = table.text(name)
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        table.problem(name, _("“%s” is not an instant. Write it as 2026-12-01T09:00:00Z.") % text)
        return None
    return found.astimezone(UTC)


def file_name(stem: str, content_type: str) -> str:
    """A name by which a person's computer knows how to open it."""
    return f"{stem}{mimetypes.guess_extension(content_type) or '.bin'}"


def put(folder: Folder, name: str, content: bytes | memoryview | None) -> str:
    """Writes the bytes below events/; the name to refer to them by, nothing where there are none."""
    if not content:
        return ""
    folder.write_bytes(f"events/{name}", bytes(content))
    return name


def taken(folder: Folder, name: str) -> bytes | None:
    """The bytes of a file that a table names; None where it is not there."""
    place = f"events/{name}"
    inside = name and ".." not in name and not name.startswith("/")
    return folder.bytes(place) if inside and folder.exists(place) else None
