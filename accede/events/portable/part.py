"""The events' part of a campaign folder."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from accede.coalition.models import Campaign
from accede.events.models import Event, Series, Session, Venue
from accede.events.portable import people
from accede.events.portable.places import series_data, series_in, venue_data, venues_in
from accede.events.portable.reading import Reader
from accede.events.portable.writing import event_data, session_data
from accede.kit import portable
from accede.kit.imports import Report
from accede.kit.portable import Folder
from accede.materials.portable import Table

SESSIONS = "events/sessions.toml"
SERIES = "events/series.toml"
VENUES = "events/venues.toml"
_NO_EVENTS = {SESSIONS, SERIES, VENUES}


@portable.part("events", order=30, owns=("events/*",))
class EventsPart:
    """`events/<key>.toml`: an event with what its page tells; sessions, series and venues in a file each; who was
    invited, who answered and who came as rows; photographs and scans as files beside them.
    """

    def write(self, folder: Folder, *, campaign: str) -> None:
        for name, model, words, told in (
            (SESSIONS, Session, "sessions", session_data),
            (SERIES, Series, "series", series_data),
            (VENUES, Venue, "venues", venue_data),
        ):
            rows: Any = model
            found = [told(each) for each in rows.objects.filter(campaign__slug=campaign).order_by("key")]
            if found:
                folder.write_toml(name, {words: found})
        events = Event.objects.filter(campaign__slug=campaign).order_by("key")
        for event in events.select_related("session", "owner", "series", "held_at", "country"):
            folder.write_toml(f"events/{event.key}.toml", event_data(event, folder))
        people.write(folder, Campaign.objects.get(slug=campaign))

    def read(self, folder: Folder, *, by: Any, report: Report, campaign: str | None) -> None:
        home = Campaign.objects.get(slug=campaign)
        reader = Reader(home, folder)

        def table(name: str) -> Table:
            return Table(folder.toml(name, required=False), file=name, report=report)

        reader.sessions_in(table(SESSIONS))
        reader.series = series_in(table(SERIES), home)
        reader.venues = venues_in(table(VENUES), home)
        names = [name for name in folder.names("events/*.toml") if name not in _NO_EVENTS]
        tables = {PurePosixPath(name).stem: table(name) for name in names}
        for key, each in tables.items():
            reader.event(key, each)
        for key, each in tables.items():
            reader.links(key, each)
        people.read(folder, home, reader.events)
