"""Fundraising priorities of a year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from accede.coalition.models import Campaign
from accede.coalition.rules import THE_ALLIANCE, reading_of, visible
from accede.funding.models import Priority
from accede.funding.rules import readable


def priorities(campaign: Campaign, *, reader: Any, on: date) -> QuerySet[Priority]:
    """The campaign's fundraising priorities, newest year first; none for who may not read on the day."""
    rows = visible(Priority.objects.filter(campaign=campaign), reading_of(reader, campaign.slug, on=on))
    rows = rows.select_related("campaign", "owner").order_by("-year", "key")
    return rows if readable(campaign, reader=reader, on=on) else rows.none()


def priorities_of_year(campaign: Campaign, year: int) -> list[Priority]:
    """The priorities of one year, for the report: those that members and observers may read."""
    rows = visible(Priority.objects.filter(campaign=campaign, year=year), THE_ALLIANCE)
    return list(rows.select_related("campaign").order_by("key"))
