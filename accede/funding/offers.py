"""What the room offers: its place in the navigation, documents for the search, passages of the report."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.coalition.queries import referenced as rows_meant
from accede.coalition.rules import THE_ALLIANCE, marks_of, sees
from accede.funding import actions, queries
from accede.funding.models import Contribution, Priority
from accede.funding.queries.passages import year_passages
from accede.kit import offers, undo
from accede.kit.offers import AgendaLine, HandoverLine, NavEntry, Passage, Planned, Referenced, ReportOf, SearchDocument
from accede.kit.parts import Line

undo.register("funding", Right.EDIT_FUNDING, actions.undo_change)


@offers.offer("nav")
def nav(*, subject: str | None, on: date, reader: Any) -> list[NavEntry]:
    """The room's entry, for who may read the campaign's papers."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return [NavEntry("funding", "work", 120, _("Funding"), reverse("funding:list", args=[subject]))]


@offers.offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every contribution; the indexer asks, readers are cut by the right named."""
    return [
        SearchDocument(
            room="funding",
            key=row.key,
            url=row.get_absolute_url(),
            title=row.title,
            text="\n".join(part for part in (str(row.donor or ""), row.donor_words, row.purpose, row.note) if part),
            language=row.campaign.language,
            campaign=row.campaign.slug,
            right=Right.READ_PAPERS.value,
            seen_by=marks_of(row),
            excerpt=row.purpose,
            day=row.given.day if row.given.is_day else None,
        )
        for row in queries.for_index(subject)
    ]


@offers.offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """The campaign's money in one line, then the fundraising priorities that are not settled."""
    slug, _office = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    campaign = campaign_of(slug)
    rows = queries.listing(campaign, reader=reader, on=on)
    line = HandoverLine(
        "money", 10, _("Contributions on record"), reverse("funding:list", args=[slug]), sub=queries.sum_words(rows)
    )
    opened = [row for row in queries.priorities(campaign, reader=reader, on=on) if not row.is_settled]
    wanted = [
        HandoverLine("money", 20, row.title, row.get_absolute_url(), sub=f"{row.year}, {row.get_state_display()}")
        for row in opened
    ]
    return [line, *wanted] if rows else wanted


@offers.offer("passages")
def report_passages(*, subject: ReportOf, on: date, reader: Any) -> list[Passage]:
    """The year's support, and what fundraising must do next. The report has let its reader in."""
    return year_passages(campaign_of(subject.campaign), subject.year)


@offers.offer("of_event")
def of_event(*, subject: tuple[str, str], on: date, reader: Any) -> list[Line]:
    """What paid for an event: grants, donations, gifts in kind, for who may read the campaign's papers."""
    slug, key = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    rows = queries.contributions(campaign_of(slug), reader=reader, on=on).filter(event__key=key)
    return [
        Line(
            title=row.title,
            due=row.given,
            url=row.get_absolute_url(),
            sub=", ".join(part for part in (row.get_kind_display(), str(row.donor or row.donor_words)) if part),
        )
        for row in rows.order_by("key")
    ]


@offers.offer("referenced")
def referenced(*, subject: Any, on: date, reader: Any) -> list[Referenced]:
    """A contribution or fundraising priority that a row of another room is about."""
    meant = (rows_meant(model, subject, reader=reader, on=on) for model in (Contribution, Priority))
    return [each for found in meant for each in found]


@offers.offer("agenda")
def agenda(*, subject: tuple[str, date | None], on: date, reader: Any) -> list[AgendaLine]:
    """Grants, donations and gifts since the meeting before, or of the last three months."""
    slug, since = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    first = since + timedelta(days=1) if since else on - timedelta(days=92)
    rows = queries.contributions(campaign_of(slug), reader=reader, on=on)
    new = [row for row in rows if row.given.is_day and first <= row.given.day <= on and sees(row, THE_ALLIANCE)]
    return [
        AgendaLine(
            key=f"funding:contribution:{row.key}",
            order=70,
            title=_("New contribution: %(title)s") % {"title": row.title},
            sub=", ".join(part for part in (str(row.donor or row.donor_words), queries.when_words(row)) if part),
            url=row.get_absolute_url(),
        )
        for row in sorted(new, key=lambda row: (row.given.day, row.key))
    ]


@offers.offer("planned")
def planned(*, subject: tuple[str, int], on: date, reader: Any) -> list[Planned]:
    """The fundraising priorities of a year: they stand in the plan of the alliance too, and are kept here."""
    slug, year = subject
    rows = queries.priorities(campaign_of(slug), reader=reader, on=on).filter(year=year)
    return [
        Planned(row.title, row.get_absolute_url(), str(row.get_state_display()), _("Funding"), row.result, row.source)
        for row in rows
    ]


@offers.offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of this room."""
    return [
        ("funding.add_contribution", _("Contribution added")),
        ("funding.change_contribution", _("Contribution corrected")),
        ("funding.remove_contribution", _("Contribution removed")),
        ("funding.add_priority", _("Fundraising priority added")),
        ("funding.change_priority", _("Fundraising priority changed")),
        ("funding.remove_priority", _("Fundraising priority removed")),
        ("funding.undo_change", _("Last change undone")),
    ]
