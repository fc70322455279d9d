"""The agenda as a document: for the screen, paper, Word and PDF."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import orjson
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.kit import documents
from accede.kit.documents import Document, Heading, ListBlock, Paragraph, Table
from accede.kit.shell import training_words
from accede.meetings.models import AgendaItem, Meeting
from accede.meetings.queries import words
from accede.meetings.queries.agenda import agenda
from accede.meetings.queries.letters import papers_named, utc
from accede.meetings.queries.meetings import local_time

# A file says nothing of the hour at which it was made: the same agenda gives the same bytes.
MADE_AT = datetime(2000, 1, 1, tzinfo=UTC)


def agenda_document(meeting: Meeting, *, language: str) -> Document:
    """The printed agenda in a language: when and where, the points with their times, the papers."""
    with translation.override(language):
        found = agenda(meeting)
        facts = [f"{words.when(meeting)} · {utc(meeting)}", *words.clock_notes(local_time(meeting))]
        facts += [part for part in (meeting.place, meeting.link) if part]
        if meeting.languages:
            facts.append(_("Languages:") + " " + words.language_names(meeting))
        rows = tuple(
            (str(point.place), f"{point.starts:%H:%M}", _point(point.item), words.duration(point.item.minutes))
            for point in found.points
        )
        columns = (_("No."), _("Time"), _("Point"), _("Duration"))
        blocks: list[documents.Block] = [Paragraph.of(fact) for fact in facts]
        if meeting.note:
            blocks.append(Paragraph.of(meeting.note))
        if rows:
            blocks += [Heading(2, _("Agenda")), Table(_("Points with their running times"), columns, rows, (0, 1))]
        if papers := papers_named(meeting):
            blocks += [Heading(2, _("Papers")), ListBlock.of(f"{each['title']}: {each['url']}" for each in papers)]
        meta = {"over": meeting.campaign.alliance or meeting.campaign.name}
        meta["foot"] = training_words(meeting.campaign.slug)
        return Document(_("Agenda: %(title)s") % {"title": meeting.title}, language, tuple(blocks), meta)


def agenda_file(*, meeting: str, language: str, form: str) -> bytes:
    """The agenda of a meeting (by its uid) as a file in one of the formats."""
    row = Meeting.objects.select_related("campaign").get(uid=meeting)
    said = agenda_document(row, language=language)
    return documents.written(said, form, made_at=MADE_AT, site=settings.SITE_URL)


def agenda_version(*, meeting: str, language: str, form: str) -> str:
    """What the file says, as one hash: another agenda is another file."""
    row = Meeting.objects.select_related("campaign").get(uid=meeting)
    return hashlib.sha256(orjson.dumps(documents.as_data(agenda_document(row, language=language)))).hexdigest()


def taken_words(count: int) -> str:
    """How many points were taken over."""
    return ngettext("%(n)d point added to the agenda.", "%(n)d points added to the agenda.", count) % {"n": count}


def _point(item: AgendaItem) -> str:
    told = [f"{item.title} ({item.get_kind_display()})"]
    if item.introduced_by:
        told.append(_("Introduced by %(person)s") % {"person": item.introduced_by})
    return "\n".join([*told, item.note] if item.note else told)
