"""What every act asks that writes an owned row or a part of one, in whatever room."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Model

from accede.coalition import rules
from accede.kit import belonging, search


def guard(row: Model, *, by: Any, on: date) -> None:
    """Asked before an act writes or removes a row: it may be of a record that an organisation keeps, or change with
    whom it is shared. Then it leaves the search at once, until its entries are made anew.

    Raises NotTheOwners, CannotShare. Rows that nobody owns pass.
    """
    if rules.require_sharing(row, by=by, on=on):
        record: Any = belonging.root(row)
        search.hide(record.get_absolute_url())
