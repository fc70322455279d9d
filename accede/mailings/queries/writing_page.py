"""What stands beside a text while it is written: the same in other languages, fields and blocks that may be named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from accede.coalition.models import Campaign
from accede.kit.offers import FieldKind
from accede.mailings.models import Block
from accede.mailings.queries.fields import field_kinds
from accede.mailings.queries.templates import sides


def beside(campaign: Campaign, texts: Iterable[Any], language: str, *, on: date) -> dict[str, Any]:
    """For the page on which a text is written."""
    return {
        "language": language,
        "sides": sides(texts, language, campaign),
        "groups": grouped(field_kinds(campaign, on=on).values()),
        "blocks": list(Block.objects.filter(campaign=campaign).order_by("name").values_list("key", "name")),
    }


def grouped(kinds: Iterable[FieldKind]) -> list[tuple[str, list[FieldKind]]]:
    """The fields by the group that they are offered in."""
    found: dict[str, list[FieldKind]] = {}
    for kind in kinds:
        found.setdefault(kind.group, []).append(kind)
    return list(found.items())
