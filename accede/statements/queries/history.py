"""What was done to a statement and to its parts."""

from __future__ import annotations

from django.db.models import QuerySet

from accede.kit import log
from accede.kit.log import Parts
from accede.kit.models import LogEntry
from accede.statements.models import Ask, Issuer, Quotation, Statement


def history_of(row: Statement) -> QuerySet[LogEntry]:
    """The log about it and its parts, also those removed, newest first. The caller may read it."""
    kinds = (Ask, Issuer, Quotation)
    return log.entries_about(row, *(Parts(kind.objects.filter(statement=row), "statement", [row.pk]) for kind in kinds))
