"""Fundraising priorities of a year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from accede.coalition.models import Campaign
from accede.funding.models import Priority
from accede.funding.rules import readable


def priorities(campaign: Campaign, *, reader: Any, on: date) -> QuerySet[Priority]:
    """The campaign's fundraising priorities, newest year first; none for who may not read on the day."""
    rows = Priority.objects.filter(campaign=campaign).select_related("campaign").order_by("-year", "key")
    return rows if readable(campaign, reader=reader, on=on) else rows.none()


def priorities_of_year(campaign: Campaign, year: int) -> list[Priority]:
    """The priorities of one year, for the report, whose reader is already allowed."""
    return list(Priority.objects.filter(campaign=campaign, year=year).select_related("campaign").order_by("key"))
