"""The events' part of a campaign folder."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from accede.coalition.models import Campaign
from accede.events.models import Event, Session
from accede.events.portable.reading import Reader
from accede.events.portable.writing import event_data, session_data
from accede.kit import portable
from accede.kit.imports import Report
from accede.kit.portable import Folder
from accede.materials.portable import Table

SESSIONS = "events/sessions.toml"


@portable.part("events", order=30, owns=("events/*.toml",))
class EventsPart:
    """`events/sessions.toml` and `events/<key>.toml`: an event with everything that hangs on it."""

    def write(self, folder: Folder, *, campaign: str) -> None:
        sessions = [session_data(each) for each in Session.objects.filter(campaign__slug=campaign).order_by("key")]
        if sessions:
            folder.write_toml(SESSIONS, {"sessions": sessions})
        for event in Event.objects.filter(campaign__slug=campaign).select_related("session", "owner").order_by("key"):
            folder.write_toml(f"events/{event.key}.toml", event_data(event))

    def read(self, folder: Folder, *, by: Any, report: Report, campaign: str | None) -> None:
        reader = Reader(Campaign.objects.get(slug=campaign))
        if folder.exists(SESSIONS):
            reader.sessions_in(Table(folder.toml(SESSIONS), file=SESSIONS, report=report))
        names = [name for name in folder.names("events/*.toml") if name != SESSIONS]
        tables = {PurePosixPath(name).stem: Table(folder.toml(name), file=name, report=report) for name in names}
        for key, table in tables.items():
            reader.event(key, table)
        for key, table in tables.items():
            reader.links(key, table)
