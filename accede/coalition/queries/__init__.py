"""Reads of the coalition. One module a noun; import from here."""

from accede.coalition.queries.campaigns import (
    NoSuchDay,
    assessments,
    campaign,
    campaigns_for,
    periods,
    purposes,
    shown_day,
)

__all__ = [
    "NoSuchDay",
    "assessments",
    "campaign",
    "campaigns_for",
    "periods",
    "purposes",
    "shown_day",
]
