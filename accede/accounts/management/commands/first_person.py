"""Print the address by which the first person of a new installation comes in."""

from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse

from accede.accounts import first_run


class Command(BaseCommand):
    help = "Print the address by which the first person comes in. It is worth nothing once anybody has an account."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-nobody", action="store_true", help="say nothing when somebody has an account")

    def handle(self, *args: Any, **options: Any) -> None:
        if not first_run.nobody_yet():
            if options["if_nobody"]:
                return
            self.stderr.write("Somebody has an account here already; the secretariat gives others their roles.")
            sys.exit(2)
        self.stdout.write("Nobody has an account here yet. Whoever opens this address starts the first campaign")
        self.stdout.write("and keeps it; it is good for a day and for one person, so show it to nobody else:")
        self.stdout.write(f"  {settings.SITE_URL}{reverse('today:start')}?token={first_run.new_token()}")
