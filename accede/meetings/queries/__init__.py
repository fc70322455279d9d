"""Reads of meetings. One module a noun: meetings (states, lists), words (in words), people (whom a meeting concerns),
agenda, calls, letters (what a call says), invitation (the calendar's entry), papers, attendance; minutes, votes,
decisions.
"""

from accede.meetings.queries.agenda import Agenda, Point, agenda, item_of, offered, since
from accede.meetings.queries.calls import (
    Line,
    Plan,
    calls_of,
    invited_by,
    lines,
    mail_word,
    plan,
    reply_address,
    reply_token,
    summary,
    troubled,
)
from accede.meetings.queries.invitation import Attendee, entry
from accede.meetings.queries.letters import changes, letter, utc
from accede.meetings.queries.meetings import (
    Listed,
    SeriesDay,
    State,
    act_of,
    all_series,
    call_due,
    field_word,
    for_index,
    is_coming,
    last_call,
    listed,
    local_time,
    meeting_before,
    meetings_of,
    moment_told,
    next_in,
    of_window,
    state_of,
    told,
    with_acts,
)
from accede.meetings.queries.people import (
    Invited,
    Seat,
    in_calendars,
    own_line,
    recipient_of,
    recipients,
    replies,
    seats,
    to_call,
    unreached,
)
from accede.meetings.queries.words import clock_notes, duration, recurrence, when, when_local

__all__ = [
    "Agenda", "Attendee", "Invited", "Line", "Listed", "Plan", "Point", "Seat", "SeriesDay", "State", "act_of",
    "agenda",
    "all_series", "call_due", "calls_of", "changes", "clock_notes", "duration", "entry", "field_word", "for_index",
    "in_calendars", "invited_by", "is_coming", "item_of", "last_call", "letter", "lines", "listed", "local_time",
    "mail_word", "meeting_before", "meetings_of", "moment_told", "next_in", "of_window", "offered", "own_line", "plan",
    "recipient_of", "recipients", "recurrence", "replies", "reply_address", "reply_token", "seats", "since", "state_of",
    "summary", "to_call", "told", "troubled", "unreached", "utc", "when", "when_local", "with_acts",
]  # fmt: skip
