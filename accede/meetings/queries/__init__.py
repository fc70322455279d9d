"""Reads of meetings. One module a noun: meetings (states, lists), words (in words), people (whom a meeting concerns),
agenda, calls, letters (what a call says), invitation (the calendar's entry), papers, attendance; minutes, votes,
decisions.
"""

from accede.meetings.queries.agenda import Agenda, Point, agenda, item_of, items_of, offered, since
from accede.meetings.queries.attendance import Bench, Room, attendance, finding, is_member, line_of, presences, room
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
from accede.meetings.queries.counts import (
    attachment,
    hows,
    noted_words,
    quorum_words,
    sent_words,
    told_acts,
)
from accede.meetings.queries.invitation import Attendee, entry
from accede.meetings.queries.letters import changes, letter, utc
from accede.meetings.queries.meetings import (
    Listed,
    SeriesDay,
    State,
    act_of,
    all_series,
    between,
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
    unmade_days,
    with_acts,
)
from accede.meetings.queries.papers import owners, paper, papers
from accede.meetings.queries.people import (
    Invited,
    Seat,
    in_calendars,
    organisations_in,
    own_line,
    people_of,
    recipient_of,
    recipients,
    replies,
    seats,
    to_call,
    unreached,
)
from accede.meetings.queries.printed import agenda_document, agenda_file, agenda_version, taken_words
from accede.meetings.queries.shown import ShownDay, ShownList, ShownMeeting, shown, shown_day, shown_meeting
from accede.meetings.queries.words import clock_notes, duration, language_names, recurrence, when, when_local

__all__ = [
    "Agenda", "Attendee", "Bench", "Invited", "Line", "Listed", "Plan", "Point", "Room", "Seat", "SeriesDay",
    "ShownDay", "ShownList", "ShownMeeting", "State", "act_of", "agenda", "agenda_document", "agenda_file",
    "agenda_version", "all_series", "attachment", "attendance", "between", "call_due", "calls_of", "changes",
    "clock_notes", "duration", "entry", "field_word", "finding", "for_index", "hows", "in_calendars",
    "invited_by", "is_coming", "is_member", "item_of", "items_of", "language_names", "last_call", "letter",
    "line_of", "lines", "listed", "local_time", "mail_word", "meeting_before", "meetings_of", "moment_told",
    "next_in", "noted_words", "of_window", "offered", "organisations_in", "own_line", "owners", "paper",
    "papers", "people_of", "plan", "presences", "quorum_words", "recipient_of", "recipients", "recurrence",
    "replies", "reply_address", "reply_token", "room", "seats", "sent_words", "shown", "shown_day",
    "shown_meeting", "since", "state_of", "summary", "taken_words", "to_call", "told", "told_acts", "troubled",
    "unmade_days", "unreached", "utc", "when", "when_local", "with_acts",
]  # fmt: skip
