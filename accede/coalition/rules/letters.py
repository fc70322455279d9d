"""Which letters a reader is told of: one about a row of which nothing is told is there for who may see the row."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from accede.coalition.rules.reading import reading_of, seen
from accede.kit.models import OutgoingMail


def seen_letters(letters: QuerySet[OutgoingMail], reader: Any, *, on: date) -> QuerySet[OutgoingMail]:
    """The letters without those about untold rows (`kit.belonging`) that the reader may not see; that a reminder went
    to its owner would tell that there is one. One query, and one for each campaign and table that has any.
    """
    kinds = letters.order_by().filter(about_type__in=_untold()).values_list("campaign", "about_type").distinct()
    for campaign, label in list(kinds):
        rows = seen(apps.get_model(label)._base_manager.all(), reading_of(reader, campaign, on=on))
        hers = rows.order_by().values_list(Cast("pk", CharField()))
        of_kind = OutgoingMail.objects.filter(campaign=campaign, about_type=label)
        letters = letters.exclude(pk__in=of_kind.exclude(about_id__in=hers).values("pk"))
    return letters


def _untold() -> list[str]:
    return [model._meta.label_lower for model in apps.get_models() if getattr(model, "UNTOLD", False)]
