"""Reads a file of recommendations of the Universal Periodic Review. Nothing counts until a person approves."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import CommandParser
from django.db import transaction
from django.utils import timezone, translation

from accede.accounts.queries import operator
from accede.coalition import queries as coalition
from accede.coalition.models import Campaign
from accede.coalition.queries.campaigns import campaigns_meant
from accede.governments.actions import recommendations as actions
from accede.governments.models import ReviewFile
from accede.governments.queries import review_files as queries
from accede.governments.readers.recommendations import LARGEST
from accede.kit.refusals import Refused
from accede.kit.shell import TRAINING
from accede.record.management.asking import Asking


class Command(Asking):
    help = (
        "Read recommendations of the Universal Periodic Review and compare them with the campaign's. A person approves."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the full export or an extract, as CSV")
        parser.add_argument(
            "--campaign",
            default="",
            metavar="SLUG",
            help="needed where there are several, the training one apart",
        )
        parser.add_argument(
            "--as-of", default="", metavar="DATE", help="2014-11-07, 2014-11 or 2014; else its last session"
        )
        parser.add_argument("--source", default="", help="who publishes it, and where")
        parser.add_argument("--dry-run", action="store_true", help="read and compare only; keep nothing")
        parser.add_argument("--approve", action="store_true", help="take over what names the treaty; list the doubtful")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            self._handle(options)

    def _handle(self, options: dict[str, Any]) -> None:
        row, data = self._read(options)
        if options["approve"] and not options["dry_run"] and row.stage == ReviewFile.Stage.WAITS:
            row = self._approved(row, options)
            data["approved"] = True
        if options["json"]:
            self.answer(data)
        else:
            self._print(row, data, options)
        if row.stage == ReviewFile.Stage.FAULTY:
            sys.exit(2)

    def _read(self, options: dict[str, Any]) -> tuple[ReviewFile, dict[str, Any]]:
        path, as_json = Path(options["file"]), options["json"]
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
            campaign = self._campaign(options)
        except OSError as problem:
            self.refuse(f"{path}: {problem.strerror or problem}", as_json=as_json)
        except Campaign.DoesNotExist:
            self.refuse(f"There is no campaign “{options['campaign']}” here.", column="campaign", as_json=as_json)
        try:
            with transaction.atomic():
                row = actions.stage_review(
                    campaign=campaign, content=content, filename=path.name, by=operator(), on=timezone.localdate(),
                    as_of=options["as_of"], source=options["source"],
                )  # fmt: skip
                data = _data(row)
                if options["dry_run"]:
                    transaction.set_rollback(True)
        except ValidationError as problem:
            self.refuse(" ".join(problem.messages), as_json=as_json)
        except PermissionDenied as problem:
            self.refuse(str(problem), as_json=as_json)
        return row, data

    def _campaign(self, options: dict[str, Any]) -> Campaign:
        if options["campaign"]:
            return coalition.campaign(options["campaign"])
        found = [each for each in campaigns_meant(None) if each.slug != TRAINING]
        if len(found) != 1:
            slugs = ", ".join(each.slug for each in found) or "none but the training campaign"
            self.refuse(f"Name the campaign with --campaign: {slugs}.", column="campaign", as_json=options["json"])
        return found[0]

    def _approved(self, row: ReviewFile, options: dict[str, Any]) -> ReviewFile:
        try:
            return actions.approve_review(file=row, by=operator(), on=timezone.localdate())
        except (Refused, PermissionDenied) as refusal:
            self.refuse(str(refusal), as_json=options["json"])

    def _print(self, row: ReviewFile, data: dict[str, Any], options: dict[str, Any]) -> None:
        say = self.stdout.write
        say(f"{row.filename}: {data['rows']} rows, as of {data['as_of'] or 'a day not known'}")
        for match, by_response in data["counts"].items():
            parts = ", ".join(f"{response} {number}" for response, number in by_response.items())
            say(f"  {match}: {sum(by_response.values())} ({parts})")
        for problem in data["problems"]:
            place = f"line {problem['row']}: " if problem["row"] else ""
            say(f"  {place}{problem['message']}")
        say(f"  new {data['new']}, changed {data['changed']}, same {data['same']}")
        if row.stage == ReviewFile.Stage.APPROVED:
            say("Taken over. What is doubtful waits for a decision on the page of recommendations.")
        elif options["dry_run"]:
            say("Nothing was kept.")
        elif row.stage == ReviewFile.Stage.WAITS:
            say("Nothing has changed. Take the file over on its page, or run this again with --approve.")


def _data(row: ReviewFile) -> dict[str, Any]:
    compared = queries.differences(row)
    return {
        "file": row.filename,
        "campaign": row.campaign.slug,
        "as_of": str(row.as_of),
        "rows": row.counts["rows"],
        "counts": row.counts["match"],
        "by_response": dict(queries.counted(row.counts["match"])),
        "unresolved": [{"name": name, "lines": lines} for name, lines in row.counts["unresolved"].items()],
        "doubtful": [each for each in queries.as_data(queries.rows_of(row)) if each["match"] == "doubtful"],
        "new": len(compared.new),
        "changed": len(compared.changed),
        "same": len(compared.same),
        "problems": [{key: each[key] for key in ("row", "column", "message")} for each in row.problems],
        "approved": False,
    }
