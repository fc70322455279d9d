"""Brings the argument bank up to the answers that come with the treaties."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accede.accounts.queries import operator
from accede.governments.actions.shipped import load_arguments


class Command(BaseCommand):
    help = "Load the answers shipped with the treaties. Loading the same again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", default=str(settings.ROOT / "treaties"), help="folder with treaties")

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_arguments(folder=Path(options["folder"]), by=operator(), on=timezone.localdate())
        for problem in loaded.report.problems:
            self.stderr.write(str(problem))
        if not loaded.report.ok:
            raise CommandError("Nothing was loaded.", returncode=1)
        if options["verbosity"]:
            self.stdout.write(
                f"{loaded.answers} answers, {loaded.texts} texts, {loaded.retired} retired."
                if loaded.changed
                else "The argument bank is as shipped already."
            )
