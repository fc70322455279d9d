"""What the approved rows of a spreadsheet write: in batches, for a file may have tens of thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model
from django.utils.text import slugify
from simple_history.utils import bulk_create_with_history

from accede.coalition.actions.memberships import admit
from accede.coalition.models import (
    Affiliation,
    Campaign,
    Organisation,
    OrganisationName,
    Person,
    SheetLine,
)
from accede.coalition.readers.columns import DATES
from accede.coalition.readers.kinds import Asked
from accede.core.dates import Moment
from accede.kit.keys import LONGEST, RESERVED

Change, Choice = SheetLine.Change, SheetLine.Choice
BATCH = 500
Tell = Callable[[int, int], None]


def write_lines(holds: str) -> Callable[..., dict[str, int]]:
    """How lines of organisations or people are taken over, in batches; the counts say what became of them: new,
    changed, same, left out.
    """

    def write(asked: Asked, lines: list[SheetLine], *, tell: Tell | None = None) -> dict[str, int]:
        taken = [line for line in lines if line.choice != Choice.OUT]
        new = [line for line in taken if line.change == Change.NEW or _is(line, Choice.NEW)]
        changed = [line for line in taken if line.change == Change.CHANGED or _is(line, Choice.SAME)]
        _write(_Writer(asked, holds), new, changed, tell)
        same, total = sum(line.change == Change.SAME for line in lines), len(new) + len(changed)
        return {"new": len(new), "changed": len(changed), "same": same, "left_out": len(lines) - total - same}

    return write


def _write(writer: _Writer, new: list[SheetLine], changed: list[SheetLine], tell: Tell | None) -> None:
    done, total = 0, len(new) + len(changed)
    for batch in _batches(new):
        writer.add(batch)
        done += len(batch)
        if tell:
            tell(done, total)
    for batch in _batches(changed):
        for line in batch:
            writer.change(line)
        done += len(batch)
        if tell:
            tell(done, total)


def _is(line: SheetLine, choice: str) -> bool:
    return bool(line.change == Change.LIKELY and line.choice == choice)


def _batches(lines: list[SheetLine]) -> Iterator[list[SheetLine]]:
    for first in range(0, len(lines), BATCH):
        yield lines[first : first + BATCH]


class _Keys:
    """Keys that nobody has, without a query for each."""

    def __init__(self, model: type[Model], campaign: Campaign) -> None:
        self.noun = str(model._meta.model_name)
        self.taken = set(model._default_manager.filter(campaign=campaign).values_list("key", flat=True)) | RESERVED
        self.next: dict[str, int] = {}

    def free(self, words: str) -> str:
        stem = slugify(words)[:LONGEST].strip("-") or self.noun
        key = stem
        while key in self.taken:
            self.next[stem] = self.next.get(stem, 1) + 1
            key = f"{stem}-{self.next[stem]}"
        self.taken.add(key)
        return key


class _Writer:
    def __init__(self, asked: Asked, holds: str) -> None:
        self.campaign, self.by, self.on = asked.campaign, asked.by, asked.on
        self.of_people = holds == "people"
        self.source = asked.filename
        self.keys = _Keys(Person if self.of_people else Organisation, self.campaign)
        self.post_keys = _Keys(Affiliation, self.campaign)
        wanted = Organisation.objects.filter(campaign=self.campaign)
        self.organisations = {each.key: each for each in wanted} if self.of_people else {}

    def add(self, lines: list[SheetLine]) -> None:
        if self.of_people:
            self._add_people(lines)
        else:
            self._add_organisations(lines)

    def change(self, line: SheetLine) -> None:
        model = Person if self.of_people else Organisation
        row = model.objects.get(campaign=self.campaign, key=line.target)
        row.campaign = self.campaign
        plain = {
            name: after
            for name, (_b, after) in line.changes.items()
            if name not in ("place", "post") and ":" not in name
        }
        for name, value in plain.items():
            setattr(row, name, value)
        if plain:
            row._history_user = self.by  # type: ignore[union-attr]  # read by simple_history
            row.save()
        if isinstance(row, Person):
            if "post" in line.changes:
                self._post(row, line.data, save=True)
            return
        self._more(row, {name: after for name, (_b, after) in line.changes.items()} | _days(line.data), line.data)

    def _add_organisations(self, lines: list[SheetLine]) -> None:
        plain = ("acronym", "kind", "sectors", "countries", "website", "note")
        made = []
        for line in lines:
            facts = {name: line.data[name] for name in plain if name in line.data}
            key = self.keys.free(facts.get("acronym") or line.name)
            made.append(self._made(Organisation, line, key, facts))
        bulk_create_with_history(made, Organisation, batch_size=BATCH, default_user=self.by)
        saved = {
            row.key: row for row in Organisation.objects.filter(campaign=self.campaign, key__in=[r.key for r in made])
        }
        for line, row in zip(lines, made, strict=True):
            there = saved[row.key]
            there.campaign = self.campaign
            self._more(there, line.data, line.data)

    def _add_people(self, lines: list[SheetLine]) -> None:
        plain = ("form", "other_names", "email", "note")
        made = []
        for line in lines:
            facts = {name: line.data[name] for name in plain if name in line.data}
            made.append(self._made(Person, line, self.keys.free(line.name), facts))
        bulk_create_with_history(made, Person, batch_size=BATCH, default_user=self.by)
        saved = {row.key: row for row in Person.objects.filter(campaign=self.campaign, key__in=[r.key for r in made])}
        posts = [self._post(saved[row.key], line.data) for line, row in zip(lines, made, strict=True)]
        held = [post for post in posts if post is not None]
        if held:
            bulk_create_with_history(held, Affiliation, batch_size=BATCH, default_user=self.by)

    def _made(self, model: Any, line: SheetLine, key: str, facts: dict[str, Any]) -> Any:
        return model(
            campaign=self.campaign, key=key, name=line.name, source=line.data.get("source") or self.source, **facts
        )

    def _more(self, row: Organisation, said: dict[str, Any], data: dict[str, Any]) -> None:
        """Names in other languages, and a place in the alliance by its own act."""
        for name, value in said.items():
            base, _colon, language = name.partition(":")
            if base == "name" and language:
                acronym = data.get(f"acronym:{language}", "")
                facts = {"acronym": acronym, "source": data.get("source") or self.source}
                OrganisationName.objects.get_or_create(organisation=row, language=language, name=value, defaults=facts)
        if said.get("place"):
            days: dict[str, Any] = {name: Moment.parse(data.get(name, "")) for name in DATES}
            source = data.get("source") or self.source
            admit(organisation=row, kind=data["place"], by=self.by, on=self.on, source=source, **days)

    def _post(self, person: Person, data: dict[str, Any], *, save: bool = False) -> Affiliation | None:
        organisation = self.organisations.get(data.get("organisation_key", ""))
        title = data.get("title", "")
        if organisation is None and not title:
            return None
        row = Affiliation(
            campaign=self.campaign,
            key=self.post_keys.free(f"{person.key} {organisation.key if organisation else title}"),
            person=person,
            organisation=organisation,
            title=title,
            source=data.get("source") or self.source,
            **{name: Moment.parse(data.get(name, "")) for name in DATES},
        )
        if save:
            row._history_user = self.by  # type: ignore[attr-defined]  # read by simple_history
            row.save()
        return row


def _days(data: dict[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in DATES if name in data}
