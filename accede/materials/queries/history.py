"""What was done to an item and to what hangs on it."""

from __future__ import annotations

from django.db.models import QuerySet

from accede.kit import log
from accede.kit.log import Parts
from accede.kit.models import LogEntry
from accede.materials.models import Credit, Edition, Item, LanguageVersion, PrintRun, Step


def history_of(item: Item) -> QuerySet[LogEntry]:
    """The log about the item and its parts, also those removed, newest first. The caller may read it."""
    editions = list(Edition.objects.filter(item=item).values_list("pk", flat=True))
    return log.entries_about(
        item,
        Parts(Credit.objects.filter(item=item), "item", [item.pk]),
        Parts(Edition.objects.filter(item=item), "item", [item.pk]),
        Parts(PrintRun.objects.filter(item=item), "item", [item.pk]),
        Parts(LanguageVersion.objects.filter(edition__item=item), "edition", editions),
        Parts(Step.objects.filter(version__edition__item=item), "version", []),
    )
