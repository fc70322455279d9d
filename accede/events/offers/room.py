"""What the room offers: its place in the navigation, search documents, dated things, report passages, words
of the log, and lines on the pages of people and organisations.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, rights_of
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.queries import referenced as rows_meant
from accede.coalition.rules import THE_ALLIANCE, marks_of, reading_of, sees
from accede.events import actions, queries
from accede.events.models import Event, Session
from accede.kit import offers, undo
from accede.kit.localdates import long_day
from accede.kit.offers import (
    Activity,
    AgendaLine,
    Beginning,
    DatedThing,
    HandoverLine,
    NavEntry,
    Passage,
    Referenced,
    ReportOf,
    SearchDocument,
    Span,
    handed_over,
)
from accede.kit.parts import Line
from accede.mailings.rules import READ_LETTERS

AGENDA_AHEAD = timedelta(days=92)  # how far ahead an event is talked about at a meeting

undo.register("events", Right.EDIT_EVENTS, actions.undo_change)


@offers.offer("nav")
def nav(*, subject: str | None, on: date, reader: Any) -> list[NavEntry]:
    """The room's entry, for who may read the campaign's papers, and below it that of mailings, for who reads letters:
    the menu stands on every page, and one question answers for both.
    """
    held = rights_of(reader, campaign=subject, on=on) if subject else set()
    found = []
    if Right.READ_PAPERS in held:
        found.append(NavEntry("events", "campaign", 60, _("Events"), reverse("events:list", args=[subject])))
    if READ_LETTERS & held:
        found.append(NavEntry("mailings", "campaign", 61, _("Mailings"), reverse("mailings:runs", args=[subject])))
    return found


@offers.offer("beginnings")
def beginnings(*, subject: str, on: date, reader: Any) -> list[Beginning]:
    """The first event, for who may enter it."""
    if not may(reader, Right.EDIT_EVENTS, campaign=subject, on=on):
        return []
    title, button = _("Enter the first event"), _("Add an event")
    text = _("A meeting with a mission, a panel, a march: each stands in the report of its year.")
    url = reverse("events:add", args=[subject])
    return [
        Beginning(60, title, text, url, button, queries.events_of(campaign_of(subject), reader=reader, on=on).exists())
    ]


@offers.offer("dates")
def dates(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """Events and sessions whose first day is the day asked for or later."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return _dated(subject, on, date.max, reader=reader, on=on)


@offers.offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """Events and sessions that begin in the span."""
    if not may(reader, Right.READ_PAPERS, campaign=subject.campaign, on=on):
        return []
    return _dated(subject.campaign, subject.first, subject.until, reader=reader, on=on)


def _dated(slug: str, first: date, until: date, *, reader: Any, on: date) -> list[DatedThing]:
    campaign = campaign_of(slug)
    rows: list[Any] = [
        *queries.shelf(campaign, queries.EventFilter(), reader=reader, on=on).rows,
        *queries.sessions_of(campaign, reader=reader, on=on),
    ]
    found = [_thing(row) for row in rows if row.starts.is_day and first <= row.starts.day <= until]
    return sorted(found, key=lambda each: (each.day, each.key))


def _thing(row: Event | Session) -> DatedThing:
    """A session, or an event with its hours where they are known."""
    day: Any = row.starts.day
    plain = DatedThing(day, str(row), row.get_absolute_url(), row.place, f"{row._meta.model_name}-{row.key}")
    if not isinstance(row, Event):
        return plain
    return replace(
        plain,
        at=row.begins_at,
        until=row.ends_at,
        zone=str(queries.zone(row)) if row.begins_at else "",
        place=", ".join(part for part in (row.venue, row.place) if part) if row.begins_at else "",
        uid=row.uid,
        sequence=row.sequence,
        cancelled=row.cancelled_date is not None,
    )


@offers.offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """Events and sessions to come."""
    return handed_over(dates(subject=subject[0], on=on, reader=reader), "dates", 50)


@offers.offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every event with its programme; the indexer asks, readers are cut by the right named."""
    return [_document(event) for event in queries.searchable(subject)]


def _document(event: Event) -> SearchDocument:
    said = [f"{entry.name}, {entry.title}, {entry.affiliation}: {entry.said}" for entry in event.programme.all()]
    texts = [event.occasion, event.summary, event.topics, event.venue, event.place, *said]
    return SearchDocument(
        room="events",
        key=event.key,
        url=event.get_absolute_url(),
        title=event.title,
        text="\n".join(filter(None, texts)),
        language=event.campaign.language,
        campaign=event.campaign.slug,
        right=Right.READ_PAPERS.value,
        seen_by=marks_of(event),
        excerpt=event.summary,
        day=event.starts.day if event.starts.is_day else None,
    )


@offers.offer("passages")
def report_passages(*, subject: ReportOf, on: date, reader: Any) -> list[Passage]:
    """The year's events and sessions in order of time, those after the day on which the report is made as planned. The
    report has let its reader in.
    """
    return queries.year_passages(campaign_of(subject.campaign), subject.year, made=subject.made)


@offers.offer("of_person")
def of_person(*, subject: tuple[str, str], on: date, reader: Any) -> list[Line]:
    """A person's parts in programmes, for who may read the campaign's papers."""
    campaign, key = subject
    allowed = may(reader, Right.READ_PAPERS, campaign=campaign, on=on)
    return queries.of_person(campaign, key, reading_of(reader, campaign, on=on)) if allowed else []


@offers.offer("of_organisation")
def of_organisation(*, subject: tuple[str, str], on: date, reader: Any) -> list[Line]:
    """What an organisation did at events, for who may read the campaign's papers."""
    campaign, key = subject
    allowed = may(reader, Right.READ_PAPERS, campaign=campaign, on=on)
    return queries.of_organisation(campaign, key, reading_of(reader, campaign, on=on)) if allowed else []


@offers.offer("of_item")
def of_item(*, subject: tuple[str, str], on: date, reader: Any) -> list[Line]:
    """Where an item of the library was used, for who may read the campaign's papers."""
    campaign, key = subject
    allowed = may(reader, Right.READ_PAPERS, campaign=campaign, on=on)
    return queries.of_item(campaign, key, reading_of(reader, campaign, on=on)) if allowed else []


@offers.offer("referenced")
def referenced(*, subject: Any, on: date, reader: Any) -> list[Referenced]:
    """An event or session that a row of another room is about."""
    meant = (rows_meant(model, subject, reader=reader, on=on) for model in (Event, Session))
    return [each for found in meant for each in found]


@offers.offer("agenda")
def agenda(*, subject: tuple[str, date | None], on: date, reader: Any) -> list[AgendaLine]:
    """Events of the coming three months that all of the alliance may know of."""
    slug, _since = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    rows = queries.shelf(campaign_of(slug), queries.EventFilter(), reader=reader, on=on).rows
    until = on + AGENDA_AHEAD
    coming = [row for row in rows if row.starts.is_day and on <= row.starts.day <= until and sees(row, THE_ALLIANCE)]
    return [
        AgendaLine(
            key=f"events:event:{row.key}",
            order=30,
            title=_("Coming event: %(title)s") % {"title": row.title},
            minutes=10,
            sub=", ".join(part for part in (long_day(row.starts.day), row.place) if part),
            url=row.get_absolute_url(),
        )
        for row in sorted(coming, key=lambda row: (row.starts.day, row.key))
    ]


@offers.offer("activities")
def activities(*, subject: tuple[str, int], on: date, reader: Any) -> list[Activity]:
    """The events that began in a year."""
    slug, year = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    found = (
        queries.events_of(campaign_of(slug), reader=reader, on=on).select_related("campaign").order_by("starts", "key")
    )
    rows = [row for row in found if (day := row.starts.earliest or row.starts.latest) and day.year == year]
    return [Activity("events.event", row.key, str(row), row.get_absolute_url()) for row in rows]


@offers.offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of this room."""
    return [
        ("events.add_event", _("Event added")),
        ("events.change_event", _("Event corrected")),
        ("events.remove_event", _("Event removed")),
        ("events.add_session", _("Session of a body added")),
        ("events.change_session", _("Session of a body corrected")),
        ("events.remove_session", _("Session of a body removed")),
        ("events.add_entry", _("Entry added to a programme")),
        ("events.change_entry", _("Entry of a programme corrected")),
        ("events.move_entry", _("Entry of a programme moved")),
        ("events.remove_entry", _("Entry of a programme removed")),
        ("events.add_party", _("Organiser, host or sponsor added")),
        ("events.remove_party", _("Organiser, host or sponsor removed")),
        ("events.add_link", _("Events linked")),
        ("events.remove_link", _("Link between events removed")),
        ("events.add_handout", _("Hand-out added")),
        ("events.remove_handout", _("Hand-out removed")),
        ("events.add_attendance", _("Attendance recorded")),
        ("events.remove_attendance", _("Attendance removed")),
        ("events.evaluate", _("Event evaluated")),
        ("events.undo_change", _("Last change undone")),
    ]
