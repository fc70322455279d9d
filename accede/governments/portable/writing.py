"""State files as rows of text."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from accede.governments.models import Argument, ContactSource, TrackStep
from accede.governments.portable.cells import code_of, told
from accede.governments.portable.tables import CONFIDENTIAL, TABLES, Table, columns, is_owned
from accede.governments.portable.taking import KEPT, Taker
from accede.kit.fields import SealedField
from accede.kit.portable import Folder

WARNING = """# Confidential

These State files hold entries that are not for everybody of the alliance. Give this folder to nobody for whom they
were not written. In the files below, a row is confidential where `shared_with` says own, named or members, and until
its embargo ends where `embargo_until` names an instant.

| File | Confidential rows |
| --- | --- |
"""


class Writer:
    """Writes each table that has rows, and a page that says which files hold confidential ones."""

    def __init__(self, folder: Folder, taker: Taker) -> None:
        self.folder, self.taker = folder, taker

    def write(self) -> None:
        """All files of the part."""
        confidential = {}
        for table in TABLES:
            rows = list(self._rows(table))
            names = [field.name for field in columns(table.model)]
            self.folder.write_rows(table.file, names, [self._cells(row, table) for row in rows], sort_by=table.order)
            if is_owned(table.model) and (count := sum(map(is_confidential, rows))):
                confidential[table.file] = count
        if confidential:
            lines = [f"| {file} | {count} |\n" for file, count in sorted(confidential.items())]
            self.folder.write_text(CONFIDENTIAL, WARNING + "".join(lines))

    def _rows(self, table: Table) -> QuerySet[Any]:
        links = [field.name for field in columns(table.model) if field.is_relation]
        deeper = {TrackStep: "track", Argument: "treaty"}
        for field in columns(table.model):
            if field.is_relation and field.related_model in deeper:
                links.append(f"{field.name}__{deeper[field.related_model]}")
        rows = self.taker.rows(table).select_related(*links)
        if table.model is ContactSource and not self.taker.opens:
            # Sealed text travels sealed: it is opened where the key is, and nowhere else.
            rows = rows.annotate(**{f"sealed_{name}": Cast(name, TextField()) for name in ("name", "note")})
        return rows

    def _cells(self, row: Any, table: Table) -> dict[str, Any]:
        return {field.name: self._cell(row, field) for field in columns(table.model)}

    def _cell(self, row: Any, field: Any) -> Any:
        if isinstance(field, SealedField):
            return getattr(row, field.name if self.taker.opens else f"sealed_{field.name}")
        value = getattr(row, field.name)
        if not field.is_relation:
            return told(field, value)
        return code_of(value) if value is not None and self.taker.takes(value) else ""


def is_confidential(row: Any) -> bool:
    """Whether a row is kept to fewer than the alliance, or stands or stood under an embargo."""
    return row.shared_with in KEPT or getattr(row, "embargo_until", None) is not None
