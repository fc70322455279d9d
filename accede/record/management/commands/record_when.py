"""The day that follows from a clause and a deposit."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from accede.record.management.asking import Asking
from accede.record.queries import when


class Command(Asking):
    help = "The day that follows from a clause such as first_after_months:3 and a day of deposit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "clause",
            help="days:30, months:3, first_after_months:3, first_after_days:60, first_of_nth_month:6",
        )
        parser.add_argument("deposit_date", help="day of deposit, like 2003-03-14")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        day = self.day(options["deposit_date"], column="deposit_date", as_json=options["json"])
        try:
            found = when(options["clause"], day)
        except ValueError as problem:
            self.refuse(str(problem), column="clause", as_json=options["json"])
        if not options["json"]:
            self.stdout.write(found.result.isoformat())
            return
        self.answer(
            {
                "clause": options["clause"],
                "deposit": day.isoformat(),
                "date": found.result.isoformat(),
                "steps": [step.as_data() for step in found.steps],
            }
        )
