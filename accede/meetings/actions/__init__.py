"""What can be done with meetings: one verb a function, with the right required and one entry in the log."""

from accede.meetings.actions.agenda import AgendaStands, add_item, change_item, move_item, remove_item, take_over
from accede.meetings.actions.attendance import AttendanceStands, NoProxy, NoSeat, note, take_answers, take_back
from accede.meetings.actions.calls import NobodyToCall, NothingToSend, answer, send_call
from accede.meetings.actions.meetings import (
    NotAnyMore,
    NothingChanged,
    UnreadableRule,
    add_act,
    add_meeting,
    add_series,
    cancel_meeting,
    change_meeting,
    change_series,
    close_meeting,
    open_meeting,
)
from accede.meetings.actions.papers import LARGEST, NotYours, TooLarge, add_paper, remove_paper

__all__ = [
    "LARGEST",
    "AgendaStands",
    "AttendanceStands",
    "NoProxy",
    "NoSeat",
    "NobodyToCall",
    "NotAnyMore",
    "NotYours",
    "NothingChanged",
    "NothingToSend",
    "TooLarge",
    "UnreadableRule",
    "add_act",
    "add_item",
    "add_meeting",
    "add_paper",
    "add_series",
    "answer",
    "cancel_meeting",
    "change_item",
    "change_meeting",
    "change_series",
    "close_meeting",
    "move_item",
    "note",
    "open_meeting",
    "remove_item",
    "remove_paper",
    "send_call",
    "take_answers",
    "take_back",
    "take_over",
]
