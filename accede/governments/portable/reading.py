"""Rows of text read back into State files."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextField, Value
from django.utils.translation import gettext as _

from accede.coalition.models import EMBARGOED, OWNED, Campaign
from accede.coalition.portable import sharing_from
from accede.governments.models import Argument, ContactSource, StepFact, TrackStep
from accede.governments.portable.cells import code_of, value_of
from accede.governments.portable.tables import Table, columns, is_owned
from accede.kit import sealing
from accede.kit.fields import SealedField
from accede.kit.portable import Folder, Row


class Reader:
    """Reads one table after the other; keeps what each row is called, so that later rows find it."""

    def __init__(self, folder: Folder, campaign: Campaign) -> None:
        self.folder, self.campaign = folder, campaign
        self._known: dict[Any, dict[str, Any]] = {}
        self._failed: set[tuple[Any, str]] = set()

    def read(self, table: Table) -> None:
        """All rows of a table: those first that name no row of the same table, then those that name them."""
        fields = columns(table.model)
        names = [field.name for field in fields]
        # A folder from before a column was added is read as well, where the column may be empty.
        optional = [each.name for each in fields if each.null or each.blank or each.name in EMBARGOED]
        needed = [name for name in names if name not in optional]
        own = next((field for field in fields if field.related_model is table.model), None)
        waiting = self.folder.rows(table.file, needed, optional=optional, key=self._key(table))
        while waiting:
            still = {row.get("key", "") for row in waiting}
            ready = [row for row in waiting if own is None or row[own.name].strip() not in still]
            # In a circle nobody comes first: each is read, and says what it does not find.
            for row in ready or waiting:
                self._row(table, fields, row)
            waiting = [row for row in waiting if row not in ready] if ready else []

    @staticmethod
    def _key(table: Table) -> tuple[str, ...]:
        return table.order if table.part_of else ("key",)

    def _row(self, table: Table, fields: list[Any], row: Row) -> None:
        problems = len(self.folder.report.errors)
        values, silent = self._values(table, fields, row)
        found = table.model(**values)
        if not silent and len(self.folder.report.errors) == problems:
            self._check(found, fields, row)
        if silent or len(self.folder.report.errors) > problems:
            self._failed.add((table.model, _code(found, row)))
            return
        found.save()
        self._keep_sealed(found, fields, row)
        if (not table.part_of and hasattr(found, "key")) or table.model is TrackStep:
            self._of(table.model)[code_of(found)] = found

    def _values(self, table: Table, fields: list[Any], row: Row) -> tuple[dict[str, Any], bool]:
        """The row's values, and whether it hangs on a row that was told to be wrong already."""
        values: dict[str, Any] = {}
        silent = False
        for field in fields:
            if field.is_relation and field.name != "owner":
                values[field.name], lost = self._linked(field, row)
                silent |= lost
            elif field.name not in OWNED:
                values[field.name] = self._value(field, row)
        if is_owned(table.model):
            cells = row["owner"], row["shared_with"], row.items("shared_keys")
            values |= sharing_from(self.campaign, *cells, row.problem)
        if any(each.name == "campaign" for each in table.model._meta.concrete_fields):
            values["campaign"] = self.campaign
        return values, silent

    def _value(self, field: Any, row: Row) -> Any:
        text = row.text(field.name)
        if not isinstance(field, SealedField) or not text.startswith(sealing.PREFIX):
            return value_of(field, row)
        try:
            return sealing.unseal(text)
        except sealing.NoKey:
            words = _(
                "This is sealed, and the key is not here. Add it to ACCEDE_SEALING_KEYS, or take this file out of the "
                "folder."
            )
            row.problem(field.name, words)
            return ""

    def _linked(self, field: Any, row: Row) -> tuple[Any, bool]:
        code = row[field.name].strip()
        if not code:
            return None, False
        found = self._of(field.related_model).get(code)
        if found is None and (field.related_model, code) in self._failed:
            return None, True
        if found is None:
            row.problem(field.name, _("“%s” is not in this campaign. Check the key.") % code)
        return found, False

    def _of(self, model: Any) -> dict[str, Any]:
        """The rows of a model by what a cell calls them, read once."""
        if model not in self._known:
            rows = model._default_manager.all()
            if model is TrackStep:
                rows = rows.filter(track__campaign=self.campaign).select_related("track")
            elif model is Argument:
                rows = rows.filter(campaign=None) | rows.filter(campaign=self.campaign)
                rows = rows.select_related("treaty")
            elif any(each.name == "campaign" for each in model._meta.concrete_fields):
                rows = rows.filter(campaign=self.campaign)
            self._known[model] = {code_of(each): each for each in rows}
        return self._known[model]

    def _check(self, found: Any, fields: list[Any], row: Row) -> None:
        """What the model asks for. Links are not asked for again: they were just found."""
        links = {
            field.name for field in found._meta.concrete_fields if field.is_relation and getattr(found, field.name)
        }
        messages: dict[str, list[str]] = {}
        for step in (lambda: found.clean_fields(exclude=links), found.clean, found.validate_constraints):
            try:
                step()
            except ValidationError as refusal:
                for name, words in refusal.message_dict.items():
                    messages.setdefault(name, []).extend(words)
        if isinstance(found, StepFact) and found.step.track.state_id != found.state_id:
            messages.setdefault("step", []).append(_("This step is on another State's way."))
        known = {field.name for field in fields}
        for name, words in messages.items():
            for word in dict.fromkeys(words):
                row.problem(name if name in known else "", word)

    def _keep_sealed(self, found: Any, fields: list[Any], row: Row) -> None:
        """What came sealed is kept as it came, so that a second folder holds the same bytes."""
        if not isinstance(found, ContactSource):
            return
        sealed = {field.name: row[field.name] for field in fields if isinstance(field, SealedField)}
        kept = {name: Value(text, TextField()) for name, text in sealed.items() if text.startswith(sealing.PREFIX)}
        if kept:
            ContactSource.objects.filter(pk=found.pk).update(**kept)


def _code(found: Any, row: Row) -> str:
    return f"{row['track']}/{row['number']}" if isinstance(found, TrackStep) else row.get("key", "")
