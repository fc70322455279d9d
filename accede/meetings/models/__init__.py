"""What meetings keep. One module a noun; import from here."""

from accede.meetings.models.agenda import AgendaItem, Attendance
from accede.meetings.models.calls import Call, CallRecipient, Paper, Reply
from accede.meetings.models.decisions import Decision, DecisionTask, Motion, Reservation, Vote
from accede.meetings.models.meetings import Meeting, MeetingAct, Series
from accede.meetings.models.minutes import Correction, Minutes, MinutesText

__all__ = [
    "AgendaItem",
    "Attendance",
    "Call",
    "CallRecipient",
    "Correction",
    "Decision",
    "DecisionTask",
    "Meeting",
    "MeetingAct",
    "Minutes",
    "MinutesText",
    "Motion",
    "Paper",
    "Reply",
    "Reservation",
    "Series",
    "Vote",
]
