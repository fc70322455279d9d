"""Reads of events. One module a noun; import from here."""

from accede.events.queries.events import (
    EventFilter,
    Shelf,
    event_in_full,
    events_of,
    figures,
    searchable,
    sessions_of,
    shelf,
    years,
)
from accede.events.queries.occasions import Occasion, main_event, occasion_of
from accede.events.queries.passages import year_passages

__all__ = [
    "EventFilter",
    "Occasion",
    "Shelf",
    "event_in_full",
    "events_of",
    "figures",
    "main_event",
    "occasion_of",
    "searchable",
    "sessions_of",
    "shelf",
    "year_passages",
    "years",
]
