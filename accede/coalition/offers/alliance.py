"""What the alliance itself offers: campaigns, its place in the menu, work, dates, search, the report's words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition import actions, queries
from accede.coalition.queries import day, index, passages, work
from accede.kit import undo
from accede.kit.offers import (
    Beginning,
    CampaignEntry,
    DatedThing,
    DayFigure,
    InOffice,
    NavEntry,
    Passage,
    ReportOf,
    SearchDocument,
    Span,
    WorkLine,
    offer,
)
from accede.record.queries import status_passages

YEAR = timedelta(days=366)

undo.register("coalition", Right.EDIT_COALITION, actions.undo_change)


@offer("campaigns")
def campaigns(*, subject: object, on: date, reader: Any) -> list[CampaignEntry]:
    """The campaigns whose papers the reader may read."""
    return [
        CampaignEntry(row.slug, row.short_name, row.get_absolute_url()) for row in queries.campaigns_for(reader, on=on)
    ]


@offer("nav")
def nav(*, subject: str | None, on: date, reader: Any) -> list[NavEntry]:
    """The room's entry, for whoever may read the campaign's papers."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return [NavEntry("coalition", "campaign", 40, _("Coalition"), reverse("coalition:overview", args=[subject]))]


@offer("work")
def waiting(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """What waits for whoever may edit the coalition."""
    if not subject or not may(reader, Right.EDIT_COALITION, campaign=subject, on=on):
        return []
    return work.waiting(queries.campaign(subject), on=on)


@offer("beginnings")
def beginnings(*, subject: str, on: date, reader: Any) -> list[Beginning]:
    """Who belongs to the alliance, what it is for, who holds its offices: for whoever may edit the coalition."""
    if not may(reader, Right.EDIT_COALITION, campaign=subject, on=on):
        return []
    return work.beginnings(queries.campaign(subject))


@offer("dates")
def coming(*, subject: str | None, on: date, reader: Any) -> list[DatedThing]:
    """The ends of terms within a year."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    return work.coming(queries.campaign(subject), on=on, until=on + YEAR)


@offer("day_figures")
def day_figures(*, subject: str, on: date, reader: Any) -> list[DayFigure]:
    """Members and observers on the day."""
    reads = may(reader, Right.READ_PAPERS, campaign=subject, on=on)
    return day.day_figures(queries.campaign(subject), on=on) if reads else []


@offer("in_office")
def in_office(*, subject: str, on: date, reader: Any) -> list[InOffice]:
    """Who holds which office on the day."""
    reads = may(reader, Right.READ_PAPERS, campaign=subject, on=on)
    return day.in_office(queries.campaign(subject), on=on) if reads else []


@offer("calendar")
def calendar(*, subject: Span, on: date, reader: Any) -> list[DatedThing]:
    """Terms and memberships that begin or end in the span."""
    reads = may(reader, Right.READ_PAPERS, campaign=subject.campaign, on=on)
    return day.calendar(queries.campaign(subject.campaign), first=subject.first, until=subject.until) if reads else []


@offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Everything, each with the right it needs; the index is cut when somebody searches."""
    return index.documents(subject)


@offer("passages")
def report(*, subject: ReportOf, on: date, reader: Any) -> list[Passage]:
    """The alliance's own passages, and the treaty's status. The report has let its reader in."""
    campaign, year = queries.campaign(subject.campaign), subject.year
    status = status_passages(campaign.treaty, year=year, on=on, periods=queries.periods(campaign, on=on))
    return [*passages.passages(campaign, year=year, on=on), *status]


@offer("act_words")
def words_of_training(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """The act that takes a whole campaign away."""
    return [("coalition.remove_training", _("Training campaign taken away"))]


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of this room."""
    return [
        ("coalition.start_campaign", _("Campaign started")),
        ("coalition.add_purpose", _("Purpose added")),
        ("coalition.add_assessment", _("Assessment of the year added")),
        ("coalition.add_organisation", _("Organisation added")),
        ("coalition.change_organisation", _("Organisation changed")),
        ("coalition.remove_organisation", _("Organisation removed")),
        ("coalition.add_name", _("Another name of an organisation added")),
        ("coalition.relate", _("Relation between organisations recorded")),
        ("coalition.add_person", _("Person added")),
        ("coalition.change_person", _("Person changed")),
        ("coalition.remove_person", _("Person removed")),
        ("coalition.erase_person", _("What was held about a person erased")),
        ("coalition.add_affiliation", _("Post of a person recorded")),
        ("coalition.admit", _("Admitted to the alliance")),
        ("coalition.change_membership", _("Membership corrected")),
        ("coalition.end_membership", _("Membership ended")),
        ("coalition.add_office", _("Office added")),
        ("coalition.change_office", _("Office changed")),
        ("coalition.remove_office", _("Office removed")),
        ("coalition.record_term", _("Term of an office recorded")),
        ("coalition.change_term", _("Term of an office corrected")),
        ("coalition.second", _("Secondment recorded")),
        ("coalition.change_campaign", _("Campaign changed")),
        ("coalition.change_purpose", _("Purpose changed")),
        ("coalition.remove_purpose", _("Purpose removed")),
        ("coalition.change_assessment", _("Assessment of the year changed")),
        ("coalition.remove_assessment", _("Assessment of the year removed")),
        ("coalition.change_relation", _("Relation between organisations corrected")),
        ("coalition.remove_relation", _("Relation between organisations removed")),
        ("coalition.change_affiliation", _("Post of a person corrected")),
        ("coalition.remove_affiliation", _("Post of a person removed")),
        ("coalition.change_secondment", _("Secondment corrected")),
        ("coalition.remove_secondment", _("Secondment removed")),
        ("coalition.remove_membership", _("Membership removed")),
        ("coalition.remove_term", _("Term of an office removed")),
        ("coalition.undo_change", _("Last change undone")),
    ]


@offer("treaty")
def treaty(*, subject: str | None, on: date, reader: Any) -> list[str]:
    """The slug of the campaign's treaty, for rooms below that know treaties and no campaigns."""
    return [queries.campaign(subject).treaty.slug] if subject else []
