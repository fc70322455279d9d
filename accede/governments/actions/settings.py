"""What a campaign chooses for its State files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition.models import Campaign
from accede.governments.actions.writing import one_at_a_time
from accede.governments.models import FileSettings
from accede.governments.queries.settings import settings_of
from accede.kit import log


@transaction.atomic
def change_settings(*, campaign: Campaign, values: Mapping[str, Any], by: Any, on: date) -> FileSettings:
    """Choose within how many days a second visit is warned of, when a position is stale, for how long a change of a
    mission is new. For who sets targets or sets up the campaign. Raises NotAllowed, ValidationError.
    """
    if not may(by, Right.MANAGE_CAMPAIGN, campaign=campaign.slug, on=on):
        require(by, Right.SET_TARGETS, campaign=campaign.slug, on=on)
    one_at_a_time(campaign)
    row = settings_of(campaign)
    before = log.values(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    log.record(
        "governments.change_settings", target=row, by=by, on=on, before=before, after=row, campaign=campaign.slug
    )
    return row
