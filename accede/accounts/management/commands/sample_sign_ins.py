"""Open the sample sign-ins, one for each role, in every campaign or the one named."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accede.accounts import actions, queries


class Command(BaseCommand):
    help = "Open one sign-in for each role (sample mode only)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--campaign", default="", help="slug; without it the roles hold in every campaign")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            users = actions.open_sample_sign_ins(
                campaign=options["campaign"], by=queries.operator(), on=timezone.localdate()
            )
        except actions.SampleModeOnly as error:
            raise CommandError(str(error)) from None
        for user in users if options["verbosity"] else ():
            self.stdout.write(f"{user.username:<16} password: {user.username}")
