"""Items, their credits, editions and print runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.kit.keys import free_key
from accede.materials.actions import writing
from accede.materials.models import Credit, Edition, Item, LanguageVersion, PrintRun

EDIT = Right.EDIT_MATERIALS


@transaction.atomic
def add_item(*, campaign: Campaign, values: Mapping[str, Any], by: Any, on: date) -> Item:
    """Put an item into the library, with a first edition. `values` are fields of Item; a key is made if none
    is given.

    Raises NotAllowed, ValidationError.
    """
    facts = dict(values)
    facts["key"] = facts.get("key") or free_key(Item, str(facts["title"]), campaign=campaign)
    item = writing.add(Item(campaign=campaign, **facts), "materials.add_item", EDIT, by=by, on=on)
    writing.add(Edition(item=item), "materials.add_edition", EDIT, by=by, on=on)
    return item


@transaction.atomic
def change_item(*, item: Item, values: Mapping[str, Any], by: Any, on: date) -> Item:
    """Correct what is recorded of an item. Raises NotAllowed, ValidationError."""
    return writing.change(item, values, "materials.change_item", EDIT, by=by, on=on)


@transaction.atomic
def remove_item(*, item: Item, by: Any, on: date) -> None:
    """Take an item out to which nothing refers. Raises NotAllowed, StillNeeded."""
    # A translation protects its source; when the whole item goes, the translations go first, the last made foremost.
    versions = LanguageVersion.objects.filter(edition__item=item).exclude(made_from=None)
    writing.remove(item, "materials.remove_item", EDIT, by=by, on=on, first=_last_made_first(versions))


def _last_made_first(versions: Iterable[LanguageVersion]) -> list[LanguageVersion]:
    """Each version before the one it was made from."""
    left, ordered = list(versions), []
    while left:
        sources = {each.made_from_id for each in left}
        ends = [each for each in left if each.pk not in sources] or left
        ordered += ends
        left = [each for each in left if each not in ends]
    return ordered


@transaction.atomic
def add_credit(*, item: Item, values: Mapping[str, Any], by: Any, on: date) -> Credit:
    """Say who made, ordered or published an item. Raises NotAllowed, ValidationError."""
    return writing.add(Credit(item=item, **values), "materials.add_credit", EDIT, by=by, on=on)


@transaction.atomic
def remove_credit(*, credit: Credit, by: Any, on: date) -> None:
    """Take a credit back. Raises NotAllowed."""
    writing.remove(credit, "materials.remove_credit", EDIT, by=by, on=on)


@transaction.atomic
def add_edition(*, item: Item, values: Mapping[str, Any], by: Any, on: date) -> Edition:
    """Record a further edition. Raises NotAllowed, ValidationError."""
    return writing.add(Edition(item=item, **values), "materials.add_edition", EDIT, by=by, on=on)


@transaction.atomic
def add_print_run(*, item: Item, values: Mapping[str, Any], by: Any, on: date) -> PrintRun:
    """Record copies printed. `values` are fields of PrintRun; a key is made.

    Raises NotAllowed, ValidationError.
    """
    facts = dict(values)
    facts["key"] = facts.get("key") or free_key(PrintRun, f"{item.key} {facts.get('printed')}", campaign=item.campaign)
    run = PrintRun(item=item, campaign=item.campaign, **facts)
    return writing.add(run, "materials.add_print_run", EDIT, by=by, on=on)


@transaction.atomic
def remove_print_run(*, run: PrintRun, by: Any, on: date) -> None:
    """Take a print run out to which no gift refers. Raises NotAllowed, StillNeeded."""
    writing.remove(run, "materials.remove_print_run", EDIT, by=by, on=on)
