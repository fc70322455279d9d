"""Rows of text read back into mailings. What cannot be read is reported with its file and its row; with any problem
nothing is written by the caller.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.governments.portable.cells import value_of
from accede.kit import privacy
from accede.kit.letters import archive
from accede.kit.portable import Folder, Row
from accede.mailings.models import Letterhead, RunStep
from accede.mailings.portable.tables import ARCHIVE, HOMES, LETTERHEADS, NAMED_BY, Table, archived_by, code_of, columns


class Reader:
    """Reads one table after the other; keeps what each row is called, so that later rows find it."""

    def __init__(self, folder: Folder, campaign: Campaign) -> None:
        self.folder, self.campaign = folder, campaign
        self._known: dict[Any, dict[str, Any]] = {}

    def read(self, table: Table) -> None:
        """All rows of a table: those first that name no row of the same table, then those that name them."""
        fields = columns(table.model)
        # A folder from before a column was added is read as well, where the column may be empty.
        optional = [each.name for each in fields if each.null or each.blank or each.has_default()]
        needed = [each.name for each in fields if each.name not in optional]
        own = [each.name for each in fields if each.related_model is table.model]
        waiting = self.folder.rows(table.file, needed, optional=optional, key=table.order)
        while waiting:
            still = {row.get("key", "") for row in waiting}
            ready = [row for row in waiting if not any(row[name].strip() in still for name in own)]
            # In a circle nobody comes first: each is read, and says what it does not find.
            for row in ready or waiting:
                self._row(table, fields, row)
            waiting = [row for row in waiting if row not in ready] if ready else []

    def _row(self, table: Table, fields: list[Any], row: Row) -> None:
        problems = len(self.folder.report.errors)
        values = {
            field.name: self._linked(field, row) if field.is_relation else value_of(field, row) for field in fields
        }
        if any(each.name == "campaign" for each in table.model._meta.concrete_fields):
            values["campaign"] = self.campaign
        found = table.model(**values)
        if isinstance(found, Letterhead):
            found.content = self._file(f"{LETTERHEADS}{found.key}.docx", found.sha256, row)
        elif archived := archived_by(found):
            content = self._file(
                f"{ARCHIVE}{archived}", archived, row, column="proof" if isinstance(found, RunStep) else "sha256"
            )
            if content:
                archive.keep(content)
        if len(self.folder.report.errors) == problems:
            _check(found, row)
        if len(self.folder.report.errors) == problems:
            found.save()
            if table.model in self._known:
                self._known[table.model][code_of(found)] = found

    def _file(self, name: str, sha256: str, row: Row, column: str = "sha256") -> bytes:
        """The bytes of a file that must be the one that the row means."""
        content = self.folder.bytes(name) if self.folder.exists(name) else b""
        if hashlib.sha256(content).hexdigest() != sha256:
            row.problem(column, _("The file %s is missing or is another one.") % name)
        return content

    def _linked(self, field: Any, row: Row) -> Any:
        code = row[field.name].strip()
        if not code:
            return None
        found = self._of(field.related_model).get(code)
        if found is None:
            row.problem(field.name, _("“%s” is not in this campaign. Check the key.") % code)
        return found

    def _of(self, model: Any) -> dict[str, Any]:
        """The rows of a model by what a cell calls them, read once."""
        if model not in self._known:
            rows = model._default_manager.all()
            home = HOMES.get(model, "campaign" if hasattr(model, "campaign") else "")
            rows = rows.filter(**{home: self.campaign}) if home else rows
            rows = rows.select_related(*NAMED_BY[model]) if model in NAMED_BY else rows
            self._known[model] = {code_of(each): each for each in rows}
        return self._known[model]


def _check(found: Any, row: Row) -> None:
    """What the model asks for. Links are not asked for again: they were just found; what an erasure took stays away."""
    names = [each for each in found._meta.concrete_fields if not each.primary_key]
    links = {each.name for each in names if each.is_relation and getattr(found, each.name)}
    erased = {name for name in privacy.personal(type(found)) if getattr(found, name, None) == ""}
    known = {each.name for each in columns(type(found))}
    for step in (lambda: found.clean_fields(exclude=links | erased), found.clean, found.validate_constraints):
        try:
            step()
        except ValidationError as refusal:
            for name, words in refusal.message_dict.items():
                for word in dict.fromkeys(words):
                    row.problem(name if name in known else "", word)
