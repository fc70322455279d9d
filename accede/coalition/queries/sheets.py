"""Spreadsheets that were read, and the lists that leave as spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from accede.coalition.models import Campaign, SheetImport, SheetLine
from accede.coalition.queries.organisations import organisations
from accede.coalition.queries.people import people
from accede.coalition.readers.columns import DATES, FIELDS, WORDS
from accede.coalition.rules import Reading, contact_shown, reading_of
from accede.kit.jobs import is_waiting
from accede.kit.models import Job


def sheet_imports(campaign: Campaign) -> list[SheetImport]:
    """Files read so far, the newest first; without their bytes."""
    found = list(SheetImport.objects.filter(campaign=campaign).defer("content", "problems").order_by("-pk")[:50])
    for row in found:
        row.campaign = campaign
    return found


def waiting_sheets(campaign: Campaign) -> list[SheetImport]:
    """Files that wait for a person, the oldest first. One query."""
    states = (SheetImport.State.ASKS, SheetImport.State.WAITS)
    found = SheetImport.objects.filter(campaign=campaign, state__in=states).defer("content", "problems").order_by("pk")
    for row in found:
        row.campaign = campaign
    return list(found)


def sheet_import(campaign: Campaign, pk: int) -> SheetImport | None:
    """One file of the campaign, without its bytes."""
    found = SheetImport.objects.filter(campaign=campaign, pk=pk).defer("content").first()
    if found:
        found.campaign = campaign
    return found


def sheet_lines(sheet: SheetImport, change: str) -> Any:
    """The rows of one kind of change, in the order of the file."""
    return SheetLine.objects.filter(sheet_import=sheet, change=change).order_by("number")


def failed_job(sheet: SheetImport) -> str:
    """Why the taking over of a large file did not come about, in the job's words; empty when it did or still runs."""
    key = f"coalition.sheets.write:{sheet.pk}"
    found = None if is_waiting(key) else Job.objects.filter(key=key).first()
    return found.error if found else ""


def header(holds: str) -> list[str]:
    """The header of our own template, in English: what every reader of it understands."""
    return [WORDS[field][0].capitalize() for field in FIELDS[holds]]


def list_of(campaign: Campaign, holds: str, *, on: date, today: date, reader: Any) -> Iterator[list[str]]:
    """The list as it can be read in again: a header, then a row for each organisation or for each post of a person.

    Mail addresses and notes of people stand in it where the reader sees them today on the page of the person.
    """
    yield header(holds)
    fields = FIELDS[holds]
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
