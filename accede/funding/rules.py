"""Who may read and who may write what the campaign was given."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.rules import may_change, owned_for, reading_of
from accede.funding.models import Contribution, Priority


def readable(campaign: Campaign, *, reader: Any, on: date) -> bool:
    """Whether the reader may see the campaign's funding on the day."""
    return may(reader, Right.READ_PAPERS, campaign=campaign.slug, on=on)


def may_add(campaign: Campaign, *, user: Any, on: date) -> bool:
    """Whether the person may add contributions and priorities."""
    return may(user, Right.EDIT_FUNDING, campaign=campaign.slug, on=on)


def may_edit(row: Contribution | Priority, *, user: Any, on: date) -> bool:
    """Whether the person may change this one."""
    return may_add(row.campaign, user=user, on=on) and may_change(row, reading_of(user, row.campaign.slug, on=on))


def contribution_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Contribution:
    """The contribution, fetched together with the right to it; 404 when either is missing."""
    rows = Contribution.objects.select_related("owner", "donor", "event", "material", "print_run")
    return owned_for(rows, user, campaign, key, right, on=on)


def priority_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Priority:
    """The priority, fetched together with the right to it; 404 when either is missing."""
    return owned_for(Priority.objects.select_related("owner"), user, campaign, key, right, on=on)
