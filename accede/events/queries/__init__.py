"""Reads of events. One module a noun; import from here."""

from accede.events.queries import choices
from accede.events.queries.alarms import Alarm, alarms_of, lead_lines, venue_lines
from accede.events.queries.alarms import dated as observed
from accede.events.queries.elsewhere import of_item, of_organisation, of_person
from accede.events.queries.entry import changed_at, entry, uid_of
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
from accede.events.queries.exhibitions import Work, reasons, tour_of, works_of
from accede.events.queries.following import came_words, follow_ups
from accede.events.queries.history import history_of
from accede.events.queries.occasions import Occasion, main_event, occasion_of
from accede.events.queries.passages import year_passages
from accede.events.queries.places import (
    SeriesRow,
    begins,
    events_in,
    first_day,
    held,
    leads_on,
    one_series,
    rules_of,
    series_of,
    venues_of,
    zone,
)
from accede.events.queries.posted import held_where, map_of, postings, waiting
from accede.events.queries.posted import legend as map_legend
from accede.events.queries.programme import Balance, balance_of, programme_of
from accede.events.queries.public_face import (
    PublicEvent,
    public_address,
    public_event,
    public_events,
    public_photo,
    why_not_public,
)
from accede.events.queries.sentences import span
from accede.events.queries.sheet import sheet_document, sheet_file, sheet_of
from accede.events.queries.tabs import tabs_of

__all__ = [
    "Alarm",
    "Balance",
    "EventFilter",
    "Occasion",
    "PublicEvent",
    "SeriesRow",
    "Shelf",
    "Work",
    "alarms_of",
    "balance_of",
    "begins",
    "came_words",
    "changed_at",
    "choices",
    "entry",
    "evaluation_lines",
    "event_in_full",
    "events_at",
    "events_in",
    "events_of",
    "figures",
    "first_day",
    "follow_ups",
    "held",
    "held_where",
    "history_of",
    "lead_lines",
    "leads_on",
    "lede",
    "main_event",
    "map_legend",
    "map_of",
    "observed",
    "occasion_of",
    "of_item",
    "of_organisation",
    "of_person",
    "one_series",
    "postings",
    "programme_of",
    "public_address",
    "public_event",
    "public_events",
    "public_photo",
    "reasons",
    "rules_of",
    "searchable",
    "series_of",
    "sessions_of",
    "sheet_document",
    "sheet_file",
    "sheet_of",
    "shelf",
    "span",
    "tabs_of",
    "tour_of",
    "uid_of",
    "venue_lines",
    "venues_of",
    "waiting",
    "why_not_public",
    "works_of",
    "year_passages",
    "zone",
]
