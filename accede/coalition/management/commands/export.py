"""Write a whole campaign as a folder of plain text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accede.kit import portable


class Command(BaseCommand):
    help = "Export a campaign as a folder that `accede load` reads back unchanged."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder")
        parser.add_argument("--campaign", required=True, help="slug")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["folder"])
        if folder.exists() and any(folder.iterdir()):
            raise CommandError(
                f"{folder} is not empty. Name a new folder, so that no file of yours is written over.",
                returncode=2,
            )
        files = portable.export(folder, options["campaign"])
        self.stdout.write(f"{len(files)} files written to {folder}.")
        self.stdout.write("They hold everything, also what organisations keep to themselves: pass them on with care.")
