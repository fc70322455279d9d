"""Who may see and change the library: fetch and permit in one step."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.http import Http404

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.rules import may_change, owned_for, reading_of
from accede.materials.models import Credit, Edition, Item, LanguageVersion, PrintRun

Part = TypeVar("Part", Credit, Edition, PrintRun)


def item_for(user: Any, campaign: str, key: str, right: Right = Right.READ_PAPERS, *, on: date) -> Item:
    """The campaign's item, when the person holds the right on the day; Http404 or NotAllowed otherwise."""
    return owned_for(Item.objects.select_related("series", "owner"), user, campaign, key, right, on=on)


def may_edit(item: Item, *, user: Any, on: date) -> bool:
    """Whether the person may change this item."""
    slug = item.campaign.slug
    return may(user, Right.EDIT_MATERIALS, campaign=slug, on=on) and may_change(item, reading_of(user, slug, on=on))


def edition_of(item: Item, number: int) -> Edition:
    """An edition of the item by its number, or Http404."""
    return _of(Edition, item, pk=number)


def version_of(item: Item, number: int) -> LanguageVersion:
    """A language version of the item by its number, or Http404."""
    found = LanguageVersion.objects.select_related("edition", "made_from").filter(edition__item=item, pk=number).first()
    if found is None:
        raise Http404
    found.edition.item = item
    return found


def credit_of(item: Item, number: int) -> Credit:
    """A credit of the item by its number, or Http404."""
    return _of(Credit, item, pk=number)


def print_run_of(item: Item, key: str) -> PrintRun:
    """A print run of the item, or Http404."""
    return _of(PrintRun, item, key=key)


def _of(model: type[Part], item: Item, **which: Any) -> Part:
    found = model.objects.filter(item=item, **which).first()
    if found is None:
        raise Http404
    found.item = item
    return found
