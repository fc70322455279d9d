"""Starting a campaign, and what it says of itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions.writing import Refused, add
from accede.coalition.models import Assessment, Campaign, Purpose
from accede.kit import log


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
    return campaign


@transaction.atomic
def add_purpose(*, by: Any, on: date, **facts: Any) -> Purpose:
    """Add a purpose of the alliance. `facts` are fields of Purpose."""
    return add(Purpose(**facts), "coalition.add_purpose", by=by, on=on)


@transaction.atomic
def add_assessment(*, by: Any, on: date, **facts: Any) -> Assessment:
    """Keep what the alliance says of a year. `facts` are fields of Assessment."""
    return add(Assessment(**facts), "coalition.add_assessment", by=by, on=on)
