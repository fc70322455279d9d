"""Who sees outgoing mail: those who may settle a doubtful letter, each in her own campaigns.

A letter about a row of which nothing is told (`kit.belonging`) is there for who may see the row, and for nobody else:
that a reminder went to its owner would tell that there is one.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.http import Http404

from accede.accounts.rights import Right
from accede.accounts.rules import campaigns_of
from accede.coalition.rules import reading_of, seen
from accede.kit.models import OutgoingMail


def letters_for(user: Any, *, on: date) -> QuerySet[OutgoingMail]:
    """Letters of the campaigns in which the person settles mail, newest first; all with the right everywhere. One query
    to make it, and one for each campaign with letters about rows of which nothing is told.
    """
    found = OutgoingMail.objects.order_by("-queued_at", "-pk")
    slugs = campaigns_of(user, Right.SETTLE_MAIL, on=on)
    if slugs is not None:
        found = found.filter(campaign__in=slugs)
    kinds = found.order_by().filter(about_type__in=_untold()).values_list("campaign", "about_type").distinct()
    for campaign, label in list(kinds):
        rows = seen(apps.get_model(label)._base_manager.all(), reading_of(user, campaign, on=on))
        hers = rows.order_by().values_list(Cast("pk", CharField()))
        of_kind = OutgoingMail.objects.filter(campaign=campaign, about_type=label)
        found = found.exclude(pk__in=of_kind.exclude(about_id__in=hers).values("pk"))
    return found


def _untold() -> list[str]:
    return [model._meta.label_lower for model in apps.get_models() if getattr(model, "UNTOLD", False)]


def letter_for(user: Any, pk: int, *, on: date) -> OutgoingMail:
    """The letter, or Http404 when it does not exist for this person."""
    row = letters_for(user, on=on).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
