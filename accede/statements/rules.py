"""Who may read and who may write statements."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.rules import campaign_for
from accede.statements.models import Statement


def readable(campaign: Campaign, *, reader: Any, on: date) -> bool:
    """Whether the reader may see the campaign's statements on the day."""
    return may(reader, Right.READ_PAPERS, campaign=campaign.slug, on=on)


def may_edit(campaign: Campaign, *, user: Any, on: date) -> bool:
    """Whether the person may add and change statements."""
    return may(user, Right.EDIT_STATEMENTS, campaign=campaign.slug, on=on)


def statement_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Statement:
    """The statement, fetched together with the right to it; 404 when either is missing."""
    found = campaign_for(user, campaign, right, on=on)
    rows = Statement.objects.select_related("campaign", "event", "session", "delivered_by")
    return get_object_or_404(rows, campaign=found, key=key)
