"""What the public site says of the campaigns of an installation: which there are, and under what name.

The home page is the status of the campaign's treaty while there is one campaign; with several it lists them; with none
it lists the treaties on record. The training campaign, whose facts are invented, is never shown to the public.
"""

from __future__ import annotations

from accede.coalition.models import Campaign
from accede.kit.shell import TRAINING
from accede.record.queries import short_title_of


def public_campaigns() -> list[Campaign]:
    """The campaigns that the public is shown, the first started first. One query."""
    return list(Campaign.objects.select_related("treaty").exclude(slug=TRAINING).order_by("id"))


def public_name(treaty: str = "", *, language: str = "en") -> str:
    """The name under which the pages of a treaty stand: that of its first campaign.

    Without a treaty: of the only campaign of this installation. Empty when there is none, or when there are several.
    """
    found = [each for each in public_campaigns() if not treaty or each.treaty.slug == treaty]
    return name_of(found[0], language=language) if found and (treaty or len(found) == 1) else ""


def name_of(campaign: Campaign, *, language: str) -> str:
    """What the public reads: the campaign's name in the language, its short name in its own, else the treaty's."""
    named = (campaign.names or {}).get(language)
    own = campaign.short_name if language == campaign.language else ""
    return str(named or own or short_title_of(campaign.treaty, language=language))
