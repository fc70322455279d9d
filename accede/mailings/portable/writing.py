"""Mailings as rows of text, with the files that rows name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from accede.coalition.models import Campaign
from accede.governments.portable.cells import told
from accede.kit.letters import archive
from accede.kit.portable import Folder
from accede.mailings.models import Letterhead
from accede.mailings.portable.tables import ARCHIVE, LETTERHEADS, NAMED_BY, TABLES, Table, archived_by, code_of, columns


class Writer:
    """Writes each table that has rows."""

    def __init__(self, folder: Folder, campaign: Campaign) -> None:
        self.folder, self.campaign = folder, campaign

    def write(self) -> None:
        """All files of the part."""
        for table in TABLES:
            rows = list(self._rows(table))
            names = [field.name for field in columns(table.model)]
            self.folder.write_rows(table.file, names, [_cells(row) for row in rows], sort_by=table.order)
            if table.model is Letterhead:
                for row in rows:
                    self.folder.write_bytes(f"{LETTERHEADS}{row.key}.docx", bytes(row.content))
            self._archive(archived for row in rows if (archived := archived_by(row)))

    def _rows(self, table: Table) -> QuerySet[Any]:
        links = [field.name for field in columns(table.model) if field.is_relation]
        named_by = [(field.name, NAMED_BY.get(field.related_model, ())) for field in columns(table.model)]
        deeper = [f"{name}__{part}" for name, parts in named_by for part in parts]
        rows: QuerySet[Any] = table.model._default_manager.filter(**{table.home: self.campaign})
        return rows.select_related(*links, *deeper)

    def _archive(self, hashes: Iterable[str]) -> None:
        """Each exact file once. One that is not there, or is damaged, is not written: loading then names it."""
        for sha256 in sorted(set(hashes)):
            try:
                self.folder.write_bytes(f"{ARCHIVE}{sha256}", archive.read(sha256))
            except (archive.NotThere, archive.Damaged):
                continue


def _cells(row: Any) -> dict[str, Any]:
    return {field.name: _cell(row, field) for field in columns(type(row))}


def _cell(row: Any, field: Any) -> Any:
    value = getattr(row, field.name)
    if not field.is_relation:
        return told(field, value)
    return code_of(value) if value is not None else ""
