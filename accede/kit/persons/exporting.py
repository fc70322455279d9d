"""What is held about a person as a folder of plain text, packed: one file a table, and a page that explains them."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.kit import privacy
from accede.kit.models import LogEntry
from accede.kit.persons.finding import Told, held_about, places, told
from accede.kit.persons.subject import Subject


def export(subject: Subject, *, reader: Any, on: date) -> bytes:
    """What the reader may be told of it, as a ZIP file: `README.txt`, one text a table with every field of every row
    that is hers, `log.txt` with what she did, `mentions.txt` with where else texts name her.
    """
    to = Told(reader, on)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        files = {
            f"{held.model._meta.label_lower}.txt": _table(held.model, held.rows) for held in held_about(subject, to=to)
        }
        files["log.txt"] = _deeds(subject, to)
        files["mentions.txt"] = _mentions(subject, to)
        files["README.txt"] = _readme(sorted(files), on)
        for name in sorted(files):
            # The day stands in the file; the hour of packing would make two alike folders differ.
            folder.writestr(zipfile.ZipInfo(name), files[name])
    return packed.getvalue()


def _readme(names: list[str], on: date) -> str:
    lines = [
        _("What this installation of Accede holds about you on %(day)s.") % {"day": on.isoformat()},
        _("One file for each table. A field that is a secret (a password, a key) is named and not shown."),
        _("mentions.txt says where texts written by others name you; log.txt says what you did."),
        "",
        *names,
    ]
    return "\n".join(lines) + "\n"


def _table(model: type[Model], rows: list[Model]) -> str:
    title = str(model._meta.verbose_name_plural)
    return "\n\n".join([title, *(_row(row) for row in rows)]) + "\n"


def _row(row: Model) -> str:
    hidden = privacy.secret(type(row))
    lines = []
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.is_relation and value is not None:
            value = f"{value} ({getattr(row, field.name)})"
        shown = _("kept, and shown to nobody") if field.name in hidden and value else _plain(value)
        lines.append(f"{field.name}: {shown}")
    return "\n".join(lines)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes | memoryview):
        return ngettext("a file of %(size)s byte", "a file of %(size)s bytes", len(value)) % {"size": len(value)}
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)
    # A text of several lines stays one field.
    return str(value).replace("\n", "\n    ")


def _deeds(subject: Subject, to: Told) -> str:
    if not subject.username:
        return ""
    rows = told(LogEntry.objects.filter(by=subject.username), to).order_by("pk")
    return "".join(f"{row.at:%Y-%m-%d %H:%M} {row.act} {row.target_type} {row.target_id}\n" for row in rows)


def _mentions(subject: Subject, to: Told) -> str:
    found = [f"{place.table}, {place.field}: {place.rows}\n" for place in places(subject, to=to)]
    return "".join(found)
