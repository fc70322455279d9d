"""Who could do something in a campaign on a day."""

from __future__ import annotations

import json
import sys
from datetime import date
from difflib import get_close_matches
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.coalition.queries import campaign as the_campaign
from accede.coalition.queries.roles import Holding, who_could


class Command(BaseCommand):
    help = "Say who could do something in a campaign on a day, by which role, for which organisation."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--campaign", required=True, metavar="SLUG")
        parser.add_argument("--right", required=True, help=f"one of: {', '.join(Right.values)}")
        parser.add_argument("--as-of", default="", metavar="DATE", help="like 2003-07-01; without it today")
        parser.add_argument("--json", action="store_true", help="one JSON object on standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        campaign = self._campaign(options["campaign"])
        right, on = self._right(options["right"]), self._day(options["as_of"])
        found = who_could(campaign, right, on=on)
        if options["json"]:
            told = {"campaign": campaign.slug, "right": right.value, "as_of": str(on), "who": [*map(_told, found)]}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        self.stdout.write(f"{campaign.slug}, {on}: {right.label}")
        for each in found:
            organisation = f", {each.organisation}" if each.organisation else ""
            self.stdout.write(f"  {each.user} ({each.user.username}): {each.role.name}{organisation}, {each.time}")
        if not found:
            self.stdout.write("  nobody")
        self.stdout.write("The person at this command line can do everything and is not listed.")

    def _campaign(self, slug: str) -> Campaign:
        try:
            return the_campaign(slug)
        except Campaign.DoesNotExist:
            self._refuse(f"There is no campaign “{slug}” on this installation.")

    def _right(self, word: str) -> Right:
        if word not in Right.values:
            near = get_close_matches(word, Right.values, n=3, cutoff=0.5)
            hint = f" Did you mean {' or '.join(near)}?" if near else f" Choose one of: {', '.join(Right.values)}."
            self._refuse(f"There is no right “{word}”.{hint}")
        return Right(word)

    def _day(self, word: str) -> date:
        today = timezone.localdate()
        try:
            day = parse_date(word) if word else today
        except ValueError:
            day = None
        if day is None:
            self._refuse(f"“{word}” is no day of the calendar. Write it as 2003-07-01.")
        if day > today:
            self._refuse(f"{day} lies ahead: who can do what then is not settled.")
        return day

    def _refuse(self, words: str) -> NoReturn:
        self.stderr.write(words)
        sys.exit(2)


def _told(held: Holding) -> dict[str, Any]:
    grant = held.grant
    return {
        "person": str(held.user),
        "username": held.user.username,
        "role": grant.role,
        "organisation": held.organisation.name if held.organisation else None,
        "from": str(grant.from_date),
        "to": str(grant.until_date) if grant.until_date else None,
    }
