"""Make an installation ready: tables, languages, static files, and once the shipped records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from accede.kit import log
from accede.kit.catalogues import compile_catalogues
from accede.kit.models import LogEntry

FIRST_START = "kit.first_start"


class Command(BaseCommand):
    help = "Bring tables, languages and static files up to date; on the first start load what is shipped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-address", action="store_true", help="do not print the first person's address")

    def handle(self, *args: Any, **options: Any) -> None:
        self._step("Tables", self._tables)
        self._step("Languages", self._languages)
        self._step("Static files", self._static)
        for words in settings.FIRST_START:
            self._once(words)
        if not options["no_address"]:
            call_command("first_person", if_nobody=True, stdout=self.stdout)

    def _once(self, words: tuple[str, ...]) -> None:
        """What a new installation does once; each is noted when done, so a start that was cut off goes on there."""
        said = " ".join([words[0], *(Path(word).name for word in words[1:])])
        if LogEntry.objects.filter(act=FIRST_START, after__words=said).exists():
            return
        with transaction.atomic():
            self._step(f"First start: {said}", call_command, *words)
            log.record(
                FIRST_START,
                target=LogEntry(act=said, at=timezone.now()),
                by="operator",
                after={"words": said},
            )

    def _step(self, name: str, call: Any, *args: str) -> None:
        self.stdout.write(f"  {name} …")
        call(*args)

    def _tables(self) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)

    def _languages(self) -> None:
        compile_catalogues(settings.ROOT)

    def _static(self) -> None:
        call_command("collectstatic", verbosity=0, interactive=False)
