"""Rows from the folder's tables; every problem goes to the tables' report, and reading goes on."""

from __future__ import annotations

from typing import Any

from accede.coalition.models import Campaign, Organisation, Person
from accede.events.models import (
    Attendance,
    AttendanceGroup,
    Evaluation,
    Event,
    EventKind,
    Handout,
    HandoutUse,
    Link,
    Party,
    PartyRole,
    Relation,
    Series,
    Session,
    Venue,
)
from accede.events.portable.instants import instant_in
from accede.events.portable.programme import ProgrammeReader
from accede.events.portable.showing import day_in, showing_in
from accede.events.portable.writing import INSTANTS
from accede.kit.portable import Folder
from accede.materials.models import Item
from accede.materials.portable import Table, saved, shared_in
from accede.record.models import State


class Reader:
    """Makes the rows of one campaign's events."""

    def __init__(self, campaign: Campaign, folder: Folder) -> None:
        self.campaign = campaign
        self.organisations = {each.key: each for each in Organisation.objects.filter(campaign=campaign)}
        self.items = {each.key: each for each in Item.objects.filter(campaign=campaign)}
        people = {each.key: each for each in Person.objects.filter(campaign=campaign)}
        self.programme = ProgrammeReader(people, self.organisations, self.items, folder)
        self.states = {each.code: each for each in State.objects.all()}
        self.sessions: dict[str, Session] = {}
        self.series: dict[str, Series] = {}
        self.venues: dict[str, Venue] = {}
        self.events: dict[str, Event] = {}

    def sessions_in(self, table: Table) -> None:
        for inner in table.tables("sessions"):
            session = Session(
                campaign=self.campaign,
                key=inner.text("key", required=True),
                name=inner.text("name", required=True),
                body=inner.text("body", required=True),
                starts=inner.moment("starts"),
                ends=inner.moment("ends"),
                place=inner.text("place"),
                notes=inner.text("notes"),
                source=inner.text("source", required=True),
            )
            if saved(session, inner):
                self.sessions[session.key] = session
            inner.end()
        table.end()

    def event(self, key: str, table: Table) -> None:
        event = Event(
            campaign=self.campaign,
            key=key,
            title=table.text("title", required=True),
            kind=table.choice("kind", EventKind.values),
            occasion=table.text("occasion"),
            starts=table.moment("starts"),
            ends=table.moment("ends"),
            date_note=table.text("date_note"),
            place=table.text("place"),
            venue=table.text("venue"),
            session=table.one_of("session", self.sessions),
            distributed=table.flag("distributed"),
            summary=table.text("summary"),
            topics="\n".join(table.words("topics")),
            invitations=table.text("invitations"),
            attendance_note=table.text("attendance_note"),
            source=table.text("source", required=True),
            **self._held(table),
            **shared_in(table, self.campaign),
        )
        if saved(event, table):
            self.events[key] = event
            self._parts(event, table)

    def _held(self, table: Table) -> dict[str, Any]:
        """When to the minute, where on file, for whom, and whether it still is."""
        return {
            "series": table.one_of("series", self.series),
            "held_at": table.one_of("held_at", self.venues),
            "country": table.one_of("country", self.states),
            **{name: instant_in(table, name) for name in INSTANTS},
            "time_zone": table.text("time_zone"),
            "languages": table.words("languages"),
            "expected": table.whole("expected"),
            "budget_line": table.text("budget_line"),
            "public_page": table.flag("public_page"),
            "public_text": table.text("public_text"),
            "registration": table.flag("registration"),
            "cancelled_date": day_in(table, "cancelled_date"),
            "cancelled_words": table.text("cancelled_words"),
            "uid": table.text("uid"),
            "sequence": table.whole("sequence") or 0,
        }

    def _parts(self, event: Event, table: Table) -> None:
        for inner in table.tables("parties"):
            self._party(event, inner)
        for position, inner in enumerate(table.tables("programme"), 1):
            self.programme.entry(event, position, inner)
        for inner in table.tables("handouts"):
            item = inner.one_of("item", self.items, required=True)
            use = inner.choice("use", HandoutUse.values)
            if item:
                saved(Handout(event=event, item=item, use=use), inner)
            inner.end()
        for inner in table.tables("attendance"):
            group = inner.choice("group", AttendanceGroup.values)
            saved(Attendance(event=event, group=group, heads=inner.whole("heads")), inner)
            inner.end()
        showing_in(event, table, self.organisations)
        evaluation = table.table("evaluation")
        if evaluation:
            self._evaluation(event, evaluation)

    def _party(self, event: Event, table: Table) -> None:
        saved(
            Party(
                event=event,
                organisation=table.one_of("organisation", self.organisations),
                role=table.choice("role", PartyRole.values),
                note=table.text("note"),
            ),
            table,
        )
        table.end()

    def _evaluation(self, event: Event, table: Table) -> None:
        names = ("verdict", "expected", "happened", "worked", "why", "next_time")
        texts = {name: table.text(name) for name in names}
        saved(Evaluation(event=event, source=table.text("source") or event.source, **texts), table)
        table.end()

    def links(self, key: str, table: Table) -> None:
        """Last, because an event may be linked to one in a later file."""
        for inner in table.tables("links"):
            other = inner.one_of("other", self.events, required=True)
            relation = inner.choice("relation", Relation.values)
            if other and key in self.events:
                saved(Link(event=self.events[key], other=other, relation=relation), inner)
            inner.end()
        table.end()
