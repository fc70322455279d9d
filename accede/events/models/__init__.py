"""Events and all that hangs on them."""

from accede.events.models.door import CheckIn, Guest, Registration, SentList
from accede.events.models.event import Event, EventKind, Link, Party, PartyRole, Relation, Session
from accede.events.models.invitations import EventRun, Invitation, Reply
from accede.events.models.parts import (
    Attendance,
    AttendanceGroup,
    EntryPhoto,
    EntryStanding,
    Evaluation,
    Gender,
    Handout,
    HandoutUse,
    ProgrammeEntry,
    ProgrammeRole,
)
from accede.events.models.places import Series, Venue, VenueRule
from accede.events.models.showing import Exhibit, Posting, SheetLine, TourStop

__all__ = [
    "Attendance", "AttendanceGroup", "CheckIn", "EntryPhoto", "EntryStanding", "Evaluation", "Event", "EventKind",
    "EventRun", "Exhibit", "Gender", "Guest", "Handout", "HandoutUse", "Invitation", "Link", "Party", "PartyRole",
    "Posting", "ProgrammeEntry", "ProgrammeRole", "Registration", "Relation", "Reply", "SentList", "Series",
    "Session", "SheetLine", "TourStop", "Venue", "VenueRule",
]  # fmt: skip
