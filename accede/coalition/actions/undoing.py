"""Taking back the last change of a row of the coalition: the same acts, the other way round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import models, transaction

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import campaigns, corrections, memberships, offices, organisations, people, tasks
from accede.kit import undo
from accede.kit.models import LogEntry

# By the name of the model: the act that changes a row, so that every rule is asked again.
CHANGES: dict[str, Callable[..., Any]] = {
    "campaign": campaigns.change_campaign,
    "purpose": corrections.change_purpose,
    "assessment": corrections.change_assessment,
    "organisation": organisations.change_organisation,
    "organisationrelation": corrections.change_relation,
    "membership": memberships.change_membership,
    "person": people.change_person,
    "affiliation": corrections.change_affiliation,
    "office": offices.change_office,
    "officeterm": offices.change_term,
    "secondment": corrections.change_secondment,
    "task": tasks.put_back,
}
KEYWORDS = {"organisationrelation": "relation", "officeterm": "term"}


@transaction.atomic
def undo_change(*, entry: LogEntry, by: Any, on: date) -> models.Model:
    """Take back the last change of a row, or bring a removed one back, as a new change.

    Raises NotAllowed, CannotUndo, and what the change itself raises.
    """
    require(by, Right.EDIT_COALITION, campaign=entry.campaign, on=on)

    def change(row: Any, values: dict[str, Any]) -> None:
        name = row._meta.model_name
        if name not in CHANGES:
            raise undo.CannotUndo
        CHANGES[name](**{KEYWORDS.get(name, name): row}, by=by, on=on, **values)

    return undo.undo(entry, change, by=by, on=on)
