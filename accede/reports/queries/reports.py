"""Lists of reports and their published versions."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.reports.models import Report, ReportState, Snapshot
from accede.reports.queries.drafts import Draft


def reports(campaign: Campaign, *, reader: Any, on: date) -> list[Report]:
    """The campaign's reports with their versions, newest year first; none for who may not read on the day."""
    if not may(reader, Right.READ_PAPERS, campaign=campaign.slug, on=on):
        return []
    rows = Report.objects.filter(campaign=campaign).select_related("campaign").prefetch_related("snapshots")
    return list(rows.order_by("-year", "key"))


def versions(report: Report) -> list[Snapshot]:
    """The published versions, newest first."""
    return list(report.snapshots.select_related("report__campaign").order_by("-version"))


def report_of_year(campaign: Campaign, year: int) -> Report | None:
    """The campaign's report of the year, for the command line."""
    rows = Report.objects.filter(campaign=campaign, year=year).select_related("campaign__treaty")
    return rows.order_by("key").first()


def any_report(campaign: str) -> bool:
    """Whether the campaign (by slug) has a report, draft or published."""
    return Report.objects.filter(campaign__slug=campaign).exists()


def drafts_of(campaign: str) -> list[Report]:
    """The campaign's reports (by slug) that are drafts. For callers whose reader is already allowed."""
    rows = Report.objects.filter(campaign__slug=campaign, state=ReportState.DRAFT).select_related("campaign")
    return list(rows.order_by("year", "key"))


def newest_versions(campaign: str | None) -> list[Snapshot]:
    """The newest version of each report (of one campaign, by slug), for the indexer of the search."""
    rows = Snapshot.objects.select_related("report__campaign").order_by("report", "version")
    if campaign:
        rows = rows.filter(report__campaign__slug=campaign)
    return list({row.report_id: row for row in rows}.values())


def telling(campaign: str, code: str, day: date) -> list[tuple[Report, Snapshot | None]]:
    """The reports of the day's year that tell a fact by its code: each newest published version that quotes it, and
    each draft whose status day is not earlier. For callers whose reader is already allowed. Two queries.
    """
    rows = Report.objects.filter(campaign__slug=campaign, year=day.year).select_related("campaign")
    found: list[tuple[Report, Snapshot | None]] = []
    for row in rows.prefetch_related("snapshots").order_by("key"):
        newest = max(row.snapshots.all(), key=lambda each: each.version, default=None)
        if newest is not None and any(figure["code"] == code for figure in newest.figures):
            newest.report = row
            found.append((row, newest))
        elif row.is_draft and row.status_day >= day:
            found.append((row, None))
    return found


def figures_of(draft: Draft) -> list[dict[str, Any]]:
    """The draft's figures as plain values, as a published version keeps them."""
    return [
        {
            "note": quote.note,
            "code": quote.code,
            "shown": quote.shown,
            "match": quote.match.value,
            "reason": quote.reason,
            "record": _plain(asdict(quote.quoted)) if quote.quoted else None,
        }
        for quote in draft.quotes
    ]


def fingerprint(*, title: str, status_day: date, html: str, markdown: str, figures: Any) -> str:
    """SHA-256 over everything that a published version says, as hexadecimal text."""
    parts = [title, status_day.isoformat(), html, markdown, figures]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_as_published(snapshot: Snapshot) -> bool:
    """Whether the version still says what it said when it was published."""
    said = {name: getattr(snapshot, name) for name in ("title", "status_day", "html", "markdown", "figures")}
    return fingerprint(**said) == snapshot.sha256


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
