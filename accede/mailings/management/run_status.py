"""`accede run status RUN`: what became of the letters, by class of State; who replied, accepted and came."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone, translation

from accede.accounts.queries import operator
from accede.mailings.management.asking import AskingOfRuns
from accede.mailings.models import Run
from accede.mailings.queries.delivery_page import DELIVERED
from accede.mailings.queries.run_status import run_status

HELP = "what became of the letters of a run, by class of State, with definitions"


def add_arguments(parser: CommandParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object")


def handle(command: AskingOfRuns, run: Run, options: dict[str, Any]) -> None:
    """Prints the figures of today; their definitions in English."""
    with translation.override("en"):
        found = run_status(run, reader=operator(), on=timezone.localdate())
        if options["json"]:
            command.answer(found)
            return
        command.stdout.write(f"{run.title}: {found['stage']}, {found['letters']} letters")
        for kind, number in {DELIVERED: found[DELIVERED], **found["delivery"]}.items():
            command.stdout.write(f"{number:7}  {kind:10} {found['definitions'][kind]}")
        for each in found["funnel"]:
            for step, number in each["total"].items():
                command.stdout.write(f"{number:7}  {step:10} {each['definitions'].get(step, '')}".rstrip())
