"""What the workspace's own pages show: day (the first page), calendar, log."""

from accede.today.queries.calendar import Month, View, calendar, days_for, month_of
from accede.today.queries.day import NewThing, Today, beginnings, coming, today, together
from accede.today.queries.log import act_words, log_entries, mail_state_word
from accede.today.queries.rooms import room_words

__all__ = [
    "Month",
    "NewThing",
    "Today",
    "View",
    "act_words",
    "beginnings",
    "calendar",
    "coming",
    "days_for",
    "log_entries",
    "mail_state_word",
    "month_of",
    "room_words",
    "today",
    "together",
]
