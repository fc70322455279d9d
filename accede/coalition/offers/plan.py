"""What the plan of the year offers: work, agenda, handover, activities, and passages of the report."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition import queries
from accede.coalition.queries.plan_passages import plan_passages
from accede.coalition.queries.work_index import plan_documents
from accede.kit.offers import Activity, AgendaLine, HandoverLine, Passage, ReportOf, SearchDocument, WorkLine, offer


@offer("work")
def waiting(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """For whoever adopts the plan: ideas to decide on, and priorities of past years of which nothing is said."""
    if not subject or not may(reader, Right.ADOPT_PLAN, campaign=subject, on=on):
        return []
    campaign = queries.campaign(subject)
    rows = queries.items_visible(campaign, reader=reader, on=on)
    address = reverse("coalition:plan", args=[subject])
    lines = []
    for year in sorted({row.item.year for row in rows if row.is_idea and row.item.year >= on.year}):
        n = sum(row.is_idea and row.item.year == year for row in rows)
        words = ngettext(
            "%(n)d idea for %(year)d waits for a decision", "%(n)d ideas for %(year)d wait for a decision", n
        )
        title = words % {"n": n, "year": year}
        lines.append(WorkLine(title, f"{address}?year={year}#ideas", action=pgettext("button", "Open")))
    return lines + [
        WorkLine(
            _("Say what became of “%(title)s”") % {"title": row.item.title},
            reverse("coalition:record_outcome", args=[subject, row.item.key]),
            sub=_("Priority of %(year)d") % {"year": row.item.year},
            action=pgettext("button", "Record"),
        )
        for row in rows
        if row.is_adopted and row.outcome is None and row.item.year < on.year
    ]


@offer("agenda")
def to_discuss(*, subject: tuple[str, date | None], on: date, reader: Any) -> list[AgendaLine]:
    """The ideas that wait for a decision and that all of the alliance may see."""
    slug, _since = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    return [
        AgendaLine(
            f"coalition:planitem:{row.item.key}",
            70,
            _("Idea for %(year)d: %(title)s") % {"year": row.item.year, "title": row.item.title},
            minutes=10,
            url=row.item.get_absolute_url(),
        )
        for row in queries.ideas_for_all(queries.campaign(slug), on=on)
    ]


@offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """The priorities of which nothing was said yet, and the ideas that wait."""
    slug, _office = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    rows = queries.items_visible(queries.campaign(slug), reader=reader, on=on)
    return [
        HandoverLine(
            "waiting",
            20,
            row.item.title,
            row.item.get_absolute_url(),
            late=row.is_adopted and row.item.year < on.year,
            sub=_("Plan of %(year)d: %(state)s") % {"year": row.item.year, "state": row.state},
        )
        for row in rows
        if (row.is_adopted and row.outcome is None) or (row.is_idea and row.item.year >= on.year)
    ]


@offer("activities")
def activities(*, subject: tuple[str, int], on: date, reader: Any) -> list[Activity]:
    """The tasks and priorities of a year."""
    slug, year = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    return queries.own_activities(queries.campaign(slug), year, reader=reader, on=on)


@offer("passages")
def report(*, subject: ReportOf, on: date, reader: Any) -> list[Passage]:
    """The priorities of the year with what became of them, and those of the next. The report has let its reader in."""
    return plan_passages(queries.campaign(subject.campaign), subject.year, on=on)


@offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every idea and priority, with those who may see it; the index is cut when somebody searches."""
    return plan_documents(subject)


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on the plan."""
    return [
        ("coalition.propose_idea", _("Idea proposed")),
        ("coalition.change_idea", _("Idea changed")),
        ("coalition.discuss", _("Idea discussed")),
        ("coalition.adopt", _("Adopted as a priority")),
        ("coalition.set_aside", _("Set aside")),
        ("coalition.record_outcome", _("What became of a priority recorded")),
        ("coalition.carry_over", _("Carried over to the next year")),
        ("coalition.set_activities", _("Activities linked")),
    ]
