"""Seal everything anew with the newest of ACCEDE_SEALING_KEYS."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accede.kit.resealing import seal_all_again


class Command(BaseCommand):
    help = (
        "Seal everything anew with the first of ACCEDE_SEALING_KEYS, so that the others can be laid aside. Run it "
        "again after an interruption. Exit 1 when a text is found that no key opens."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        dry = options["dry_run"]
        found = seal_all_again(write=not dry)
        done = "would be sealed again" if dry else "sealed again"
        self.stdout.write(f"{found.newest} sealed with the newest key already, {found.again} {done}.")
        if found.lost:
            raise CommandError(
                f"{found.lost} cannot be opened by any key of ACCEDE_SEALING_KEYS. Add the key that sealed them (it is "
                "where it was kept when they were written, not in a backup of the database), and run this again.",
                returncode=1,
            )
