"""What the index of the search holds of obstacles, allies and the argument bank: all rows, cut later by their marks."""

from __future__ import annotations

from typing import Any

from accede.governments.models import Ally, Obstacle


def obstacles_for_index(campaign: str | None) -> list[Obstacle]:
    """Every obstacle of a campaign (its slug), or of all. One query."""
    return _all(Obstacle, campaign)


def allies_for_index(campaign: str | None) -> list[Ally]:
    """Every ally of a campaign (its slug), or of all. One query."""
    return _all(Ally, campaign)


def _all(model: Any, campaign: str | None) -> list[Any]:
    rows = model.objects.select_related("campaign", "state", "owner")
    return list(rows.filter(campaign__slug=campaign) if campaign else rows)
