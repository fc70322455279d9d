"""Words put on States, contacts and officials to find them again, as far as the reader may see them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

from accede.coalition.models import Campaign
from accede.governments.models import StateTag
from accede.governments.rules import rows_seen
from accede.record.models import State

LONGEST = 40  # characters of a tag


def tag_of(word: str) -> str:
    """A word as a tag: small letters of any script, digits, hyphens; empty when nothing of it is left."""
    return slugify(word, allow_unicode=True)[:LONGEST].strip("-_")


def tags_from(text: str) -> list[str]:
    """The tags in a line of words, parted by commas, in their order and each once."""
    return list(dict.fromkeys(tag for word in text.replace("،", ",").split(",") if (tag := tag_of(word))))


def tags_of(campaign: Campaign, state: State, *, reader: Any, on: date) -> list[StateTag]:
    """The tags of a State that the reader may see, by word. Two queries (one for a Reading)."""
    rows = rows_seen(StateTag.objects.filter(state=state), campaign, reader=reader, on=on)
    return list(rows.select_related("owner", "state", "campaign").order_by("tag", "key"))


def all_tags() -> QuerySet[StateTag, StateTag]:
    """Every row, for fetching one together with the right to it."""
    return StateTag.objects.all()


def states_tagged(campaign: Campaign, tag: str, *, reader: Any, on: date) -> list[int]:
    """The States (their rows' numbers) that carry a tag that the reader may see. One or two queries."""
    rows = rows_seen(StateTag.objects.filter(tag=tag), campaign, reader=reader, on=on)
    return list(rows.values_list("state", flat=True))
