"""What was done to a report and to its boxes."""

from __future__ import annotations

from django.db.models import QuerySet

from accede.kit import log
from accede.kit.log import Parts
from accede.kit.models import LogEntry
from accede.reports.models import Box, KeptFigure, Report


def history_of(report: Report) -> QuerySet[LogEntry]:
    """The log about it and its parts, also those removed, newest first. The caller may read it."""
    kinds = (Box, KeptFigure)
    return log.entries_about(
        report, *(Parts(kind.objects.filter(report=report), "report", [report.pk]) for kind in kinds)
    )
