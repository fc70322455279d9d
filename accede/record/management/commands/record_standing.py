"""Every State's class and the counts on a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from accede.record import queries
from accede.record.management.asking import Asking

COUNTS = ("bound", "parties", "signed_only", "signatories", "withdrawn")


class Command(Asking):
    help = "Who is bound by a treaty, who has signed, on a day; with the counts and what they count."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("treaty", help="short name of a treaty on record, as in its address")
        parser.add_argument("--as-of", metavar="DATE", help="the day, like 2004-01-30; today when not given")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        as_json, today = options["json"], timezone.localdate()
        as_of = self.day(options["as_of"], column="as_of", as_json=as_json) if options["as_of"] else today
        try:
            treaty = queries.treaty(options["treaty"])
            queries.check_day(treaty, as_of, today=today)
        except queries.UnknownTreaty as problem:
            self.refuse(str(problem), column="treaty", as_json=as_json)
        except queries.DayRefused as problem:
            self.refuse(str(problem), column="as_of", as_json=as_json)
        data = _data(treaty, as_of)
        if as_json:
            self.answer(data)
        else:
            self._print(treaty, data)

    def _print(self, treaty: Any, data: dict[str, Any]) -> None:
        self.stdout.write(f"{queries.title_of(treaty)}, {data['as_of']}")
        self.stdout.write(f"Source: {treaty.source}" + (f" ({treaty.warning})" if treaty.warning else ""))
        for key, one in data["counts"].items():
            self.stdout.write(f"  {one['number']:>4}  {key}: {one['definition']}")
        entry = data["entry_into_force"]
        self.stdout.write(f"  in force: computed {entry['computed'] or '–'}, official {entry['official'] or '–'}")
        for one in data["states"]:
            if one["class"] != "none":
                self.stdout.write(f"  {one['iso3']:<6}{one['class']:<10}{one['since'] or '':<12}{one['name']}")


def _data(treaty: Any, as_of: Any) -> dict[str, Any]:
    figures, entry = queries.figures(treaty, as_of=as_of), queries.entry(treaty, as_of=as_of)
    return {
        "treaty": treaty.slug,
        "as_of": as_of.isoformat(),
        "counts": {
            key: {"number": figures[key].number, "definition": queries.definition(figures[key])} for key in COUNTS
        },
        "entry_into_force": {
            "computed": entry.computed.isoformat() if entry.computed else None,
            "official": entry.official.isoformat() if entry.official else None,
        },
        "states": [
            {
                "iso3": row.iso3 or row.code,
                "name": row.name,
                "class": str(row.state_class),
                "since": str(row.since) if row.since else None,
            }
            for row in queries.rows(treaty, as_of=as_of)
        ],
    }
