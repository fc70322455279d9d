"""Events and all that hangs on them."""

from accede.events.models.event import Event, EventKind, Link, Party, PartyRole, Relation, Session
from accede.events.models.parts import (
    Attendance,
    AttendanceGroup,
    Evaluation,
    Handout,
    HandoutUse,
    ProgrammeEntry,
    ProgrammeRole,
)

__all__ = [
    "Attendance",
    "AttendanceGroup",
    "Evaluation",
    "Event",
    "EventKind",
    "Handout",
    "HandoutUse",
    "Link",
    "Party",
    "PartyRole",
    "ProgrammeEntry",
    "ProgrammeRole",
    "Relation",
    "Session",
]
