"""Reads of events. One module a noun; import from here."""

from accede.events.queries import choices
from accede.events.queries.elsewhere import of_item, of_organisation, of_person
from accede.events.queries.events import (
    EventFilter,
    Shelf,
    evaluation_lines,
    event_in_full,
    events_at,
    events_of,
    figures,
    lede,
    searchable,
    sessions_of,
    shelf,
)
from accede.events.queries.history import history_of
from accede.events.queries.occasions import Occasion, main_event, occasion_of
from accede.events.queries.passages import year_passages
from accede.events.queries.sentences import span
from accede.events.queries.tabs import tabs_of

__all__ = [
    "EventFilter",
    "Occasion",
    "Shelf",
    "choices",
    "evaluation_lines",
    "event_in_full",
    "events_at",
    "events_of",
    "figures",
    "history_of",
    "lede",
    "main_event",
    "occasion_of",
    "of_item",
    "of_organisation",
    "of_person",
    "searchable",
    "sessions_of",
    "shelf",
    "span",
    "tabs_of",
    "year_passages",
]
