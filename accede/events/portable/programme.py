"""Parts of a programme read back, with their photographs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Organisation, Person
from accede.events.models import EntryPhoto, EntryStanding, Event, Gender, ProgrammeEntry, ProgrammeRole
from accede.events.portable.instants import instant_in, taken
from accede.kit.portable import Folder
from accede.materials.models import Item
from accede.materials.portable import Table, saved


@dataclass(frozen=True)
class ProgrammeReader:
    """What a part may name, by key."""

    people: Mapping[str, Person]
    organisations: Mapping[str, Organisation]
    items: Mapping[str, Item]
    folder: Folder

    def entry(self, event: Event, position: int, table: Table) -> None:
        """One part; a problem is told and the part left out."""
        entry = ProgrammeEntry(
            event=event,
            position=position,
            role=table.choice("role", ProgrammeRole.values, ProgrammeRole.SPEAKER),
            person=table.one_of("person", self.people),
            name=table.text("name", required=True),
            title=table.text("title"),
            affiliation=table.text("affiliation"),
            standing=table.choice("standing", EntryStanding.values, EntryStanding.CONFIRMED),
            public=table.flag("public"),
            begins_at=instant_in(table, "begins_at"),
            ends_at=instant_in(table, "ends_at"),
            gender=self._gender(table),
            sector=table.text("sector"),
            region=table.text("region"),
            biography=table.text("biography"),
            said=table.text("said"),
            may_be_quoted=table.flag("may_be_quoted"),
            source=table.text("source") or event.source,
        )
        organisations = self._named(table, "organisations", self.organisations)
        papers = self._named(table, "papers", self.items)
        photo = table.table("photo")
        if saved(entry, table):
            entry.organisations.set(organisations)
            entry.papers.set(papers)
            if photo:
                self._photo(entry, photo)
        table.end()

    @staticmethod
    def _gender(table: Table) -> str:
        return table.choice("gender", ("-", *Gender.values), "-").removeprefix("-")

    @staticmethod
    def _named(table: Table, name: str, things: Mapping[str, Any]) -> list[Any]:
        keys = table.words(name)
        for key in sorted(set(keys) - things.keys()):
            table.problem(name, _("Nothing in this campaign has the key “%s”.") % key)
        return [things[key] for key in keys if key in things]

    def _photo(self, entry: ProgrammeEntry, table: Table) -> None:
        name = table.text("file")
        content = taken(self.folder, name) if name else b""
        if content is None:
            table.problem("file", _("The file “%s” is not in the folder.") % name)
        photo = EntryPhoto(
            entry=entry,
            content=content or b"",
            content_type=table.text("type", required=True),
            credit=table.text("credit"),
            consent=table.text("consent"),
            public=table.flag("public"),
        )
        saved(photo, table)
        table.end()
