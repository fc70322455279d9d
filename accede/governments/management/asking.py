"""What the room's commands share: whose file, on which day, with whose eyes; else a refusal with exit code 2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from accede.accounts.queries import people
from accede.coalition.models import Campaign
from accede.coalition.queries import campaign as the_campaign
from accede.record import queries as record
from accede.record.management.asking import Asking
from accede.record.models import State

PUBLIC = "public"


@dataclass(frozen=True)
class Asked:
    """A question about one or several States of a campaign. `reader` None: the public."""

    campaign: Campaign
    states: tuple[State, ...]
    as_of: date
    today: date
    reader: Any


class AskingOfStates(Asking):
    """A command on the files of States."""

    def add_question(self, parser: CommandParser, *, several: bool) -> None:
        parser.add_argument(
            "states" if several else "state", nargs="+" if several else None, metavar="ISO3", help="code of a State"
        )
        parser.add_argument("--campaign", required=True, metavar="SLUG")
        parser.add_argument("--as-of", metavar="DATE", help="the day, like 2004-01-30; today when not given")
        parser.add_argument(
            "--for", dest="reader", default=PUBLIC, metavar="USER",
            help="as this person may see it (the name with which she signs in); without it what everybody may see",
        )  # fmt: skip

    def asked(self, options: dict[str, Any]) -> Asked:
        """The question, or exit 2 with the reason."""
        as_json, today = bool(options.get("json")), timezone.localdate()
        try:
            campaign = the_campaign(options["campaign"])
        except Campaign.DoesNotExist:
            self.refuse(f"There is no campaign “{options['campaign']}” here.", column="campaign", as_json=as_json)
        as_of = self.day(options["as_of"], column="as_of", as_json=as_json) if options["as_of"] else today
        try:
            record.check_day(campaign.treaty, as_of, today=today)
        except record.DayRefused as refusal:
            self.refuse(str(refusal), column="as_of", as_json=as_json)
        words = options["states"] if "states" in options else [options["state"]]
        states = tuple(self._state(word, as_json) for word in words)
        return Asked(campaign, states, as_of, today, self._reader(options["reader"], as_json))

    def _state(self, word: str, as_json: bool) -> State:
        code = record.find_state(word)
        if code is None:
            self.refuse(f"“{word}” is no State on record: write its code, like MEX.", column="state", as_json=as_json)
        return record.state(code)

    def _reader(self, name: str, as_json: bool) -> Any:
        if name == PUBLIC:
            return None
        found = people().filter(username=name).first()
        if found is None:
            self.refuse(f"There is no account “{name}” here.", column="for", as_json=as_json)
        return found
