"""Open the sample sign-ins, one for each role and two more members, and say for whom each speaks."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accede.accounts.actions import SampleModeOnly
from accede.accounts.queries import operator
from accede.coalition.actions.samples import place_sample_sign_ins


class Command(BaseCommand):
    help = "Open one sign-in for each role and two more members (sample mode only); say for whom each speaks."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            speakers = place_sample_sign_ins(by=operator(), on=timezone.localdate())
        except SampleModeOnly as error:
            raise CommandError(str(error)) from None
        for username, spoken_for in speakers.items() if options["verbosity"] else ():
            self.stdout.write(f"{username:<16} password: {username:<16} {_words(spoken_for)}".rstrip())


def _words(spoken_for: list[tuple[str, Any]]) -> str:
    return "; ".join(f"speaks for {organisation} in {campaign}" for campaign, organisation in spoken_for)
