"""Rows from the folder's tables; every problem goes to the tables' report, and reading goes on."""

from __future__ import annotations

from django.utils.translation import gettext as _

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
    ProgrammeEntry,
    ProgrammeRole,
    Relation,
    Session,
)
from accede.materials.models import Item
from accede.materials.portable import Table, saved, shared_in


class Reader:
    """Makes the rows of one campaign's events."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        self.organisations = {each.key: each for each in Organisation.objects.filter(campaign=campaign)}
        self.people = {each.key: each for each in Person.objects.filter(campaign=campaign)}
        self.items = {each.key: each for each in Item.objects.filter(campaign=campaign)}
        self.sessions: dict[str, Session] = {}
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
            **shared_in(table, self.campaign),
        )
        if saved(event, table):
            self.events[key] = event
            self._parts(event, table)

    def _parts(self, event: Event, table: Table) -> None:
        for inner in table.tables("parties"):
            self._party(event, inner)
        for position, inner in enumerate(table.tables("programme"), 1):
            self._entry(event, position, inner)
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

    def _entry(self, event: Event, position: int, table: Table) -> None:
        entry = ProgrammeEntry(
            event=event,
            position=position,
            role=table.choice("role", ProgrammeRole.values, ProgrammeRole.SPEAKER),
            person=table.one_of("person", self.people),
            name=table.text("name", required=True),
            title=table.text("title"),
            affiliation=table.text("affiliation"),
            said=table.text("said"),
            source=table.text("source") or event.source,
        )
        keys = table.words("organisations")
        for key in sorted(set(keys) - self.organisations.keys()):
            table.problem("organisations", _("Nothing in this campaign has the key “%s”.") % key)
        if saved(entry, table):
            entry.organisations.set([self.organisations[key] for key in keys if key in self.organisations])
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
