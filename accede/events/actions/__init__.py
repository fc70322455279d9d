"""What people do to events. Each act: one transaction, one entry in the log, the right required."""

from accede.events.actions.events import (
    add_event,
    add_session,
    change_event,
    change_session,
    remove_event,
    remove_session,
)
from accede.events.actions.parts import add_part, evaluate, remove_part
from accede.events.actions.programme import add_entry, change_entry, move_entry, remove_entry
from accede.events.actions.undoing import undo_change
from accede.materials.actions import StillNeeded

__all__ = [
    "StillNeeded",
    "add_entry",
    "add_event",
    "add_part",
    "add_session",
    "change_entry",
    "change_event",
    "change_session",
    "evaluate",
    "move_entry",
    "remove_entry",
    "remove_event",
    "remove_part",
    "remove_session",
    "undo_change",
]
