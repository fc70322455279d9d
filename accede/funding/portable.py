"""The room's part of a campaign folder: `funding/contributions.csv` and `funding/priorities.csv`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Organisation
from accede.coalition.portable import COLUMNS as SHARING
from accede.coalition.portable import sharing_cells, sharing_from
from accede.events.models import Event
from accede.funding.models import Contribution, Kind, Priority, Progress, Rhythm
from accede.kit import portable
from accede.kit.imports import Report
from accede.kit.portable import Folder, Row
from accede.materials.models import Item, PrintRun

CONTRIBUTIONS = "funding/contributions.csv"
PRIORITIES = "funding/priorities.csv"
TEXTS = ("title", "donor_words", "currency", "purpose", "note", "source")
COLUMNS = (
    "key", "kind", "title", "donor", "donor_words", "given", "rhythm", "amount", "value_in_kind", "currency",
    "purpose", "event", "material", "print_run", "note", "source", *SHARING,
)  # fmt: skip
LINKS = {"donor": Organisation, "event": Event, "material": Item, "print_run": PrintRun}
PRIORITY_COLUMNS = ("key", "year", "title", "state", "result", "source", *SHARING)


@portable.part("funding", order=50, owns=(CONTRIBUTIONS, PRIORITIES))
class FundingPart:
    """Writes and reads contributions and priorities; rows point at others by their keys."""

    def write(self, folder: Folder, *, campaign: str) -> None:
        rows = Contribution.objects.filter(campaign__slug=campaign)
        rows = rows.select_related(*LINKS, "owner")
        folder.write_rows(CONTRIBUTIONS, COLUMNS, [_cells(row) for row in rows])
        priorities = Priority.objects.filter(campaign__slug=campaign).select_related("owner")
        folder.write_rows(PRIORITIES, PRIORITY_COLUMNS, [_plain(row, PRIORITY_COLUMNS) for row in priorities])

    def read(self, folder: Folder, *, by: Any, report: Report, campaign: str | None) -> None:
        if campaign is None:
            return
        found = Campaign.objects.get(slug=campaign)
        for row in folder.rows(CONTRIBUTIONS, _needed(COLUMNS), optional=SHARING):
            _save(Contribution(campaign=found, key=row["key"], **_contribution(row, found)), report)
        for row in folder.rows(PRIORITIES, _needed(PRIORITY_COLUMNS), optional=SHARING):
            _save(Priority(campaign=found, key=row["key"], **_priority(row, found)), report)


def _plain(row: Any, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: getattr(row, column) for column in columns} | sharing_cells(row)


def _needed(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(column for column in columns if column not in SHARING)


def _shared(row: Row, campaign: Campaign) -> dict[str, Any]:
    return sharing_from(campaign, row["owner"], row["shared_with"], row.items("shared_keys"), row.problem)


def _cells(row: Contribution) -> dict[str, Any]:
    linked = {name: thing.key if (thing := getattr(row, name)) else "" for name in LINKS}
    return _plain(row, COLUMNS) | linked


def _contribution(row: Row, campaign: Campaign) -> dict[str, Any]:
    values: dict[str, Any] = {name: row.text(name) for name in TEXTS}
    values |= {"kind": row.one_of("kind", Kind.values), "rhythm": row.one_of("rhythm", Rhythm.values)}
    values |= {"given": row.moment("given")}
    values |= {name: row.money(name) for name in ("amount", "value_in_kind")}
    for name, model in LINKS.items():
        values[name] = _linked(row, name, model, campaign)
    for needed in ("kind", "title", "source"):
        row.text(needed, required=True)
    return values | _shared(row, campaign)


def _linked(row: Row, name: str, model: Any, campaign: Campaign) -> Any:
    key = row[name].strip()
    if not key:
        return None
    found = model.objects.filter(campaign=campaign, key=key).first()
    if found is None:
        row.problem(name, _("“%s” is not in this campaign. Check the key.") % key)
    return found


def _priority(row: Row, campaign: Campaign) -> dict[str, Any]:
    values = {"year": row.whole("year") or 0, "state": row.one_of("state", Progress.values, Progress.PLANNED)}
    for needed in ("year", "title", "source"):
        row.text(needed, required=True)
    texts = {name: row.text(name) for name in ("title", "result", "source")}
    return values | texts | _shared(row, campaign)


def _save(row: Any, report: Report) -> None:
    if report.ok:
        row.full_clean()
        row.save()
