"""coalition/merges.csv and coalition/distinctions.csv: which entries went up in another, which pairs are two bodies.

What undoing a merge needs stays on the installation on which the two were merged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Distinction, Merge
from accede.coalition.portable.shapes import DISTINCTIONS, MERGES

MERGES_TABLE, DISTINCTIONS_TABLE = "coalition/merges.csv", "coalition/distinctions.csv"


def write_merges(folder: Any, campaign: Campaign) -> None:
    """Both tables of a campaign."""
    merges = Merge.objects.filter(campaign=campaign).select_related("kept")
    told = [{**{name: getattr(row, name) for name in MERGES}, "kept": row.kept.key} for row in merges]
    folder.write_rows(MERGES_TABLE, MERGES, told)
    two = Distinction.objects.filter(campaign=campaign).select_related("one", "other")
    folder.write_rows(
        DISTINCTIONS_TABLE,
        DISTINCTIONS,
        [dict(zip(("one", "other"), sorted((row.one.key, row.other.key)), strict=True), why=row.why) for row in two],
    )


@dataclass
class Merges:
    """Reads both tables; organisations are read already."""

    folder: Any
    campaign: Campaign
    organisations: dict[str, Any]

    def read(self) -> None:
        for row in self.folder.rows(MERGES_TABLE, MERGES):
            kept, merged = self._there(row, "kept"), row.day("merged_date")
            if merged is None:
                row.problem("merged_date", _("This cell must not be empty."))
            elif kept is not None:
                Merge.objects.create(
                    campaign=self.campaign,
                    key=row.text("key"),
                    kept=kept,
                    merged_date=merged,
                    undone_date=row.day("undone_date"),
                    **{name: row.text(name) for name in ("gone_key", "gone_name", "why")},
                )
        for row in self.folder.rows(DISTINCTIONS_TABLE, DISTINCTIONS, key=("one", "other")):
            pair = [each for each in (self._there(row, "one"), self._there(row, "other")) if each is not None]
            if len(pair) == 2:
                one, other = sorted(pair, key=lambda each: each.pk)
                Distinction.objects.create(campaign=self.campaign, one=one, other=other, why=row.text("why"))

    def _there(self, row: Any, column: str) -> Any:
        key = row.text(column, required=True).strip()
        if key and key not in self.organisations:
            row.problem(column, _("“%s” is no key of an organisation in this folder.") % key)
        return self.organisations.get(key)
