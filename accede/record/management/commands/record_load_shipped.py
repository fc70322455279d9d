"""Brings the record up to the shipped treaties and States."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accede.accounts.queries import operator
from accede.kit.progress import Bar
from accede.record import actions


class Command(BaseCommand):
    help = "Load the shipped treaties and States. Loading the same facts again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            default=str(settings.ROOT / "treaties"),
            help="folder with treaties/ and states/",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["folder"])
        if not (folder / "states" / "states.csv").exists():
            raise CommandError(f"{folder} holds no shipped record (states/states.csv is missing).")
        loaded = actions.load_shipped(folder=folder, by=operator(), on=timezone.localdate(), progress=Bar(sys.stderr))
        for problem in loaded.report.problems:
            self.stderr.write(str(problem))
        if not loaded.report.ok:
            raise CommandError("Nothing was loaded.", returncode=1)
        if options["verbosity"]:
            self.stdout.write(
                f"{loaded.treaties} treaties, {loaded.added} acts added, {loaded.corrected} corrected, "
                f"{loaded.struck} struck out; {loaded.states} rows about States."
                if loaded.changed
                else "The record is as shipped already."
            )
