"""Where a person stands in the database: rows that are hers, and places that name her."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Model, Q, QuerySet

from accede.kit import privacy
from accede.kit.persons.subject import Subject

# Tables that name nobody, and sessions, whose rows are coded; accounts ends them.
_LEFT_OUT = {"contenttypes.contenttype", "auth.permission", "auth.group", "sessions.session"}
# Made anew from other rows.
_DERIVED = {"kit.searchentry"}


# Cut rows to what a reader may be told of: (rows, reader, on) -> rows. A room registers its own.
Cut = Callable[[QuerySet[Any], Any, date], QuerySet[Any]]
_cuts: list[Cut] = []


@dataclass(frozen=True)
class Told:
    """Who is told what is held, and the day on which her rights are asked for."""

    reader: Any
    on: date


def cut_by(cut: Cut) -> Cut:
    """Registers what of others' rows a reader is not told of, although they name the person. An erasure reaches it."""
    _cuts.append(cut)
    return cut


def told(rows: QuerySet[Any], to: Told | None) -> QuerySet[Any]:
    """The rows of which the reader may be told; all of them for nobody (an erasure)."""
    for cut in _cuts if to is not None else ():
        rows = cut(rows, to.reader, to.on)  # type: ignore[union-attr]  # asked in the line above
    return rows


@dataclass(frozen=True)
class Held:
    """Rows of one table that are the person's, or tell of her."""

    model: type[Model]
    rows: list[Model]


@dataclass(frozen=True)
class Place:
    """A column whose texts name her, and in how many rows."""

    label: str  # "reports.snapshot"
    table: str  # "published version", in the active language
    field: str
    rows: int
    sealed: privacy.Sealed | None = None

    @property
    def past(self) -> bool:
        """Whether it is the history of another table."""
        return ".historical" in self.label


def tables() -> Iterator[type[Model]]:
    """Every table of the installation in which a person may stand, histories included."""
    for model in apps.get_models(include_auto_created=False):
        if model._meta.label_lower not in _LEFT_OUT and model._meta.managed:
            yield model


def links(model: type[Model], subject: Subject, *, personal: bool) -> list[str]:
    """Foreign keys of the table that lead to one of her rows; with `personal` only those by which a row tells of
    her, not those that say that she did it."""
    wanted = {type(root) for root in subject.roots}
    tells = privacy.personal(model) if privacy.is_declared(model) else None
    return [
        field.name
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in wanted and field.name != "history_user"
        if not personal or ((tells is None or field.name in tells) and not _says_who_did(field.name))
    ]


def _says_who_did(name: str) -> bool:
    return name == "by" or name.endswith("_by")


def rows_about(model: type[Model], subject: Subject, *, personal: bool = True) -> QuerySet[Any]:
    """The rows of the table that are hers: by a foreign key, or the past of one of her own rows."""
    found = Q(pk__in=[])
    for name in links(model, subject, personal=personal):
        field: Any = model._meta.get_field(name)
        found |= Q(**{f"{name}__in": [root.pk for root in subject.roots if type(root) is field.related_model]})
    past_of = getattr(model, "instance_type", None)
    for root in subject.roots:
        if type(root) is past_of:
            found |= Q(**{str(root._meta.pk.attname): root.pk})
    if subject.username and model._meta.label_lower in _OWN:
        found |= Q(user=subject.username)
    return model._base_manager.filter(found)


# Rows that a user name makes hers alone.
_OWN = {"kit.draft", "kit.sentform"}


def held_about(subject: Subject, *, to: Told | None = None) -> list[Held]:
    """Everything that is hers, by table, as far as the reader may be told; the rows that are she first."""
    own = [Held(type(root), [root]) for root in subject.roots]
    for model in tables():
        about = told(rows_about(model, subject, personal=False), to).order_by("pk")
        rows = [row for row in about if row not in subject.roots]
        if rows:
            own.append(Held(model, rows))
    return own


def account_names(model: type[Model]) -> list[str]:
    """Columns that hold the user name of whoever did something."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField) and (field.name == "user" or _says_who_did(field.name))
    ]


def texts(model: type[Model]) -> list[str]:
    """Columns that may name somebody."""
    if model._meta.label_lower in _DERIVED:
        return []
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [field.name for field in model._meta.concrete_fields if isinstance(field, kinds) and not field.primary_key]


def pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds any of the words as words, however cased; None when there are none."""
    if not words:
        return None
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE)


def names_her(value: Any, wanted: re.Pattern[str]) -> bool:
    """Whether a text, or any text inside a JSON value, names her."""
    if isinstance(value, str):
        return wanted.search(value) is not None
    if isinstance(value, dict):
        return any(names_her(key, wanted) or names_her(inner, wanted) for key, inner in value.items())
    if isinstance(value, list | tuple):
        return any(names_her(inner, wanted) for inner in value)
    return False


def places(subject: Subject, *, to: Told | None = None) -> list[Place]:
    """Every column whose texts name her, with the number of rows, as far as the reader may be told; sealed records
    apart.
    """
    wanted = pattern((*subject.words, *subject.keys))
    found: dict[tuple[str, str, str, privacy.Sealed | None], int] = {}
    if wanted is None:
        return []
    for model in tables():
        if not (fields := texts(model)):
            continue
        shut = privacy.sealed_rows(model)
        for pk, *values in told(model._base_manager.all(), to).values_list("pk", *fields).iterator():
            for field, value in zip(fields, values, strict=True):
                if names_her(value, wanted):
                    seal = privacy.seal_on(model, field) if pk in shut else None
                    place = (model._meta.label_lower, str(model._meta.verbose_name), field, seal)
                    found[place] = found.get(place, 0) + 1
    return [Place(*place[:3], rows, place[3]) for place, rows in sorted(found.items(), key=lambda one: one[0][:3])]


def sealed_places(subject: Subject) -> list[Place]:
    """The sealed records that name her: they stay."""
    return [place for place in places(subject) if place.sealed]
