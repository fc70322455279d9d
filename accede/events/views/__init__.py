"""Pages of events: pages (lists, records), editing (events, sessions), parts (programme, evaluation)."""

from accede.events.views.editing import (
    add_event,
    add_session,
    change_event,
    change_session,
    remove_event,
    remove_session,
)
from accede.events.views.pages import event, event_list, history, session, session_list
from accede.events.views.parts import (
    add_entry,
    add_part,
    change_entry,
    evaluate,
    move_entry,
    remove_entry,
    remove_part,
)

__all__ = [
    "add_entry",
    "add_event",
    "add_part",
    "add_session",
    "change_entry",
    "change_event",
    "change_session",
    "evaluate",
    "event",
    "event_list",
    "history",
    "move_entry",
    "remove_entry",
    "remove_event",
    "remove_part",
    "remove_session",
    "session",
    "session_list",
]
