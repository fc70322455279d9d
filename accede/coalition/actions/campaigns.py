"""Starting a campaign, and what it says of itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions.writing import add
from accede.coalition.models import Assessment, Campaign, Purpose
from accede.kit import log
from accede.kit.keys import free_key
from accede.kit.refusals import Refused
from accede.record.actions import bump


class CampaignExists(Refused):
    """A campaign with this short name is here already."""


@transaction.atomic
def start_campaign(*, by: Any, on: date, **facts: Any) -> Campaign:
    """Start a campaign on a treaty that is on record. `facts` are fields of Campaign.

    Raises NotAllowed without the right to load campaigns, CampaignExists, ValidationError.
    """
    require(by, Right.LOAD_CAMPAIGN, on=on)
    campaign = Campaign(**facts)
    if Campaign.objects.filter(slug=campaign.slug).exists():
        raise CampaignExists(_("The campaign “%s” is here already.") % campaign.slug)
    campaign.full_clean()
    campaign._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    campaign.save()
    log.record("coalition.start_campaign", target=campaign, by=by, on=on, after=campaign)
    bump(campaign.treaty.slug)  # stored public pages carry campaigns' names
    return campaign


@transaction.atomic
def change_campaign(*, campaign: Campaign, by: Any, on: date, **changes: Any) -> Campaign:
    """Correct what a campaign says of itself; needs the right to manage it, and is logged."""
    require(by, Right.MANAGE_CAMPAIGN, campaign=campaign.slug, on=on)
    before = log.values(Campaign.objects.get(pk=campaign.pk))
    for name, value in changes.items():
        setattr(campaign, name, value)
    campaign.full_clean()
    campaign._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    campaign.save()
    log.record("coalition.change_campaign", target=campaign, by=by, on=on, before=before, after=campaign)
    bump(campaign.treaty.slug)
    return campaign


@transaction.atomic
def add_purpose(*, campaign: Campaign, text: str, by: Any, on: date, key: str = "", **facts: Any) -> Purpose:
    """Add a purpose of the alliance."""
    row = Purpose(
        campaign=campaign,
        key=key or free_key(Purpose, text[:40], campaign=campaign),
        text=text,
        **facts,
    )
    return add(row, "coalition.add_purpose", by=by, on=on)


@transaction.atomic
def add_assessment(
    *, campaign: Campaign, year: int, text: str, by: Any, on: date, key: str = "", **facts: Any
) -> Assessment:
    """Keep what the alliance says of a year, for the report of that year."""
    key = key or free_key(Assessment, f"{year} {text[:40]}", campaign=campaign)
    row = Assessment(campaign=campaign, key=key, year=year, text=text, **facts)
    return add(row, "coalition.add_assessment", by=by, on=on)
