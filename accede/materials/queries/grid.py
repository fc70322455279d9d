"""Items by languages, and the versions that are late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.kit import localdates
from accede.materials.models import UNDETERMINED, Item, LanguageVersion, Stage
from accede.materials.queries.items import current_edition, current_versions, is_stale, items_of
from accede.materials.queries.languages import SIX, language_name


@dataclass(frozen=True)
class Cell:
    """An item in a language: the stage, a word beside it, and whether it is the source, stale or late."""

    version: LanguageVersion | None
    stage: str = ""
    number: int = 0
    words: str = ""
    is_source: bool = False
    stale: bool = False
    late: bool = False


@dataclass(frozen=True)
class GridRow:
    item: Item
    sub: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """Rows of items, columns of languages, and below each column how many are released and current."""

    languages: tuple[tuple[str, str], ...]
    rows: tuple[GridRow, ...]
    totals: tuple[tuple[int, int], ...]  # released and current, stale


def grid(items: Sequence[Item], *, on: date) -> Grid:
    """The stage of every item in the six languages and in whatever language one was written in."""
    versions = {item.pk: {version.language: version for version in current_versions(item)} for item in items}
    used = {language for row in versions.values() for language in row}
    others = sorted(used - {*SIX, UNDETERMINED}, key=language_name)
    columns = [*SIX, *others, *([UNDETERMINED] if UNDETERMINED in used else [])]
    rows = tuple(
        GridRow(item, _sub(item), tuple(_cell(versions[item.pk].get(code), on) for code in columns)) for item in items
    )
    totals = tuple(_total(rows, place) for place in range(len(columns)))
    return Grid(tuple((code, language_name(code)) for code in columns), rows, totals)


def _sub(item: Item) -> str:
    edition = current_edition(item)
    who = [credit.organisation.short for credit in item.credits.all() if credit.organisation]
    return " · ".join(filter(None, [edition.label if edition else "", str(item.get_kind_display()), *who]))


def _cell(version: LanguageVersion | None, on: date) -> Cell:
    stage = version.stage_on(on) if version else None
    if version is None or stage is None:
        return Cell(version=None)
    return Cell(
        version=version,
        stage=str(stage.label),
        number=stage.number,
        words=_words(version, stage),
        is_source=version.made_from is None,
        stale=is_stale(version, on),
        late=version.late_on(on),
    )


def _words(version: LanguageVersion, stage: Stage) -> str:
    if stage is Stage.RELEASED:
        return _("source") if version.made_from is None else ""
    if str(version.due):
        return _("due %(when)s") % {"when": localdates.short_moment(version.due)}
    return _("no date") if version.owner else _("no owner")


def _total(rows: Sequence[GridRow], place: int) -> tuple[int, int]:
    cells = [row.cells[place] for row in rows if row.cells[place].version]
    stale = sum(cell.stale for cell in cells)
    return sum(cell.number == len(Stage) for cell in cells) - stale, stale


def with_others(campaign: Campaign, *, reader: Any, on: date) -> list[LanguageVersion]:
    """Versions under way on the day that fall due, soonest first. No query a version."""
    found = []
    for item in items_of(campaign, reader=reader, on=on):
        item.campaign = campaign
        for version in current_versions(item):
            if version.due.latest and version.stage_on(on) not in {None, Stage.RELEASED}:
                version.edition.item = item
                found.append(version)
    return sorted(found, key=lambda version: (version.due.latest or date.max, version.pk))


def late_versions(campaign: Campaign, *, reader: Any, on: date) -> list[LanguageVersion]:
    """Versions that ought to be released by the day and are not, soonest due first; for who may edit."""
    if not may(reader, Right.EDIT_MATERIALS, campaign=campaign.slug, on=on):
        return []
    items = items_of(campaign, reader=reader, on=on)
    late = []
    for item in items:
        item.campaign = campaign
        for version in current_versions(item):
            if version.late_on(on):
                version.edition.item = item
                late.append(version)
    return sorted(late, key=lambda version: (*version.due.sort_key, version.pk))
