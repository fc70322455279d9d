"""Write a whole campaign, or what one person may take along of it, as a folder of plain text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accede.accounts.queries import people
from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.kit import portable
from accede.kit.portable import Taken

COMPLETE = "They hold everything, also what organisations keep to themselves: pass them on with care."
WITHOUT_SOURCES = "Sources at risk are not among them; --sources adds them, sealed."
WITH_SOURCES = "Sources at risk are among them, sealed: they can be read again only where the sealing key is."


class Command(BaseCommand):
    help = "Export a campaign as a folder that `accede load` reads back unchanged."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder")
        parser.add_argument("--campaign", required=True, help="slug")
        parser.add_argument("--sources", action="store_true", help="with sources at risk, sealed as they are kept")
        parser.add_argument(
            "--for", dest="reader", metavar="USER", default="",
            help="only the State files, and of them only what this person may take along",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        folder, slug = Path(options["folder"]), options["campaign"]
        if folder.exists() and any(folder.iterdir()):
            raise CommandError(
                f"{folder} is not empty. Name a new folder, so that no file of yours is written over.",
                returncode=2,
            )
        taken = self._for(options) if options["reader"] else Taken(sources=options["sources"])
        files = portable.export(folder, slug, taken)
        self.stdout.write(f"{len(files)} files written to {folder}.")
        if taken.reader is not None:
            self.stdout.write("They hold what is not confidential, and what is if it is her organisation's own.")
        else:
            self.stdout.write(COMPLETE)
            self.stdout.write(WITH_SOURCES if taken.sources else WITHOUT_SOURCES)

    def _for(self, options: dict[str, Any]) -> Taken:
        if options["sources"]:
            raise CommandError(
                "A source at risk is opened for its owner alone, who takes it along when signed in, on the page "
                "“Take along” of the States.",
                returncode=2,
            )
        on = timezone.localdate()
        reader = people().filter(username=options["reader"]).first()
        if reader is None or not may(reader, Right.READ_PAPERS, campaign=options["campaign"], on=on):
            words = f"Nobody called “{options['reader']}” may read the papers of “{options['campaign']}”."
            raise CommandError(words, returncode=2)
        return Taken(reader=reader, on=on)
