"""The library's lists, an item in full, and the figures above them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, reading_of, seen, shown, visible
from accede.kit import localdates
from accede.kit.parts import Line, Shown
from accede.materials.models import Credit, Edition, Item, LanguageVersion, PrintRun, Stage, Step


@dataclass(frozen=True)
class ItemFilter:
    """What a list of items is cut to; empty values cut nothing."""

    q: str = ""
    kind: str = ""
    owner: str = ""  # key of an organisation
    stage: str = ""  # late, stale, under_way
    sort: str = "title"


def items_of(campaign: Campaign, *, reader: Any, on: date) -> QuerySet[Item]:
    """The items of the campaign that the reader sees on the day, with credits, editions, versions and steps, in a
    fixed number of queries.
    """
    return with_parts(visible(Item.objects.filter(campaign=campaign), reading_of(reader, campaign.slug, on=on)))


def with_parts(found: QuerySet[Item]) -> QuerySet[Item]:
    """The same items with everything that lists, grid and passages show."""
    return found.select_related("series__owner", "owner").prefetch_related(
        Prefetch("credits", Credit.objects.select_related("organisation__campaign").order_by("pk")),
        Prefetch("editions", Edition.objects.order_by("pk")),
        Prefetch(
            "editions__versions",
            LanguageVersion.objects.select_related("made_from", "owner", "website").order_by("language"),
        ),
        Prefetch("editions__versions__steps", Step.objects.order_by("position")),
    )


def shelf(campaign: Campaign, cut: ItemFilter, *, reader: Any, on: date) -> list[Item]:
    """The items that match, sorted."""
    found = items_of(campaign, reader=reader, on=on)
    for word in cut.q.split():
        found = found.filter(Q(title__icontains=word) | Q(content__icontains=word) | Q(used_for__icontains=word))
    if cut.kind:
        found = found.filter(kind=cut.kind)
    if cut.owner:
        found = found.filter(pk__in=Credit.objects.filter(organisation__key=cut.owner).values("item"))
    rows = [item for item in found if _in_stage(item, cut.stage, on)]
    rows = shown(rows, reading_of(reader, campaign.slug, on=on))
    keys: dict[str, Callable[[Item], Any]] = {
        "title": lambda item: item.title.casefold(),
        "made": lambda item: (*item.made.sort_key, item.key),
    }
    rows.sort(key=keys[cut.sort.lstrip("-")], reverse=cut.sort.startswith("-"))
    for item in rows:
        item.campaign = campaign  # so that its address needs no query
    return rows


def _in_stage(item: Item, stage: str, on: date) -> bool:
    found = current_versions(item)
    asked: dict[str, Callable[[LanguageVersion], bool]] = {
        "late": lambda version: version.late_on(on),
        "stale": lambda version: is_stale(version, on),
        "under_way": lambda version: under_way(version, on),
    }
    return not stage or any(asked[stage](version) for version in found)


def current_edition(item: Item) -> Edition | None:
    """The last edition on record."""
    editions = sorted(item.editions.all(), key=lambda edition: edition.pk)
    return editions[-1] if editions else None


def current_versions(item: Item) -> list[LanguageVersion]:
    """The language versions of the last edition."""
    edition = current_edition(item)
    return sorted(edition.versions.all(), key=lambda version: version.language) if edition else []


def under_way(version: LanguageVersion, on: date) -> bool:
    """Begun by the day and not released by it."""
    return version.stage_on(on) not in {None, Stage.RELEASED}


def is_stale(version: LanguageVersion, on: date) -> bool:
    """Released, and its source has moved on since."""
    return version.stage_on(on) is Stage.RELEASED and version.stale


def item_in_full(item: Item, *, reader: Any, on: date) -> Item:
    """The same item with everything its page shows the reader, in a fixed number of queries."""
    reading = reading_of(reader, item.campaign.slug, on=on)
    runs = PrintRun.objects.select_related("printed_by", "edition").order_by("key")
    found = with_parts(Item.objects.filter(pk=item.pk)).prefetch_related(
        Prefetch("print_runs", runs), Prefetch("parts", visible(Item.objects.order_by("key"), reading))
    )
    (full,) = shown(found, reading)
    full.campaign = item.campaign
    for other in (*full.parts.all(), *([full.series] if full.series else [])):
        other.campaign = item.campaign  # so that their addresses need no query
    return full


def figures(items: Iterable[Item], *, on: date) -> list[Shown]:
    """What the strip above the list says of it on the day; each figure carries its definition."""
    versions = [version for item in items for version in current_versions(item)]
    stale = [version for version in versions if is_stale(version, on)]
    begun = [version for version in versions if under_way(version, on)]
    released = [version for version in versions if version.stage_on(on) is Stage.RELEASED and not version.stale]
    late = [version for version in begun if version.late_on(on)]
    due = min((version for version in begun if str(version.due)), key=lambda v: v.due.sort_key, default=None)
    of = _("of %(count)s language versions") % {"count": len(versions)}
    soonest = _("next due: %(when)s") % {"when": localdates.long_moment(due.due)} if due else _("none with a due date")
    return [
        Shown(len(released), _("released and current"), of),
        Shown(len(begun), _("under way"), soonest),
        Shown(len(late), _("late"), _("due before this day and not released")),
        Shown(len(stale), _("stale"), _("the source changed after release")),
    ]


def credited_to(campaign: str, key: str, reading: Reading) -> list[Line]:
    """The items an organisation made, ordered or published, by title, for its page in the coalition."""
    found = seen(Credit.objects.filter(organisation__campaign__slug=campaign, organisation__key=key), reading)
    return [
        Line(
            title=credit.item.title,
            due=credit.item.made,
            url=credit.item.get_absolute_url(),
            sub=capfirst(f"{credit.item.get_kind_display()}; {credit.get_role_display()}"),
        )
        for credit in found.select_related("item__campaign").order_by("item__title", "pk")
    ]


def searchable(campaign: str | None) -> QuerySet[Item]:
    """Every item, for the index of the search; None means every campaign."""
    found = Item.objects.select_related("campaign", "owner").order_by("pk")
    return found if campaign is None else found.filter(campaign__slug=campaign)
