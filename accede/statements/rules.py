"""Who may read and who may write statements."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.rules import may_change, owned_for, reading_of
from accede.statements.models import Statement


def readable(campaign: Campaign, *, reader: Any, on: date) -> bool:
    """Whether the reader may see the campaign's statements on the day."""
    return may(reader, Right.READ_PAPERS, campaign=campaign.slug, on=on)


def may_add(campaign: Campaign, *, user: Any, on: date) -> bool:
    """Whether the person may add statements."""
    return may(user, Right.EDIT_STATEMENTS, campaign=campaign.slug, on=on)


def may_edit(row: Statement, *, user: Any, on: date) -> bool:
    """Whether the person may change this statement."""
    return may_add(row.campaign, user=user, on=on) and may_change(row, reading_of(user, row.campaign.slug, on=on))


def statement_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Statement:
    """The statement, fetched together with the right to it; 404 when either is missing."""
    rows = Statement.objects.select_related("owner", "event__owner", "session", "delivered_by")
    return owned_for(rows, user, campaign, key, right, on=on)
