"""Load a campaign folder: everything or nothing, and every problem at once."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accede.accounts.queries import operator
from accede.kit import portable
from accede.kit.progress import Bar


class Command(BaseCommand):
    help = "Load a campaign folder. Nothing changes unless the whole folder is in order."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder")
        parser.add_argument("--dry-run", action="store_true", help="read and report only")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = portable.load(options["folder"], operator(), check_only=options["dry_run"], progress=Bar(sys.stderr))
        if options["json"]:
            self.stdout.write(
                json.dumps(
                    {"campaign": loaded.campaign, "unchanged": loaded.unchanged, "problems": loaded.report.as_data()},
                    ensure_ascii=False,
                    indent=1,
                )
            )
        else:
            for problem in loaded.report.problems:
                self.stderr.write(str(problem))
        if not loaded.report.ok:
            raise CommandError(f"{len(loaded.report.errors)} problems; nothing was changed.", returncode=2)
        if not options["json"]:
            done = "can be loaded" if options["dry_run"] else "is loaded"
            words = "is here already, exactly as in the folder; nothing changed" if loaded.unchanged else done
            self.stdout.write(f"Campaign {loaded.campaign or ''} {words}.".replace("  ", " "))
