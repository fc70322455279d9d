"""Entries of the contact log for other parts of the house: what lies ahead, and texts to be found."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, kept_by, visible
from accede.governments.models import Contact, Official


def unfinished(
    campaign: Campaign, *, reading: Reading, first: date = date.min, until: date = date.max, own: bool = False
) -> list[Contact]:
    """Entries with something ahead between the days, that such a reader may see: planned ones, and those with a day
    for the next step; with `own` those of her own people. One query.
    """
    days = (first, until)
    ahead = Q(stage=Contact.Stage.PLANNED, day__range=days) | Q(next_date__range=days) & ~Q(next_step="")
    rows = visible(Contact.objects.filter(campaign=campaign), reading)
    rows = rows.exclude(stage=Contact.Stage.CANCELLED).filter(ahead)
    if own:
        rows = rows.filter(kept_by(reading))
    return list(rows.select_related("owner", "state", "mission", "campaign").order_by("day", "key"))


def for_index(slug: str | None) -> list[Contact]:
    """Every entry, of a campaign or of all, for the index of the search, which keeps who may see it."""
    rows = Contact.objects.filter(campaign__slug=slug) if slug else Contact.objects.all()
    found = rows.select_related("owner", "state", "mission", "campaign").prefetch_related("people")
    return list(found.order_by("pk"))


def officials_for_index(slug: str | None) -> list[Official]:
    """Every official that stands for itself, in the same way."""
    rows = Official.objects.filter(merged_into=None)
    found = rows.filter(campaign__slug=slug) if slug else rows
    return list(found.select_related("owner", "state", "campaign").order_by("pk"))
