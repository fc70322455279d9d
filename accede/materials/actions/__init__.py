"""What people do to the library. Each act: one transaction, one entry in the log, the right required."""

from accede.materials.actions.items import (
    add_credit,
    add_edition,
    add_item,
    add_print_run,
    change_item,
    remove_credit,
    remove_item,
    remove_print_run,
)
from accede.materials.actions.undoing import undo_change
from accede.materials.actions.versions import (
    NotForward,
    add_version,
    change_version,
    reach_stage,
    remove_version,
    revise_text,
)
from accede.materials.actions.writing import StillNeeded

__all__ = [
    "NotForward",
    "StillNeeded",
    "add_credit",
    "add_edition",
    "add_item",
    "add_print_run",
    "add_version",
    "change_item",
    "change_version",
    "reach_stage",
    "remove_credit",
    "remove_item",
    "remove_print_run",
    "remove_version",
    "revise_text",
    "undo_change",
]
