"""What promises offer: work, what governments owe, days, lines of a handover and of an agenda, texts to be found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.queries import referenced as rows_meant
from accede.coalition.rules import THE_ALLIANCE, keeps, marks_of, reading_of
from accede.governments.models import Ask, Promise
from accede.governments.queries import promise_index
from accede.governments.queries.promises import PromiseRow
from accede.kit.localdates import long_day
from accede.kit.offers import (
    AgendaLine,
    DatedThing,
    HandoverLine,
    OthersLine,
    Referenced,
    SearchDocument,
    Span,
    WorkLine,
    offer,
)
from accede.record.queries import names

YEAR = timedelta(days=366)
IN_THE_AGENDA = 65


@offer("work")
def late(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """Late promises that the reader's own people keep, for whoever may note what became of them."""
    if not subject or not may(reader, Right.KEEP_FILES, campaign=subject, on=on):
        return []
    reading = reading_of(reader, subject, on=on)
    return [
        WorkLine(
            _("Late promise of %(state)s: %(promise)s") % {"state": name, "promise": row.promise},
            row.promise.get_absolute_url(),
            due=row.state.due,
            late=True,
            sub=row.promise.made_by,
            action=pgettext("button", "Open"),
        )
        for row, name in _open(subject, reading, on)
        if row.state.late and keeps(row.promise, reading)
    ]


@offer("waiting_for_others")
def owed(*, subject: str | None, on: date, reader: Any) -> list[OthersLine]:
    """Open promises of governments with a day due, as far as the reader sees them."""
    return [
        OthersLine(
            str(row.promise),
            row.promise.get_absolute_url(),
            whom=name,
            since=row.promise.made.earliest,
            due=row.state.due,
            late=bool(row.state.late),
            sub=row.promise.made_by,
        )
        for row, name in _open(subject, reader, on)
        if row.state.due
    ]


@offer("dates")
def due_days(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """The days within a year on which open promises that the reader sees are due."""
    rows = _open(subject, reader, on)
    return [_due(row, name) for row, name in rows if row.state.due and on <= row.state.due <= on + YEAR]


@offer("calendar")
def due_in_the_span(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """Open promises that the reader sees, on the days of the span on which they are due, late ones too."""
    rows = _open(subject.campaign, reader, on)
    return [_due(row, name) for row, name in rows if row.state.due and subject.first <= row.state.due <= subject.until]


@offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """Every open promise that the reader sees, the late ones first."""
    slug, _office = subject
    return [
        HandoverLine(
            "promises",
            10,
            _("%(state)s: %(promise)s") % {"state": name, "promise": row.promise},
            row.promise.get_absolute_url(),
            due=row.state.due,
            late=bool(row.state.late),
            sub=row.promise.made_by,
        )
        for row, name in _open(slug, reader, on)
    ]


@offer("agenda")
def for_the_agenda(*, subject: tuple[str, date | None], on: date, reader: Any) -> list[AgendaLine]:
    """The late promises that all of the alliance may see."""
    slug, _since = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    return [
        AgendaLine(
            f"governments:promise:{row.promise.key}",
            IN_THE_AGENDA,
            _("Late promise of %(state)s: %(promise)s") % {"state": name, "promise": row.promise},
            sub=_("due on %(day)s") % {"day": long_day(row.state.due)},
            url=row.promise.get_absolute_url(),
        )
        for row, name in _named(promise_index.open_rows(campaign_of(slug), reader=THE_ALLIANCE, on=on), on)
        if row.state.late
    ]


@offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every promise and every ask, with those who may see it; the index is cut when somebody searches."""
    return [
        SearchDocument(
            room="governments",
            key=f"{row._meta.model_name}:{row.key}",
            url=row.get_absolute_url(),
            title=str(row),
            text="\n".join(filter(None, promise_index.texts(row))),
            language=row.campaign.language,
            campaign=row.campaign.slug,
            right=Right.READ_PAPERS.value,
            excerpt=row.text[:200],
            seen_by=marks_of(row),
        )
        for row in promise_index.for_index(subject)
    ]


@offer("referenced")
def referenced(*, subject: tuple[str, Mapping[str, list[str]]], on: date, reader: Any) -> list[Referenced]:
    """Promises and asks that tasks and others are about, as far as the reader sees them."""
    found = (rows_meant(model, subject, reader=reader, on=on) for model in (Promise, Ask))
    return [each for rows in found for each in rows]


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on asks, promises and recommendations."""
    return [
        ("governments.add_ask", _("Ask put on record")),
        ("governments.change_ask", _("Ask corrected")),
        ("governments.note_ask", _("What became of an ask noted")),
        ("governments.add_promise", _("Promise put on record")),
        ("governments.change_promise", _("Promise corrected")),
        ("governments.note_promise", _("What became of a promise noted")),
        ("governments.stage_review", _("File of recommendations read")),
        ("governments.approve_review", _("File of recommendations taken over")),
        ("governments.drop_review", _("File of recommendations laid aside")),
        ("governments.decide_recommendation", _("Doubtful recommendation decided")),
    ]


def _open(slug: str | None, reader: Any, on: date) -> list[tuple[PromiseRow, str]]:
    """The open promises that the reader may see, each with its State's name; none for whoever may not read papers."""
    if not slug:
        return []
    return list(_named(promise_index.open_for(slug, reader=reader, on=on), on))


def _named(rows: list[PromiseRow], on: date) -> Iterator[tuple[PromiseRow, str]]:
    known = names(on=on) if rows else {}
    return ((row, known.get(row.promise.state.code, row.promise.state.code)) for row in rows)


def _due(row: PromiseRow, name: str) -> DatedThing:
    return DatedThing(
        row.state.due or date.max,  # the callers have seen that there is one
        _("Promise due: %(promise)s") % {"promise": row.promise},
        row.promise.get_absolute_url(),
        sub=name,
        key=f"governments:promise:{row.promise.key}",
    )
