"""Taking back the last change of a row of the State files, or bringing a removed one back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.governments.actions.contacts import change_contact
from accede.governments.actions.officials import merge_officials, part_officials
from accede.governments.actions.targets import choose_country
from accede.governments.actions.writing import change
from accede.governments.models import Contact, MonthCountry, Official
from accede.kit import search, undo
from accede.kit.models import LogEntry

# By which right each kind of row is written; a test asks that none is missing.
RIGHTS = {
    "ally": Right.KEEP_FILES,
    "argument": Right.EDIT_ARGUMENTS,
    "argumenttext": Right.EDIT_ARGUMENTS,
    "ask": Right.KEEP_FILES,
    "askstep": Right.KEEP_FILES,
    "champion": Right.SET_TARGETS,
    "citation": Right.EDIT_ARGUMENTS,
    "contact": Right.LOG_CONTACT,
    "contactperson": Right.LOG_CONTACT,
    "contactsource": Right.LOG_CONTACT,
    "evidence": Right.KEEP_FILES,
    "filesettings": Right.SET_TARGETS,
    "mission": Right.KEEP_MISSIONS,
    "missionhead": Right.KEEP_MISSIONS,
    "monthcountry": Right.SET_TARGETS,
    "obstacle": Right.KEEP_FILES,
    "obstaclemove": Right.KEEP_FILES,
    "official": Right.LOG_CONTACT,
    "position": Right.KEEP_FILES,
    "promise": Right.KEEP_FILES,
    "promisestep": Right.KEEP_FILES,
    "recommendation": Right.KEEP_FILES,
    "reviewfile": Right.KEEP_FILES,
    "savedview": Right.READ_PAPERS,
    "statetag": Right.LOG_CONTACT,
    "stepfact": Right.KEEP_FILES,
    "target": Right.SET_TARGETS,
    "targetlist": Right.SET_TARGETS,
    "track": Right.KEEP_FILES,
    "trackstep": Right.KEEP_FILES,
    "visitnotice": Right.LOG_CONTACT,
    "weights": Right.SET_TARGETS,
}


def right_of(entry: LogEntry) -> Right:
    """By which right the row of an entry is written, and so changed back."""
    label, _dot, name = entry.target_type.partition(".")
    return RIGHTS[name] if label == "governments" else Right.LOAD_CAMPAIGN


@transaction.atomic
def undo_change(*, entry: LogEntry, by: Any, on: date) -> Model:
    """Take back the last change of a row, or bring a removed one back, as a new change, with the right by which such a
    row is written.

    Raises NotAllowed, CannotUndo, and what the change itself raises.
    """
    right = right_of(entry)
    require(by, right, campaign=entry.campaign, on=on)

    def again(row: Any, values: dict[str, Any]) -> None:
        if not _by_its_own_act(row, values, by=by, on=on):
            change(row, "governments.undo_change", values, right=right, by=by, on=on)

    row = undo.undo(entry, again, by=by, on=on)
    guard(row, by=by, on=on)
    search.soon(entry.campaign)
    return row


def _by_its_own_act(row: Any, values: dict[str, Any], *, by: Any, on: date) -> bool:
    """What has rules of its own is changed back by its act, which asks them again; whether it was."""
    if isinstance(row, Contact):  # its owner's people alone; what is theirs follows it to another owner
        change_contact(contact=row, values=values, anyway=True, by=by, on=on)
    elif isinstance(row, Official) and "merged_into" in values:
        if (kept := values["merged_into"]) is None:
            part_officials(official=row, by=by, on=on)
        else:
            merge_officials(kept=kept, gone=row, why=values.get("merged_words", ""), by=by, on=on)
    elif isinstance(row, MonthCountry):
        told = {name: values.get(name, getattr(row, name)) for name in ("state", "reason")}
        choose_country(campaign=row.campaign, month=row.month, by=by, on=on, **told)
    else:
        return False
    return True
