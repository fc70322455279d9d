"""Do the queued work in this process (with JOBS_ENGINE=off, or once from a timer)."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accede.kit import jobs, mail


class Command(BaseCommand):
    help = "Run queued jobs and send queued mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            done = jobs.run_pending() + mail.send_pending()
            if options["once"]:
                self.stdout.write(f"{done} jobs and letters done.")
                return
            if not done:
                time.sleep(1)
