"""Everything that is sealed, sealed anew with the newest key, so that an older key can be laid aside.

What the newest key opens already is passed over: after an interruption the next run goes on where the last one ended.
Each text is written only if it is still the one that was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, TextField, Value
from django.db.models.functions import Cast

from accede.kit import sealing
from accede.kit.fields import SealedField
from accede.kit.models import Removed


@dataclass
class Resealed:
    """How many texts the newest key opened already, how many were (or would be) sealed again, and how many no key
    opens."""

    newest: int = 0
    again: int = 0
    lost: int = 0


def seal_all_again(*, write: bool) -> Resealed:
    """Seals anew what an older key sealed, in every table and in what was removed and can be brought back."""
    outcome = Resealed()
    for model, name in sealed_columns():
        rows = model._base_manager.annotate(as_stored=Cast(name, TextField())).exclude(as_stored="")
        for pk, stored in rows.order_by("pk").values_list("pk", "as_stored").iterator():
            if (new := _anew(stored, outcome)) and write:
                same = rows.filter(pk=pk, as_stored=stored)
                same.update(**{name: Value(new, output_field=TextField())})
    for kept in Removed.objects.order_by("pk").iterator():
        if _removed_anew(kept.data, outcome) and write:
            Removed.objects.filter(pk=kept.pk).update(data=kept.data)
    return outcome


def sealed_columns() -> Iterator[tuple[type[Model], str]]:
    """Every column that holds sealed texts."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedField):
                yield model, field.name


def _anew(stored: str, outcome: Resealed) -> str:
    """The text sealed with the newest key; empty when it is already, or cannot be."""
    try:
        if sealing.is_newest(stored):
            outcome.newest += 1
            return ""
        new = sealing.sealed_again(stored)
    except sealing.NoKey:
        outcome.lost += 1
        return ""
    outcome.again += 1
    return new


def _removed_anew(data: list[dict[str, Any]], outcome: Resealed) -> bool:
    columns = {(model._meta.label_lower, name) for model, name in sealed_columns()}
    changed = False
    for row in data:
        for name, stored in row["fields"].items():
            if (row["model"], name) in columns and stored and (new := _anew(stored, outcome)):
                row["fields"][name] = new
                changed = True
    return changed
