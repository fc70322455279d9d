"""What was done in a State's file: the entries of the log about its rows, those that are gone too."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from accede.coalition.models import Campaign
from accede.coalition.queries import seen_entries
from accede.governments.models import OfState
from accede.kit.models import LogEntry
from accede.record.models import State


def entries_of(campaign: Campaign, state: State, *, reader: Any, on: date) -> QuerySet[LogEntry]:
    """The entries about rows of the file and their parts that the reader may see, the newest first.

    What she may not see is left out before anything is counted or cut to a page.
    """
    found = Q(pk=None)
    gone = Q(campaign=campaign.slug, after__isnull=True, before__state=state.pk)
    for model in _models():
        label = model._meta.label_lower
        found |= Q(about__in=_marks(model, campaign, state))
        removed = LogEntry.objects.filter(gone, target_type=label)
        found |= Q(about__in=removed.values("about"))
    entries = LogEntry.objects.filter(found, campaign=campaign.slug).order_by("-at", "-pk")
    return seen_entries(entries, campaign, reader=reader, on=on)


def _models() -> list[type[Any]]:
    return [model for model in apps.get_app_config("governments").get_models() if issubclass(model, OfState)]


def _marks(model: Any, campaign: Campaign, state: State) -> QuerySet[Any]:
    rows = model._base_manager.filter(campaign=campaign, state=state).order_by()
    text = Concat(Value(f"{model._meta.label_lower}:"), Cast("pk", CharField()), output_field=CharField())
    marked: QuerySet[Any] = rows.annotate(log_mark=text).values("log_mark")
    return marked
