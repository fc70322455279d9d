"""`accede run coverage RUN`: missions, letters, blocked with reasons, overlaps, gaps. Exit 1 where it is not proved."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone, translation

from accede.mailings.management.asking import AskingOfRuns
from accede.mailings.models import Run
from accede.mailings.queries.cover_data import cover_data
from accede.mailings.queries.cover_page import notice_of, reasons_of
from accede.mailings.queries.coverage import coverage_of

HELP = "who gets which letter of a run today, what is blocked and why; exit 1 unless each gets exactly one"


def add_arguments(parser: CommandParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object")


def handle(command: AskingOfRuns, run: Run, options: dict[str, Any]) -> None:
    """Prints the coverage of today; its sentences in English."""
    with translation.override("en"):
        found = coverage_of(run, on=timezone.localdate())
        if options["json"]:
            command.answer(cover_data(found))
        else:
            said = notice_of(found)
            command.stdout.write(f"{said.first}. {said.text}")
            for letter in found.variants:
                command.stdout.write(f"{found.matrix.of_row(letter.letter):7}  {letter}")
            for line in (*found.gaps, *found.overlaps):
                command.stdout.write(f"{line.name}: {'fits ' + ', '.join(line.fits) if line.fits else 'no letter'}")
            for reason in reasons_of(found.blocked):
                names = "; ".join(line.name for line, _problem in reason.concerned)
                command.stdout.write(f"{len(reason.concerned):7}  blocked: {reason.words or reason.margin} {names}")
    if not found.proved:
        raise SystemExit(1)
