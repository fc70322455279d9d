"""Things of any room that another row is about: named by kind and key, found again by asking the rooms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Merge, Organisation, Owned, SharedWith
from accede.coalition.rules import reading_of, visible
from accede.kit import offers
from accede.kit.offers import Referenced

WIDELY = (SharedWith.ALLIANCE, SharedWith.PUBLIC)


@dataclass(frozen=True)
class Reference:
    """A row of a campaign: the label of its model ("events.event") and its key."""

    kind: str
    key: str

    @classmethod
    def parse(cls, text: str) -> Reference | None:
        """From "events.event:chr-59-panel"; None for anything else, and for a model that is not ours."""
        kind, colon, key = text.partition(":")
        return cls(kind, key) if colon and key and _model(kind) else None

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"

    @property
    def kind_words(self) -> str:
        """What such a thing is called, in the active language."""
        model = _model(self.kind)
        return str(model._meta.verbose_name) if model else self.kind


@dataclass(frozen=True)
class Pointed:
    """What a reference shows to a reader. Without an address it is gone, or hers to see no more than its kind."""

    reference: Reference
    title: str
    url: str = ""
    note: str = ""


def find(campaign: str, references: Iterable[Reference], *, reader: Any, on: date) -> dict[Reference, Referenced]:
    """What the rooms answer for the references that the reader may see; the others are left out."""
    asked: dict[str, list[str]] = {}
    for reference in dict.fromkeys(references):
        asked.setdefault(reference.kind, []).append(reference.key)
    if not asked:
        return {}
    found = offers.ask("referenced", subject=(campaign, asked), on=on, reader=reader)
    return {Reference(each.kind, each.key): each for each in found}


def pointed(reference: Reference, found: Mapping[Reference, Referenced], kept: str) -> Pointed:
    """Words for a reference, from what was found and the title kept when it was written.

    What is gone and what the reader may not see look the same, but for the title that all of the alliance knew.
    """
    if there := found.get(reference):
        return Pointed(reference, there.title, there.url)
    return Pointed(reference, kept or reference.kind_words, note=_("no longer on record, or not shared with you"))


def referenced(
    model: type[Model],
    subject: tuple[str, Mapping[str, list[str]]],
    *,
    reader: Any,
    on: date,
) -> list[Referenced]:
    """A room's answer to the offer "referenced" for one of its models with campaign and key. Nothing is asked of the
    database when no row of the model is meant; otherwise two or three queries.
    """
    slug, asked = subject
    keys = asked.get(model._meta.label_lower, [])
    if not keys or not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    rows: Any = model._default_manager.filter(campaign__slug=slug, key__in=keys).select_related("campaign")
    if issubclass(model, Owned):
        rows = visible(rows, reading_of(reader, slug, on=on))
    return [
        Referenced(
            model._meta.label_lower,
            row.key,
            str(row),
            row.get_absolute_url(),
            getattr(row, "shared_with", "") in WIDELY or not issubclass(model, Owned),
        )
        for row in rows
    ]


def merged(subject: tuple[str, Mapping[str, list[str]]], *, reader: Any, on: date) -> list[Referenced]:
    """Organisations that went up in another one: who pointed at one is led to the one that was kept. Two queries."""
    slug, asked = subject
    keys = asked.get(Organisation._meta.label_lower, [])
    if not keys or not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    rows = Merge.objects.filter(campaign__slug=slug, gone_key__in=keys, undone_date=None)
    kind = Organisation._meta.label_lower
    return [
        Referenced(kind, row.gone_key, str(row.kept), row.kept.get_absolute_url())
        for row in rows.select_related("kept__campaign")
    ]


def _model(kind: str) -> type[Model] | None:
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None
