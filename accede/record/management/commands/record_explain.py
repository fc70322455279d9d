"""Why a treaty is in force since its day, step by step."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone, translation

from accede.record import queries
from accede.record.management.asking import Asking

LANGUAGES = {"ar": "ar", "en": "en", "es": "es", "fr": "fr", "ru": "ru", "zh": "zh-hans"}


class Command(Asking):
    help = "Why a treaty is in force since its day: the rule, the deciding instruments, the delay, the result."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("treaty", help="short name of a treaty on record, as in its address")
        parser.add_argument("--as-of", metavar="DATE", help="as known on this day; today when not given")
        parser.add_argument("--language", choices=sorted(LANGUAGES), default="en")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        as_json, today = options["json"], timezone.localdate()
        as_of = self.day(options["as_of"], column="as_of", as_json=as_json) if options["as_of"] else today
        with translation.override(LANGUAGES[options["language"]]):
            try:
                treaty = queries.treaty(options["treaty"])
                queries.check_day(treaty, as_of, today=today)
            except (queries.UnknownTreaty, queries.DayRefused) as problem:
                self.refuse(str(problem), as_json=as_json)
            self._tell(treaty, as_of, as_json)

    def _tell(self, treaty: Any, as_of: Any, as_json: bool) -> None:
        steps, entry = queries.explain(treaty, as_of=as_of), queries.entry(treaty, as_of=as_of)
        if as_json:
            self.answer(
                {
                    "treaty": treaty.slug,
                    "as_of": as_of.isoformat(),
                    "computed": entry.computed.isoformat() if entry.computed else None,
                    "official": entry.official.isoformat() if entry.official else None,
                    "agrees": entry.agrees,
                    "steps": [step.as_data() for step in steps],
                }
            )
            return
        self.stdout.write(queries.title_of(treaty))
        for number, step in enumerate(steps, 1):
            tail = step.day.isoformat() if step.day else step.what
            self.stdout.write(f"{number}. {step.heading} {step.sentence}".rstrip() + (f"  [{tail}]" if tail else ""))
