"""The room's part of a campaign folder: one file of rows a noun, below mailings/, and files as they are.

tables (what travels, and in which order), writing, reading. Frozen letters travel whole: their words, to whom they
went, what became of them, and their exact files under their hashes, each checked when it is read back. A reader who
takes a campaign along gets none of this; it is in the operator's backup alone, for it holds addresses of people.
"""

from __future__ import annotations

from typing import Any

from accede.coalition.models import Campaign
from accede.kit import portable
from accede.kit.imports import Report
from accede.kit.portable import Folder
from accede.mailings.portable.reading import Reader
from accede.mailings.portable.tables import TABLES
from accede.mailings.portable.writing import Writer

__all__ = ["MailingsPart"]


@portable.part("mailings", order=28, owns=("mailings/*",))
class MailingsPart:
    """Writes and reads templates, audiences, lists, runs and letters; a table without rows makes no file."""

    def write(self, folder: Folder, *, campaign: str) -> None:
        Writer(folder, Campaign.objects.get(slug=campaign)).write()

    def read(self, folder: Folder, *, by: Any, report: Report, campaign: str | None) -> None:
        if campaign is None:
            return
        reader = Reader(folder, Campaign.objects.get(slug=campaign))
        for table in TABLES:
            reader.read(table)
