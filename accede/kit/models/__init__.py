"""Tables of the kit; none has a foreign key to a room's table, so they outlive what they speak of."""

from accede.kit.models.jobs import Job, JobState, JobStep, Schedule
from accede.kit.models.log import AppendOnly, LogEntry
from accede.kit.models.made import MadeFile
from accede.kit.models.mail import (
    MailFile,
    MailGroup,
    MailPace,
    MailReport,
    MailState,
    OutgoingMail,
    SuppressedAddress,
)
from accede.kit.models.search import SearchEntry
from accede.kit.models.unsaved import Draft, Removed, SentForm

__all__ = [
    "AppendOnly",
    "Draft",
    "Job",
    "JobState",
    "JobStep",
    "LogEntry",
    "MadeFile",
    "MailFile",
    "MailGroup",
    "MailPace",
    "MailReport",
    "MailState",
    "OutgoingMail",
    "Removed",
    "Schedule",
    "SearchEntry",
    "SentForm",
    "SuppressedAddress",
]
