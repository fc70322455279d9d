"""What the room offers: navigation, documents for the search, dated things, passages of the report."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.queries import referenced as rows_meant
from accede.coalition.rules import THE_ALLIANCE, marks_of, sees
from accede.kit import offers, undo
from accede.kit.localdates import long_day
from accede.kit.offers import (
    Activity,
    AgendaLine,
    DatedThing,
    HandoverLine,
    NavEntry,
    Passage,
    Prepared,
    Referenced,
    ReportOf,
    SearchDocument,
    Span,
    handed_over,
)
from accede.statements import actions, queries
from accede.statements.models import Statement
from accede.statements.queries import prepared
from accede.statements.queries.passages import year_passages

undo.register("statements", Right.EDIT_STATEMENTS, actions.undo_change)


@offers.offer("nav")
def nav(*, subject: str | None, on: date, reader: Any) -> list[NavEntry]:
    """The room's entry, for who may read the campaign's papers."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return [NavEntry("statements", "campaign", 70, _("Statements"), reverse("statements:list", args=[subject]))]


@offers.offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every statement with its asks and quotations; the indexer asks, readers are cut by the right named."""
    return [
        SearchDocument(
            room="statements",
            key=row.key,
            url=row.get_absolute_url(),
            title=row.title,
            text=queries.searchable(row),
            language=row.campaign.language,
            campaign=row.campaign.slug,
            right=Right.READ_PAPERS.value,
            seen_by=marks_of(row),
            excerpt=row.summary,
            day=row.delivered.day if row.delivered.is_day else None,
        )
        for row in queries.for_index(subject)
    ]


@offers.offer("prepared")
def drafts(*, subject: str, on: date, reader: Any) -> list[Prepared]:
    """A letter of congratulation and a news line after each new act, for who edits statements."""
    if not may(reader, Right.EDIT_STATEMENTS, campaign=subject, on=on):
        return []
    return prepared.offered(campaign_of(subject), on=on)


@offers.offer("dates")
def dates(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """Statements to be delivered on the day or later."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return _dated(subject, on, date.max, reader=reader, on=on)


@offers.offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """Statements delivered in the span, or to be delivered then."""
    if not may(reader, Right.READ_PAPERS, campaign=subject.campaign, on=on):
        return []
    return _dated(subject.campaign, subject.first, subject.until, reader=reader, on=on)


def _dated(slug: str, first: date, until: date, *, reader: Any, on: date) -> list[DatedThing]:
    rows = queries.statements(campaign_of(slug), reader=reader, on=on)
    found = [row for row in rows if row.delivered.is_day and first <= row.delivered.day <= until]
    return [
        DatedThing(row.delivered.day, row.title, row.get_absolute_url(), str(row.get_kind_display()), row.key)
        for row in sorted(found, key=lambda row: row.delivered.day)
    ]


@offers.offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """Statements that are not delivered yet, each with its day where one is set."""
    slug, _office = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    rows = queries.statements(campaign_of(slug), reader=reader, on=on)
    drafts = [row for row in rows if not str(row.delivered)]
    return [
        *(HandoverLine("drafts", 60, row.title, row.get_absolute_url(), sub=row.get_kind_display()) for row in drafts),
        *handed_over(dates(subject=slug, on=on, reader=reader), "dates", 60),
    ]


@offers.offer("passages")
def report_passages(*, subject: ReportOf, on: date, reader: Any) -> list[Passage]:
    """The year's statements under the heading of their session or event. The report has let its reader in."""
    return year_passages(campaign_of(subject.campaign), subject.year)


@offers.offer("referenced")
def referenced(*, subject: Any, on: date, reader: Any) -> list[Referenced]:
    """A statement that a row of another room is about."""
    return rows_meant(Statement, subject, reader=reader, on=on)


@offers.offer("agenda")
def agenda(*, subject: tuple[str, date | None], on: date, reader: Any) -> list[AgendaLine]:
    """Statements that are to be delivered."""
    slug, _since = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    rows = queries.statements(campaign_of(slug), reader=reader, on=on)
    coming = [row for row in rows if row.delivered.is_day and row.delivered.day >= on and sees(row, THE_ALLIANCE)]
    return [
        AgendaLine(
            key=f"statements:statement:{row.key}",
            order=40,
            title=_("Statement to be delivered: %(title)s") % {"title": row.title},
            minutes=10,
            sub=f"{row.get_kind_display()}, {long_day(row.delivered.day)}",
            url=row.get_absolute_url(),
        )
        for row in sorted(coming, key=lambda row: (row.delivered.day, row.key))
    ]


@offers.offer("activities")
def activities(*, subject: tuple[str, int], on: date, reader: Any) -> list[Activity]:
    """The texts delivered or issued in a year."""
    slug, year = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    found = queries.statements(campaign_of(slug), reader=reader, on=on).order_by("delivered", "key")
    rows = [row for row in found if queries.in_year(row, year)]
    return [Activity("statements.statement", row.key, str(row), row.get_absolute_url()) for row in rows]


@offers.offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of this room."""
    return [
        ("statements.add_statement", _("Statement added")),
        ("statements.change_statement", _("Statement corrected")),
        ("statements.remove_statement", _("Statement removed")),
        ("statements.add_ask", _("Ask of a statement added")),
        ("statements.remove_ask", _("Ask of a statement removed")),
        ("statements.add_issuer", _("Issuer of a statement added")),
        ("statements.remove_issuer", _("Issuer of a statement removed")),
        ("statements.add_quotation", _("Quotation from a statement added")),
        ("statements.remove_quotation", _("Quotation from a statement removed")),
        ("statements.change_ask", _("Ask corrected")),
        ("statements.change_issuer", _("Issuer corrected")),
        ("statements.change_quotation", _("Quotation corrected")),
        ("statements.kept_prepared", _("Prepared draft kept with changes")),
        ("statements.used_prepared", _("Prepared draft used")),
        ("statements.set_aside_prepared", _("Prepared draft set aside")),
        ("statements.undo_change", _("Last change undone")),
    ]
