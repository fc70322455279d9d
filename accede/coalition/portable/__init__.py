"""The coalition's part of a campaign folder: campaign.toml, SOURCE.md and coalition/*.csv, in and out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from accede.coalition import actions
from accede.coalition.models import Campaign, OrganisationName
from accede.coalition.portable import plan, rotations, tasks
from accede.coalition.portable.campaign_file import as_toml, facts_from
from accede.coalition.portable.logos import write_logos
from accede.coalition.portable.merging import write_merges
from accede.coalition.portable.shapes import FILES, MODELS, SOURCE, TOML
from accede.coalition.portable.sharing import (
    COLUMNS,
    EMBARGO_COLUMNS,
    embargo_cells,
    embargo_from,
    sharing_cells,
    sharing_from,
)
from accede.coalition.portable.tables import Tables
from accede.kit import portable
from accede.kit.imports import Report

__all__ = [
    "COLUMNS",
    "EMBARGO_COLUMNS",
    "CoalitionPart",
    "embargo_cells",
    "embargo_from",
    "sharing_cells",
    "sharing_from",
]


@portable.part("coalition", order=10, owns=(TOML, SOURCE, "coalition/*"))
class CoalitionPart:
    """Creates the campaign; every later part receives its slug."""

    def write(self, folder: Any, *, campaign: str) -> None:
        row = Campaign.objects.select_related("treaty").get(slug=campaign)
        folder.write_toml(TOML, as_toml(row))
        folder.write_text(SOURCE, row.source_note)
        for name, model in MODELS.items():
            pointing = [each.name for each in model._meta.fields if each.is_relation]
            rows = model.objects.filter(campaign=row).select_related(*pointing)
            folder.write_rows(f"coalition/{name}.csv", FILES[name], [_cells(each, FILES[name]) for each in rows])
        names = OrganisationName.objects.filter(organisation__campaign=row).select_related("organisation")
        columns = FILES["organisation-names"]
        folder.write_rows("coalition/organisation-names.csv", columns, [_cells(each, columns) for each in names])
        write_logos(folder, row)
        write_merges(folder, row)
        tasks.write(folder, row)
        plan.write(folder, row)
        rotations.write(folder, row)

    def read(self, folder: Any, *, by: Any, report: Report, campaign: str | None) -> str | None:
        facts = facts_from(folder, report)
        if facts is None:
            return None
        on = timezone.localdate()
        try:
            started = actions.start_campaign(by=by, on=on, **facts)
        except actions.CampaignExists as refusal:
            report.add(TOML, str(refusal))
            return None
        except ValidationError as refusal:
            for name, messages in refusal.message_dict.items():
                for message in messages:
                    report.add(TOML, f"{name}: {message}")
            return None
        Tables(folder, started, by, on).read()
        tasks.read(folder, started, by, on)
        plan.read(folder, started, by, on)
        rotations.read(folder, started, by, on)
        return started.slug


def _cells(row: Any, columns: Iterable[str]) -> dict[str, object]:
    """The cells of a row; what it points at stands there by its key."""
    values = {column: getattr(row, column) for column in columns}
    return {column: value.key if hasattr(value, "key") else value for column, value in values.items()}
