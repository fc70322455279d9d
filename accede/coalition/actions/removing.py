"""The training campaign is taken away in one act, with everything that belongs to it. No other campaign is."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from accede.accounts.rules import is_operator
from accede.coalition.models import Campaign
from accede.kit import log, search, shell
from accede.kit.refusals import Refused

Belonging = dict[Any, set[Any]]
# Tables in which PostgreSQL refuses to delete: what they say is kept for good, unless all of it is invented.
KEPT = ("coalition_membershipact",)


class NotForTraining(Refused):
    """Only the campaign in which everything is invented can be taken away."""


@transaction.atomic
def remove_training(*, campaign: Campaign, by: Any, on: date) -> int:
    """Takes the training campaign away; gives how many rows went. The log stays, and so do accounts and their roles in
    it: whoever loads it again may go on. Raises NotForTraining, for any other campaign and anybody but the operator.
    """
    if campaign.slug != shell.TRAINING or not is_operator(by):
        raise NotForTraining(_("Only the training campaign can be taken away, and only by the operator."))
    found = _belonging(campaign)
    log.record("coalition.remove_training", target=campaign, by=by, on=on, campaign=campaign.slug)
    _let_delete(True)
    for model, keys in found.items():
        _loosen(model, keys)
    for model, keys in found.items():
        # Foreign keys are asked for when the transaction ends, so that no order is needed.
        rows = model._base_manager.filter(pk__in=keys)
        rows._raw_delete(rows.db)
    _let_delete(False)
    search.soon(campaign.slug)
    return sum(map(len, found.values()))


def _belonging(campaign: Campaign) -> Belonging:
    """The rows that point at the campaign, those that point at these, and so on."""
    found: Belonging = defaultdict(set, {Campaign: {campaign.pk}})
    new: Belonging = {Campaign: {campaign.pk}}
    while new:
        nearer: Belonging = defaultdict(set)
        for model, field in _links():
            if keys := new.get(field.related_model):
                rows = model._base_manager.filter(**{f"{field.name}__in": keys})
                nearer[model] |= set(rows.values_list("pk", flat=True)) - found[model]
        new = {model: keys for model, keys in nearer.items() if keys}
        for model, keys in new.items():
            found[model] |= keys
    return {model: keys for model, keys in found.items() if keys}


def _links() -> list[tuple[Any, Any]]:
    """Every foreign key by which a row belongs to another; one that may be emptied does not say so."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if _on_delete(field) not in (None, models.SET_NULL)
    ]


def _on_delete(field: Any) -> Any:
    """What becomes of the row when the one it names goes; None of a field that names none."""
    return field.remote_field.on_delete if field.is_relation else None


def _loosen(model: Any, keys: set[Any]) -> None:
    """Empties what points at rows that go and may be emptied."""
    for other in apps.get_models():
        for field in other._meta.concrete_fields:
            if _on_delete(field) is models.SET_NULL and field.related_model is model:
                other._base_manager.filter(**{f"{field.name}__in": keys}).update(**{field.name: None})


def _let_delete(allowed: bool) -> None:
    if connection.vendor == "postgresql":
        word = "DISABLE" if allowed else "ENABLE"
        with connection.cursor() as cursor:
            for table in KEPT:
                cursor.execute(f"ALTER TABLE {table} {word} TRIGGER USER")
