"""What was done to an item and to what hangs on it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from accede.kit import log
from accede.materials.models import Credit, Edition, Item, LanguageVersion, PrintRun, Step


def history_of(item: Item) -> QuerySet[Any]:
    """The log about the item and the parts it has now, newest first. The caller may read the log."""
    parts: list[QuerySet[Any]] = [
        Item.objects.filter(pk=item.pk),
        Credit.objects.filter(item=item),
        Edition.objects.filter(item=item),
        LanguageVersion.objects.filter(edition__item=item),
        Step.objects.filter(version__edition__item=item),
        PrintRun.objects.filter(item=item),
    ]
    wanted = Q()
    for rows in parts:
        keys = [str(key) for key in rows.values_list("pk", flat=True)]
        wanted |= Q(target_type=rows.model._meta.label_lower, target_id__in=keys)
    return log.entries_in(item.campaign.slug).filter(wanted)
