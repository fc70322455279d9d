"""What the room offers: its place in the navigation, drafts that wait, published versions for the search."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import referenced as rows_meant
from accede.kit import offers, undo
from accede.kit.offers import (
    AgendaLine,
    Beginning,
    HandoverLine,
    NavEntry,
    Referenced,
    SearchDocument,
    WorkLine,
    handed_over,
)
from accede.kit.parts import Line
from accede.reports import actions, queries
from accede.reports.models import Report

undo.register("reports", Right.WRITE_REPORT, actions.undo_change)


@offers.offer("nav")
def nav(*, subject: str | None, on: date, reader: Any) -> list[NavEntry]:
    """The room's entry, with the number of drafts, for who may read the campaign's papers."""
    if not subject or not may(reader, Right.READ_PAPERS, campaign=subject, on=on):
        return []
    waits = queries.drafts_of(subject) if may(reader, Right.WRITE_REPORT, campaign=subject, on=on) else []
    url = reverse("reports:list", args=[subject])
    return [NavEntry("reports", "work", 150, _("Reports"), url, len(waits) or None)]


@offers.offer("beginnings")
def beginnings(*, subject: str, on: date, reader: Any) -> list[Beginning]:
    """The first report, for who may write it: its status of the treaty is there from the first day."""
    if not may(reader, Right.WRITE_REPORT, campaign=subject, on=on):
        return []
    title, button = _("Draft the report of the year"), _("Start a report")
    text = _("Its figures on the treaty are there from the first day; the rest fills itself from the rooms.")
    url = reverse("reports:start", args=[subject])
    return [Beginning(150, title, text, url, button, queries.any_report(subject))]


@offers.offer("work")
def work(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """Reports that are drafts, for who may write them."""
    if not subject or not may(reader, Right.WRITE_REPORT, campaign=subject, on=on):
        return []
    return [
        WorkLine(
            title=_("%(title)s is a draft") % {"title": report.title},
            url=report.get_absolute_url(),
            sub=_("Look at its figures, then publish it"),
        )
        for report in queries.drafts_of(subject)
    ]


@offers.offer("handover")
def handed_on(*, subject: tuple[str, str], on: date, reader: Any) -> list[HandoverLine]:
    """Reports that are drafts."""
    return handed_over(work(subject=subject[0], on=on, reader=reader), "drafts", 70)


@offers.offer("told_in")
def told_in(*, subject: tuple[str, str, date], on: date, reader: Any) -> list[Line]:
    """The reports that tell a fact: subject is the campaign's slug, the fact's code and its day."""
    campaign, code, day = subject
    if not may(reader, Right.READ_PAPERS, campaign=campaign, on=on):
        return []
    return [
        Line(
            title=report.title,
            url=version.get_absolute_url() if version else report.get_absolute_url(),
            sub=_("published, version %(n)s") % {"n": version.version} if version else _("in the draft"),
        )
        for report, version in queries.telling(campaign, code, day)
    ]


@offers.offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """The newest published version of each report; drafts change with the record and are not indexed."""
    return [
        SearchDocument(
            room="reports",
            key=snapshot.report.key,
            url=snapshot.get_absolute_url(),
            title=snapshot.title,
            text=strip_tags(snapshot.html),
            language=snapshot.report.language,
            campaign=snapshot.report.campaign.slug,
            right=Right.READ_PAPERS.value,
            day=snapshot.status_day,
        )
        for snapshot in queries.newest_versions(subject)
    ]


@offers.offer("referenced")
def referenced(*, subject: Any, on: date, reader: Any) -> list[Referenced]:
    """A report that a row of another room is about."""
    return rows_meant(Report, subject, reader=reader, on=on)


@offers.offer("agenda")
def agenda(*, subject: tuple[str, date | None], on: date, reader: Any) -> list[AgendaLine]:
    """Reports of the alliance that are drafts."""
    slug, _since = subject
    if not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    return [
        AgendaLine(
            key=f"reports:report:{report.key}",
            order=80,
            title=_("Draft of a report: %(title)s") % {"title": report.title},
            minutes=15,
            sub=_("to be read before it is published"),
            url=report.get_absolute_url(),
        )
        for report in queries.drafts_of(slug)
    ]


@offers.offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of this room."""
    return [
        ("reports.start_report", _("Report started")),
        ("reports.change_report", _("Settings of a report changed")),
        ("reports.remove_report", _("Draft of a report removed")),
        ("reports.add_box", _("Narrative box added")),
        ("reports.change_box", _("Narrative box changed")),
        ("reports.remove_box", _("Narrative box removed")),
        ("reports.update_figure", _("Figure in a report updated to the record")),
        ("reports.keep_figure", _("Figure in a report kept with a reason")),
        ("reports.publish_report", _("Report published")),
        ("reports.open_correction", _("Correction of a report opened")),
        ("reports.undo_change", _("Last change undone")),
    ]
