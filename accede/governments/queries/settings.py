"""What a campaign chose for its State files."""

from __future__ import annotations

from accede.coalition.models import Campaign
from accede.governments.models import FileSettings


def settings_of(campaign: Campaign) -> FileSettings:
    """The campaign's choice, or the defaults (not saved). One query."""
    return FileSettings.objects.filter(campaign=campaign).first() or FileSettings(campaign=campaign)
