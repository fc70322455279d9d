"""What would follow if these States deposited on a day. Nothing is written."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone, translation

from accede.record import queries
from accede.record.management.asking import Asking
from accede.record.management.commands.record_explain import LANGUAGES


class Command(Asking):
    help = "What would follow if these States deposited: days, counts, what is still lacking. Nothing is written."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("treaty", help="short name of a treaty on record, as in its address")
        parser.add_argument("--state", metavar="STATE", action="append", default=[], help="code or name; repeat it")
        parser.add_argument(
            "--on", metavar="DATE", help="the day of the deposits, like 2026-09-21; today when left out"
        )
        parser.add_argument("--language", choices=sorted(LANGUAGES), default="en")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        as_json, today = options["json"], timezone.localdate()
        on = self.day(options["on"], column="on", as_json=as_json) if options["on"] else today
        named = queries.find_states(options["state"])
        for typed, code in named.items():
            if code is None:
                self.refuse(f"No State is known as “{typed}”.", column="state", as_json=as_json)
        with translation.override(LANGUAGES[options["language"]]):
            try:
                deposits = {str(code): on for code in named.values()}
                found = queries.what_if(options["treaty"], deposits, today=today)
            except (queries.UnknownTreaty, queries.DayRefused, queries.BadQuestion) as problem:
                self.refuse(str(problem), as_json=as_json)
            data = queries.what_if_data(found)
            if as_json:
                self.answer(data)
            else:
                self._print(queries.title_of(found.treaty), data)

    def _print(self, title: str, data: dict[str, Any]) -> None:
        self.stdout.write(f"Supposed, not on record: {title}")
        self.stdout.write(data["sentence"])
        for one in data["states"]:
            self.stdout.write(f"  supposed: {one['sentence']}")
            for sentence in one["against"]:
                self.stdout.write(f"    but: {sentence}")
        for one in data["counts"]:
            number = f"{one['on_record']} → {one['supposed']}"
            self.stdout.write(f"  {one['as_of']}  {number:>11}  {one['count']}: {one['definition']}")
        for sentence in data["also"]:
            self.stdout.write(f"  {sentence}")
