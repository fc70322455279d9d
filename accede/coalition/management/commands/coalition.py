"""The alliance on a day: who belongs to it, who holds which office, how many make a quorum."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone, translation

from accede.coalition import queries
from accede.coalition.models import Campaign
from accede.coalition.queries.alliance_on import AllianceOnADay, alliance_on, check_counting_day
from accede.record.management.asking import Asking

TITLES = {"members": "Members", "observers": "Observers", "partners": "Partners"}


class Command(Asking):
    help = "Who belongs to the alliance on a day, who holds its offices, and its quorum; each with what is known of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--campaign", required=True, metavar="SLUG")
        parser.add_argument("--as-of", metavar="DATE", help="the day, like 2004-01-30")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        today, as_json = timezone.localdate(), options["json"]
        asked = options["as_of"]
        day = self.day(asked, column="as_of", as_json=as_json) if asked else None
        try:
            campaign = queries.campaign(options["campaign"])
            day = day or queries.shown_day(campaign, today=today)
            with translation.override("en"):  # names stand as they are on record; the words around them in one language
                check_counting_day(campaign, day, today=today)
                found = alliance_on(campaign, on=day)
        except Campaign.DoesNotExist:
            self.refuse(f"There is no campaign “{options['campaign']}” here.", column="campaign", as_json=as_json)
        except queries.NoSuchDay as refusal:
            self.refuse(str(refusal), column="as_of", as_json=as_json)
        if as_json:
            self.answer(found.as_data())
        else:
            self._tell(campaign, found)

    def _tell(self, campaign: Campaign, found: AllianceOnADay) -> None:
        self.stdout.write(f"{campaign.alliance or campaign.short_name}, {found.day}")
        for name, title in TITLES.items():
            self._table(title, getattr(found, name))
        self.stdout.write("\nOffices")
        for row in found.offices:
            holder = ", ".join(each for each in (row["person"], row["organisation"]) if each)
            span = " to ".join(each or "?" for each in (row["from"], row["to"])) if row["from"] or row["to"] else ""
            self.stdout.write(f"  {row['office']:<20} {holder:<60} {row['known']:<22} {span}".rstrip())
        if not found.offices:
            self.stdout.write("  none on record")
        self.stdout.write(f"\nQuorum: {self._quorum(found)}")

    def _table(self, title: str, rows: list[dict[str, str]]) -> None:
        certain = sum(row["known"] == "yes" for row in rows)
        rest = f", {len(rows) - certain} only attested for another time" if len(rows) > certain else ""
        self.stdout.write(f"\n{title}: {certain} known for this day{rest}")
        for row in rows:
            self.stdout.write(f"  {row['name']:<72} {row['known']}")

    def _quorum(self, found: AllianceOnADay) -> str:
        bounds = found.bounds
        span = (
            str(bounds.most) if bounds.known else f"between {bounds.least} and {bounds.most}; {bounds.most} are enough"
        )
        return span if found.rule_on_record else f"{span} (no rule on record: more than half of the members is assumed)"
