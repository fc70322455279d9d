"""Writes the accomplishment report of a year: the published version, or the draft as it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accede.accounts.queries import operator
from accede.coalition.queries import campaign as campaign_of
from accede.reports import queries


class Command(BaseCommand):
    help = "Writes the accomplishment report of a year: the newest published version, or the draft as it stands."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int, help="the year that the report tells, like 2003")
        parser.add_argument(
            "--campaign", required=True, metavar="SLUG", help="short name of the campaign, as in its address"
        )
        parser.add_argument("--as-of", metavar="DATE", help="draft with another status day, like 2004-01-30")
        parser.add_argument("--format", choices=queries.FORMATS, default="html")
        parser.add_argument("--out", metavar="FILE", help="where to write (docx and pdf need it); else standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["format"] in {"docx", "pdf"} and not options["out"]:
            raise CommandError(f"Say where to write the {options['format'].upper()}: --out FILE", returncode=2)
        try:
            found = campaign_of(options["campaign"])
        except ObjectDoesNotExist:
            raise CommandError(
                f"There is no campaign “{options['campaign']}”. Load its folder first.", returncode=2
            ) from None
        report = queries.report_of_year(found, options["year"])
        if report is None:
            words = f"{found} has no report of {options['year']}. Start it in the workspace, under Reports."
            raise CommandError(words, returncode=2)
        try:
            file, what = _file(report, options)
        except queries.NotKept as problem:
            raise CommandError(str(problem), returncode=2) from None
        if not options["out"]:
            self.stdout.write(file.text, ending="")
            return
        try:
            Path(options["out"]).write_bytes(file.content)
        except OSError as problem:
            raise CommandError(f"{options['out']}: {problem.strerror}", returncode=2) from None
        self.stdout.write(f"{options['out']}: {what}")


def _file(report: Any, options: dict[str, Any]) -> tuple[queries.File, str]:
    """The newest version of a published report; the draft of any other, or for another day."""
    versions = queries.versions(report)
    if not report.is_draft and versions and not options["as_of"]:
        snapshot = versions[0]
        return queries.file_of_version(report, snapshot, options["format"]), f"version {snapshot.version}"
    if options["as_of"]:
        report.status_day = _day(options["as_of"])
    now = timezone.now().replace(microsecond=0)
    file = queries.file_of_draft(report, options["format"], reader=operator(), made_at=now)
    return file, f"draft, figures as of {report.status_day.isoformat()}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"“{text}” is no day: write it like 2004-01-30.", returncode=2) from None
