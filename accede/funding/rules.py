"""Who may read and who may write what the campaign was given."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.rules import campaign_for
from accede.funding.models import Contribution, Priority


def readable(campaign: Campaign, *, reader: Any, on: date) -> bool:
    """Whether the reader may see the campaign's funding on the day."""
    return may(reader, Right.READ_PAPERS, campaign=campaign.slug, on=on)


def may_edit(campaign: Campaign, *, user: Any, on: date) -> bool:
    """Whether the person may add and change contributions and priorities."""
    return may(user, Right.EDIT_FUNDING, campaign=campaign.slug, on=on)


def contribution_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Contribution:
    """The contribution, fetched together with the right to it; 404 when either is missing."""
    found = campaign_for(user, campaign, right, on=on)
    rows = Contribution.objects.select_related("donor", "event", "material", "print_run")
    row = get_object_or_404(rows, campaign=found, key=key)
    row.campaign = found  # with its treaty, which the note on a donor State needs
    return row


def priority_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Priority:
    """The priority, fetched together with the right to it; 404 when either is missing."""
    found = campaign_for(user, campaign, right, on=on)
    return get_object_or_404(Priority.objects.select_related("campaign"), campaign=found, key=key)
