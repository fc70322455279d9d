"""Rows with a past of their own (tasks, the plan) as a campaign's folder brings them: whole, and not acted again."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db import models, transaction

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions.writing import save

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def bring(*, row: Row, by: Any, on: date) -> Row:
    """Keep a row as the folder has it; the constraints of its table hold, the rules for new acts are not asked.

    Raises NotAllowed without the right to load campaigns, ValidationError.
    """
    require(by, Right.LOAD_CAMPAIGN, on=on)
    row.full_clean()
    return save(row, "coalition.bring", by=by, on=on)
