"""What the public site says of a campaign: which treaty its home page shows, and under what name."""

from __future__ import annotations

from accede.coalition.models import Campaign
from accede.record.queries import short_title_of


def public_treaty() -> str:
    """The treaty of the first campaign of this installation; empty while there is none."""
    found = Campaign.objects.order_by("id").values_list("treaty__slug", flat=True).first()
    return found or ""


def public_name(treaty: str = "", *, language: str = "en") -> str:
    """The name of the campaign for a treaty (without one, of the first); empty when there is none."""
    found = Campaign.objects.select_related("treaty").order_by("id")
    campaign = (found.filter(treaty__slug=treaty) if treaty else found).first()
    if campaign is None:
        return ""
    named = (campaign.names or {}).get(language)
    return str(named or short_title_of(campaign.treaty, language=language))
