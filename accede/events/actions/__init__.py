"""What people do to events. Each act: one transaction, one entry in the log, the right required."""

from accede.events.actions.events import (
    NotNow,
    add_event,
    add_session,
    cancel_event,
    change_event,
    change_session,
    hold_event,
    publish_event,
    remove_event,
    remove_session,
)
from accede.events.actions.exhibitions import (
    Withdrawn,
    add_stop,
    add_work,
    change_stop,
    change_work,
    remove_stop,
    remove_work,
    withdraw_work,
)
from accede.events.actions.following import follow_up
from accede.events.actions.parts import add_part, evaluate, remove_part
from accede.events.actions.photos import remove_photo, set_photo
from accede.events.actions.places import (
    add_rule,
    add_series,
    add_venue,
    change_rule,
    change_series,
    change_venue,
    remove_rule,
    remove_series,
    remove_venue,
)
from accede.events.actions.posting import Decided, NeedsWords, NotYours, decide_posting, post_event
from accede.events.actions.programme import add_entry, change_entry, move_entry, remove_entry
from accede.events.actions.sheet import NothingToFill, add_line, change_line, fill_sheet, remove_line
from accede.events.actions.undoing import undo_change
from accede.materials.actions import StillNeeded

__all__ = [
    "Decided",
    "NeedsWords",
    "NotNow",
    "NotYours",
    "NothingToFill",
    "StillNeeded",
    "Withdrawn",
    "add_entry",
    "add_event",
    "add_line",
    "add_part",
    "add_rule",
    "add_series",
    "add_session",
    "add_stop",
    "add_venue",
    "add_work",
    "cancel_event",
    "change_entry",
    "change_event",
    "change_line",
    "change_rule",
    "change_series",
    "change_session",
    "change_stop",
    "change_venue",
    "change_work",
    "decide_posting",
    "evaluate",
    "fill_sheet",
    "follow_up",
    "hold_event",
    "move_entry",
    "post_event",
    "publish_event",
    "remove_entry",
    "remove_event",
    "remove_line",
    "remove_part",
    "remove_photo",
    "remove_rule",
    "remove_series",
    "remove_session",
    "remove_stop",
    "remove_venue",
    "remove_work",
    "set_photo",
    "undo_change",
    "withdraw_work",
]
