from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from accede.core.dates import Moment
from accede.kit.imports import Report

SEPARATOR = "; "


def written(value: object) -> str:
    """A value as it stands in a cell; the readers of Row take it back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return SEPARATOR.join(written(each) for each in value)
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


class Row(dict[str, str]):
    """A row of a CSV file by column; its readers report what they cannot read and go on without it."""

    def __init__(self, cells: dict[str, str], *, file: str, number: int, report: Report) -> None:
        super().__init__(cells)
        self.file = file
        self.number = number
        self._report = report

    def problem(self, column: str, message: str) -> None:
        self._report.add(self.file, message, row=self.number, column=column)

    def text(self, column: str, *, required: bool = False) -> str:
        value = self.get(column, "")
        if required and not value.strip():
            self.problem(column, _("This cell must not be empty."))
        return value

    def day(self, column: str) -> date | None:
        value = self.get(column, "").strip()
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.problem(column, _("“%s” is not a day. Write it as 2003-07-01.") % value)
            return None

    def moment(self, column: str) -> Moment:
        value = self.get(column, "").strip()
        try:
            return Moment.parse(value)
        except ValueError:
            message = _("“%s” is not a date. Write 2003-07-01, 2003-07, 2003, <2003-07-01, >2003-07-01 or nothing.")
            self.problem(column, message % value)
            return Moment.parse("")

    def yes(self, column: str) -> bool:
        value = self.get(column, "").strip()
        if value not in {"yes", "no", ""}:
            self.problem(column, _("“%s” is neither yes nor no.") % value)
        return value == "yes"

    def whole(self, column: str) -> int | None:
        value = self.get(column, "").strip()
        try:
            return int(value) if value else None
        except ValueError:
            self.problem(column, _("“%s” is not a whole number.") % value)
            return None

    def money(self, column: str) -> Decimal | None:
        value = self.get(column, "").strip()
        try:
            amount = Decimal(value) if value else None
        except InvalidOperation:
            amount = Decimal("NaN")
        if amount is not None and not amount.is_finite():
            self.problem(column, _("“%s” is not an amount. Write it as 1500.00.") % value)
            return None
        return amount

    def one_of(self, column: str, choices: Collection[str], default: str = "") -> str:
        value = self.get(column, "").strip() or default
        if value not in choices and value != default:
            known = ", ".join(str(choice) for choice in choices)
            self.problem(
                column,
                _("“%(value)s” is not known here. Write one of: %(known)s.") % {"value": value, "known": known},
            )
            return default
        return value

    def items(self, column: str) -> list[str]:  # type: ignore[override]  # a row is asked for a column's items
        return [item.strip() for item in self.get(column, "").split(";") if item.strip()]
