"""Everything in any room that points at an organisation: by foreign key, or by a key that a model declares it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import CASCADE, Model, QuerySet
from django.utils.text import capfirst

from accede.coalition.models import Organisation, OrganisationName, Owned
from accede.coalition.rules import Reading, visible
from accede.kit import privacy
from accede.kit.keys import named_by_key

NOUN = "organisation"
SHOWN = 5  # rows of a kind that a page names


@dataclass(frozen=True)
class Pointer:
    """A field of a model that can point at an organisation. `by_key`: it holds keys; `many`: a list of them."""

    model: type[Model]
    field: str
    by_key: bool = False
    many: bool = False
    kind_field: str = ""

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @property
    def owns(self) -> bool:
        """The rows belong to the organisation and go with it: its names, its logo."""
        if self.by_key:
            return False
        return self.model._meta.get_field(self.field).remote_field.on_delete is CASCADE  # type: ignore[union-attr]

    @property
    def noun(self) -> str:
        """What its rows are called: for a table that only links, what it links."""
        owner = self.model._meta.auto_created
        meta = owner._meta if isinstance(owner, type) else self.model._meta
        return capfirst(str(meta.verbose_name_plural))


@dataclass(frozen=True)
class Pointing:
    """The rows behind one pointer."""

    pointer: Pointer
    rows: tuple[Any, ...]


@dataclass(frozen=True)
class Moving:
    """What a page says of the rows of a kind that would move: how many the reader may see, and some by name."""

    noun: str
    count: int
    names: tuple[str, ...]


def pointers() -> Iterator[Pointer]:
    """Every field of every room that can point at an organisation, from the models themselves."""
    for relation in Organisation._meta.get_fields(include_hidden=True):
        there = relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
        # Copies that simple_history keeps say what stood; they stay as they are.
        if there and not hasattr(relation.related_model, "instance_type"):
            yield Pointer(relation.related_model, relation.field.name)  # type: ignore[union-attr, arg-type]
    for model in apps.get_models():
        if hasattr(model, "instance_type"):
            continue
        for field, noun in named_by_key(model).items():
            many = model._meta.get_field(field).get_internal_type() == "JSONField"
            if noun == NOUN:
                yield Pointer(model, field, by_key=True, many=many)
            elif noun.startswith("@"):
                yield Pointer(model, field, by_key=True, many=many, kind_field=noun[1:])


def pointing_at(organisation: Organisation) -> list[Pointing]:
    """Every row that points at the organisation. One query for each pointer."""
    found = [Pointing(pointer, tuple(rows_of(pointer, organisation))) for pointer in pointers()]
    return [each for each in found if each.rows]


def rows_of(pointer: Pointer, organisation: Organisation) -> list[Any]:
    """The rows of one pointer, in the order in which they were made. One query; keys are told apart by campaign."""
    rows: QuerySet[Any] = pointer.model._base_manager.order_by("pk")
    if not pointer.by_key:
        return list(rows.filter(**{pointer.field: organisation}))
    if pointer.kind_field:
        rows = rows.filter(**{pointer.kind_field: Organisation._meta.label_lower})
    # Keys are slugs, so the quoted key is found in the list's text on every database.
    key = organisation.key
    rows = rows.filter(**({f"{pointer.field}__icontains": f'"{key}"'} if pointer.many else {pointer.field: key}))
    ours = ("", organisation.campaign.slug)
    return [row for row in rows if _campaign_of(row) in ours and holds(pointer, row, organisation)]


def holds(pointer: Pointer, row: Any, organisation: Organisation) -> bool:
    """Whether the row's own text names the key, and not one that contains it."""
    value = getattr(row, pointer.field)
    return organisation.key in value if pointer.many else value == organisation.key


def moving(organisation: Organisation, reading: Reading) -> list[Moving]:
    """What would move with the organisation, as far as the reader may see it. Its own names and logo are left out."""
    found: dict[str, list[str]] = {}
    for pointing in pointing_at(organisation):
        if pointing.pointer.model is not OrganisationName:
            for row in _seen(pointing, reading):
                found.setdefault(pointing.pointer.noun, []).append(_name(row))
    return [
        Moving(noun, len(names), tuple([name for name in names if name][:SHOWN]))
        for noun, names in sorted(found.items())
    ]


def _seen(pointing: Pointing, reading: Reading) -> list[Any]:
    model = pointing.pointer.model
    if not issubclass(model, Owned):
        return list(pointing.rows)
    allowed = visible(model._base_manager.filter(pk__in=[row.pk for row in pointing.rows]), reading)
    return list(allowed)


def _name(row: Any) -> str:
    """Empty where a name would tell of a person, and for a row that only links."""
    if privacy.personal(type(row)) or row._meta.auto_created:
        return ""
    return str(row)[:80]


def _campaign_of(row: Any) -> str:
    campaign = getattr(row, "campaign_slug", "") or getattr(row, "campaign", "")
    return campaign if isinstance(campaign, str) else str(campaign.slug)
