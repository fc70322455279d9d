"""Reading a TOML file with every problem reported, and writing one without what is empty."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.portable import sharing_from
from accede.core.dates import Moment
from accede.kit.imports import Report

Thing = TypeVar("Thing")


class Table:
    """A table of a TOML file. Readers report what they cannot read; `end` reports what nobody read."""

    def __init__(self, data: Mapping[str, Any], *, file: str, report: Report, where: str = "") -> None:
        self._data = data
        self._asked: set[str] = set()
        self.file = file
        self.report = report
        self.where = where

    def problem(self, name: str, message: str) -> None:
        self.report.add(self.file, message, column=f"{self.where}{name}")

    def _value(self, name: str) -> Any:
        self._asked.add(name)
        return self._data.get(name)

    def text(self, name: str, *, required: bool = False) -> str:
        value = self._value(name)
        if isinstance(value, dict | list | bool | float):
            self.problem(name, _("A text is expected here."))
            return ""
        text = "" if value is None else str(value)
        if required and not text.strip():
            self.problem(name, _("This must not be empty."))
        return text

    def moment(self, name: str) -> Any:
        """A Moment (the checker takes a MomentField for a plain text field)."""
        text = self.text(name)
        try:
            return Moment.parse(text)
        except ValueError as problem:
            self.problem(name, str(problem))
            return Moment.unknown()

    def choice(self, name: str, choices: Collection[str], default: str = "") -> str:
        value = self.text(name, required=not default) or default
        if value and value not in choices:
            known = ", ".join(str(choice) for choice in choices)
            message = _("“%(value)s” is not known here. Write one of: %(known)s.")
            self.problem(name, message % {"value": value, "known": known})
            return default
        return value

    def whole(self, name: str) -> int | None:
        value = self._value(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
            return value
        self.problem(name, _("A whole number is expected here."))
        return None

    def flag(self, name: str) -> bool:
        value = self._value(name)
        if value not in (None, True, False):
            self.problem(name, _("Write true or false."))
        return value is True

    def words(self, name: str) -> list[str]:
        value = self._value(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.problem(name, _("A list of texts is expected here."))
            return []
        return value

    def tables(self, name: str) -> list[Table]:
        value = self._value(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.problem(name, _("A list of tables is expected here."))
            return []
        return [self._inner(each, f"{name} {number}") for number, each in enumerate(value, 1)]

    def table(self, name: str) -> Table | None:
        value = self._value(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.problem(name, _("A table is expected here."))
            return None
        return self._inner(value, name)

    def _inner(self, data: Mapping[str, Any], name: str) -> Table:
        return Table(data, file=self.file, report=self.report, where=f"{self.where}{name}, ")

    def one_of(self, name: str, things: Mapping[str, Thing], *, required: bool = False) -> Thing | None:
        """The thing of this key; a key that nobody has is a problem."""
        key = self.text(name, required=required)
        if key and key not in things:
            self.problem(name, _("Nothing in this campaign has the key “%s”.") % key)
        return things.get(key) if key else None

    def end(self) -> None:
        for name in self._data.keys() - self._asked:
            known = ", ".join(sorted(self._asked))
            self.problem(name, _("This name is not known. Known are: %s.") % known)


def saved(instance: models.Model, table: Table) -> bool:
    """Saves a row that is right by its own fields; else reports each problem and saves nothing."""
    try:
        instance.full_clean(validate_unique=True, validate_constraints=True)
    except ValidationError as problem:
        for name, messages in problem.message_dict.items():
            for message in messages:
                table.problem("" if name == "__all__" else name, message)
        return False
    instance.save()
    return True


def trimmed(data: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping without what is empty, false or unknown: absent says the same and reads better."""
    return {name: value for name, value in data.items() if not _is_empty(value)}


def _is_empty(value: Any) -> bool:
    if isinstance(value, Moment):
        return not str(value)
    return value is None or value is False or (isinstance(value, str | list | tuple | dict) and not value)


def shared_in(table: Table, campaign: Campaign) -> dict[str, Any]:
    """To whom the record of the file belongs and with whom it is shared."""
    told = (table.text("owner"), table.text("shared_with"), table.words("shared_keys"))
    return sharing_from(campaign, *told, table.problem)
