"""The home page of an installation with several campaigns."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.coalition import queries as coalition
from accede.coalition.models import Campaign
from accede.public.queries.status import headline
from accede.record import queries as record


def campaigns(found: list[Campaign], *, as_of: date, language: str) -> list[dict[str, Any]]:
    """Each campaign under its name in the language of the page, with its treaty's headline counts on the day."""
    return [_row(campaign, as_of, language) for campaign in found]


def _row(campaign: Campaign, as_of: date, language: str) -> dict[str, Any]:
    entry = record.entry(campaign.treaty.slug, as_of=as_of)
    in_force = entry.official or entry.computed
    return {
        "treaty": campaign.treaty,
        "name": coalition.name_of(campaign, language=language),
        "title": record.title_of(campaign.treaty.slug, language=language),
        "headline": headline(record.figures(campaign.treaty.slug, as_of=as_of)),
        "in_force": in_force if in_force and in_force <= as_of else None,
        "force_unknown": not in_force and not record.has_clause(campaign.treaty.slug),
        "in_force_later": in_force if in_force and in_force > as_of else None,
    }
