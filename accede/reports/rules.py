"""Who may read, write and publish reports."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.rules import campaign_for
from accede.reports.models import Box, Report, Snapshot


def may_write(campaign: Campaign, *, user: Any, on: date) -> bool:
    """Whether the person may write and settle figures."""
    return may(user, Right.WRITE_REPORT, campaign=campaign.slug, on=on)


def may_publish(campaign: Campaign, *, user: Any, on: date) -> bool:
    """Whether the person may publish."""
    return may(user, Right.PUBLISH_REPORT, campaign=campaign.slug, on=on)


def report_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Report:
    """The report, fetched together with the right to it; 404 when either is missing."""
    found = campaign_for(user, campaign, right, on=on)
    report = get_object_or_404(Report, campaign=found, key=key)
    report.campaign = found  # with its treaty, which the status section needs
    return report


def box_of(report: Report, key: str) -> Box:
    """The report's box, or Http404. The caller has the report from `report_for`."""
    box = get_object_or_404(Box, report=report, key=key)
    box.report = report
    return box


def snapshot_of(report: Report, version: int) -> Snapshot:
    """A published version, or Http404. The caller has the report from `report_for`."""
    return get_object_or_404(Snapshot, report=report, version=version)
