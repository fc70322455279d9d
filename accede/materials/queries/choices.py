"""What the forms of a campaign may name."""

from __future__ import annotations

from django.db.models import QuerySet

from accede.coalition.models import Campaign, Organisation
from accede.coalition.rules import Reading, seen
from accede.materials.models import Credit, Item, ItemKind


def organisations_in(campaign: Campaign) -> QuerySet[Organisation]:
    """Organisations, by name."""
    return Organisation.objects.filter(campaign=campaign).order_by("name")


def credited_in(campaign: Campaign, reading: Reading) -> QuerySet[Organisation]:
    """Organisations that made or ordered something the reader sees, by name."""
    credits = seen(Credit.objects.filter(item__campaign=campaign), reading)
    return organisations_in(campaign).filter(pk__in=credits.values("organisation"))


def series_in(campaign: Campaign, *, but: Item) -> QuerySet[Item]:
    """Series of studies, by title, without the item itself."""
    found = Item.objects.filter(campaign=campaign, kind=ItemKind.STUDY_SERIES)
    return found.exclude(pk=but.pk).order_by("title")
