"""The run sheet: on the page, and as a document to print."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accede.events.models import Event, SheetLine
from accede.events.queries import sentences
from accede.events.queries.alarms import alarms_of
from accede.events.queries.places import first_day, zone
from accede.kit import documents
from accede.kit.documents import Document, Heading, ListBlock, Paragraph, Table
from accede.kit.localdates import long_day
from accede.kit.shell import training_words

# A file says nothing of the hour at which it was made: the same sheet gives the same bytes.
MADE_AT = datetime(2000, 1, 1, tzinfo=UTC)


def sheet_of(event: Event) -> list[Any]:
    """The lines by time, those without one last, each with its hour on the wall."""
    rows: list[Any] = list(SheetLine.objects.filter(event=event).order_by("number"))
    there = zone(event)
    for row in rows:
        row.event = event
        row.local = row.at and row.at.astimezone(there)
        row.other_day = row.local.date() if row.local and row.local.date() != first_day(event) else None
    return sorted(rows, key=lambda row: (row.at is None, row.at or MADE_AT, row.number))


def sheet_document(event: Event, *, language: str) -> Document:
    """The run sheet in a language: where and when, what the house asks until when, then line by line."""
    with translation.override(language):
        facts = [sentences.span(event.starts, event.ends), _where(event)]
        blocks: list[documents.Block] = [Paragraph.of(fact) for fact in facts if fact]
        if event.cancelled_date:
            blocks.insert(0, Paragraph.of(_("This event is cancelled.")))
        rows = tuple(_row(line) for line in sheet_of(event))
        if rows:
            columns = (_("Time"), _("What"), _("Who sees to it"), _("Where"), _("Minutes"))
            blocks.append(Table(_("Run sheet"), columns, rows, (0, 4)))
        if alarms := alarms_of(event):
            told = [
                _("%(rule)s (by %(day)s, %(time)s)")
                % {"rule": each.rule.words, "day": long_day(each.until.date()), "time": f"{each.until:%H:%M}"}
                for each in alarms
            ]
            blocks += [Heading(2, _("What the house asks")), ListBlock.of(told)]
        meta = {"over": event.campaign.alliance or event.campaign.name, "compact": "yes"}
        meta["foot"] = training_words(event.campaign.slug)
        return Document(_("Run sheet: %(title)s") % {"title": event.title}, language, tuple(blocks), meta)


def _where(event: Event) -> str:
    parts = [event.venue, event.place]
    if event.begins_at:
        parts.append(_("times of %(zone)s") % {"zone": str(zone(event))})
    return " · ".join(part for part in parts if part)


def _row(line: Any) -> tuple[str, ...]:
    at = f"{line.local:%H:%M}" if line.local else ""
    return at, line.what, line.who, line.where, "" if line.minutes is None else str(line.minutes)


def sheet_file(event: Event, *, language: str, form: str) -> bytes:
    """The run sheet as a file in one of the formats of documents."""
    return documents.written(sheet_document(event, language=language), form, made_at=MADE_AT, site=settings.SITE_URL)
