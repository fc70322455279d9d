"""Spreadsheets that were read, and the lists that leave as spreadsheets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accede.coalition.models import Campaign, SheetImport, SheetLine
from accede.coalition.queries.organisations import organisations
from accede.coalition.queries.people import people
from accede.coalition.readers.columns import DATES
from accede.coalition.readers.kinds import SheetKind, all_kinds, kind, kinds_of
from accede.coalition.rules import Reading, contact_shown, reading_of
from accede.kit.jobs import is_waiting
from accede.kit.models import Job


def sheet_imports(campaign: Campaign, room: str, *, reader: Any) -> list[SheetImport]:
    """Files of a room read so far that the reader may see, the newest first; without their bytes. One query."""
    rows = _seen(campaign, kinds_of(room), reader).defer("content", "problems").order_by("-pk")[:50]
    return _homed(rows, campaign)


def waiting_sheets(campaign: Campaign, *, reader: Any, rights: Collection[str]) -> list[SheetImport]:
    """Files that wait for the reader, who holds these rights, the oldest first. One query."""
    states = (SheetImport.State.ASKS, SheetImport.State.WAITS)
    rows = _seen(campaign, [kind for kind in all_kinds() if kind.right in rights], reader)
    return _homed(rows.filter(state__in=states).defer("content", "problems").order_by("pk"), campaign)


def sheet_import(campaign: Campaign, room: str, *, reader: Any, **which: Any) -> SheetImport | None:
    """One file of a room that the reader may see, by its `pk` or its `key`, without its bytes."""
    rows = _seen(campaign, kinds_of(room), reader).filter(**which).defer("content")
    return next(iter(_homed(rows, campaign)), None)


def _seen(campaign: Campaign, kinds: list[SheetKind], reader: Any) -> QuerySet[SheetImport]:
    """A file of a private kind is seen by who brought it in alone; the caller has asked for the right."""
    open_kinds = [kind.key for kind in kinds if not kind.private]
    private = [kind.key for kind in kinds if kind.private]
    hers = Q(holds__in=private, staged_by=reader.get_username())
    return SheetImport.objects.filter(Q(holds__in=open_kinds) | hers, campaign=campaign)


def _homed(rows: Iterable[SheetImport], campaign: Campaign) -> list[SheetImport]:
    found = list(rows)
    for row in found:
        row.campaign = campaign
    return found


def sheet_lines(sheet: SheetImport, change: str) -> Any:
    """The rows of one kind of change, in the order of the file."""
    return SheetLine.objects.filter(sheet_import=sheet, change=change).order_by("number")


def is_in_parts(pk: int) -> bool:
    """Whether a file is of a kind that is taken over part by part."""
    return SheetImport.objects.only("holds").get(pk=pk).kind.in_parts


def written(pk: int) -> dict[str, int]:
    """What became of the lines of a file: {new, changed, same, left_out: number}."""
    return dict(SheetImport.objects.only("counts").get(pk=pk).counts.get("written", {}))


def failed_job(sheet: SheetImport) -> str:
    """Why the taking over of a large file did not come about, in the job's words; empty when it did or still runs."""
    key = f"coalition.sheets.write:{sheet.pk}"
    found = None if is_waiting(key) else Job.objects.filter(key=key).first()
    return found.error if found else ""


def header(kind: SheetKind) -> list[str]:
    """The header of our own template, in English: what every reader of it understands."""
    return [column.words[0].capitalize() for column in kind.columns]


def sample(kind: SheetKind) -> list[list[str]]:
    """The header and a made-up row that shows how it is filled in; no row where the kind has no example."""
    row = [column.example for column in kind.columns]
    return [header(kind), row] if any(row) else [header(kind)]


def list_of(campaign: Campaign, holds: str, *, on: date, today: date, reader: Any) -> Iterator[list[str]]:
    """The list as it can be read in again: a header, then a row for each organisation or for each post of a person.

    Mail addresses and notes of people stand in it where the reader sees them today on the page of the person.
    """
    listed = kind(holds)
    yield header(listed)
    fields = list(listed.by_name)
    facts = (
        _of_people(campaign, on, reading_of(reader, campaign.slug, on=today), reader)
        if holds == "people"
        else _of_organisations(campaign, on)
    )
    for row in facts:
        yield [_written(row.get(field, "")) for field in fields]


def _written(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


def _of_organisations(campaign: Campaign, on: date) -> Iterator[dict[str, Any]]:
    for row in organisations(campaign, on=on):
        there = row.organisation
        facts = {name: getattr(there, name) for name in ("name", "acronym", "kind", "sectors", "countries", "website",
                                                         "note", "source")}  # fmt: skip
        place = row.places[-1].membership if row.places else None
        days = {name: getattr(place, name) for name in DATES} if place else {}
        yield facts | {"place": place.kind if place else ""} | days


def _of_people(campaign: Campaign, on: date, reading: Reading, reader: Any) -> Iterator[dict[str, Any]]:
    for row in people(campaign, on=on):
        there = row.person
        facts = {name: getattr(there, name) for name in ("name", "form", "other_names", "email", "note", "source")}
        hers = {each.affiliation.organisation.key for each in row.posts if each.affiliation.organisation}
        if not contact_shown(there, reader, reading, hers):
            facts |= {"email": "", "note": ""}
        if not row.posts:
            yield facts
        for post in row.posts:
            affiliation = post.affiliation
            organisation = affiliation.organisation.name if affiliation.organisation else ""
            days = {name: getattr(affiliation, name) for name in DATES}
            yield facts | {"organisation": organisation, "title": affiliation.title} | days
