"""The room's part of a campaign folder: one file of rows a noun, below governments/.

tables (what travels, and in which order), cells (how a value stands in a cell), taking (which rows a reader takes
along), writing, reading. What does not travel: a person's saved views, notices of visits (they tell of an entry that
their reader may not see), accounts (they belong to an installation), and answers shipped with a treaty.
"""

from __future__ import annotations

from typing import Any

from accede.coalition.models import Campaign
from accede.governments.portable.cells import code_of, told, value_of
from accede.governments.portable.reading import Reader
from accede.governments.portable.tables import TABLES
from accede.governments.portable.taking import Taker
from accede.governments.portable.writing import Writer
from accede.kit import portable
from accede.kit.imports import Report
from accede.kit.portable import Folder

__all__ = ["GovernmentsPart", "code_of", "told", "value_of"]


@portable.part("governments", order=25, owns=("governments/*",), cuts=True)
class GovernmentsPart:
    """Writes and reads the State files of a campaign; a table without rows makes no file."""

    def write(self, folder: Folder, *, campaign: str) -> None:
        Writer(folder, Taker(Campaign.objects.get(slug=campaign), folder.taken)).write()

    def read(self, folder: Folder, *, by: Any, report: Report, campaign: str | None) -> None:
        if campaign is None:
            return
        reader = Reader(folder, Campaign.objects.select_related("treaty").get(slug=campaign))
        for table in TABLES:
            reader.read(table)
