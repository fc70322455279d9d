"""Read what servers report of letters: from a folder, or one report from standard input (for a mail server's pipe)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accede.kit.mail import boxes, reading, reports


class Command(BaseCommand):
    help = "Read reports of mail servers: what came back, what was delivered, who complained. Each is read once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", nargs="?", help="a Maildir or a folder of files; - reads one report from the pipe"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        given = options["folder"] or boxes.watched()
        if given is None:
            raise CommandError("Name a folder, or set MAIL_REPORTS (see .env.sample).")
        if given == "-":
            self._one(sys.stdin.buffer.read())
            return
        folder = Path(given)
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder.")
        found = boxes.read_folder(folder)
        self.stdout.write(
            f"{found.files} files read; {found.new} reports told something new; {found.no_report} were no reports."
        )

    def _one(self, content: bytes) -> None:
        try:
            new = reports.take(reading.read(content), source=reports.Source.MESSAGE)
        except reading.NotAReport:
            raise CommandError("This is no report of a mail server.") from None
        self.stdout.write(f"{len(new)} reports told something new.")
