"""For whoever lost the phone, the key and the recovery codes: take every second factor off an account."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accede.accounts import factors, officers, queries


class Command(BaseCommand):
    help = "Take every second factor off an account, so that its owner can set up new ones. Ask her who she is first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="user name of the account")

    def handle(self, *args: Any, **options: Any) -> None:
        user = officers.account(options["username"])
        if user is None:
            raise CommandError(f"No account is called “{options['username']}”.")
        removed = factors.reset(user=user, by=queries.operator(), on=timezone.localdate())
        self.stdout.write(f"{removed} factors removed; every sign-in of {user.username} is ended.")
