"""Briefs on States as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from accede.governments.management.asking import Asked, AskingOfStates
from accede.governments.queries.brief import Section
from accede.governments.queries.brief_files import FORMS, Ordered, brief_bytes, file_name


class Command(AskingOfStates):
    help = "A brief of two pages on a State, as a PDF or a Word file; on several States in a ZIP."

    def add_arguments(self, parser: CommandParser) -> None:
        self.add_question(parser, several=True)
        parser.add_argument("--format", choices=FORMS, default="pdf")
        parser.add_argument("--sections", default="", help=f"of {','.join(Section.values)}; without it all")
        parser.add_argument("--recipient", default="", metavar="NAME", help="for whom it is made: stands on every page")
        parser.add_argument("--language", default="", metavar="xx", help="without it the campaign's")
        parser.add_argument(
            "--confidential", action="store_true",
            help="also what is confidential and this person may hand on, marked on the page; sources never",
        )  # fmt: skip
        parser.add_argument("--out", default="", metavar="FILE", help="where to write it; - for standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = self.asked(options)
        ordered = self._ordered(asked, options)
        out = options["out"] or file_name(ordered)
        if out != "-" and Path(out).exists():
            self.refuse(f"{out} is there already. Name another file, so that yours is not written over.", column="out")
        content = brief_bytes(**ordered.as_args())
        if out == "-":
            sys.stdout.buffer.write(content)
            return
        try:
            Path(out).write_bytes(content)
        except OSError as problem:
            self.refuse(f"{out} cannot be written: {problem.strerror}.", column="out")
        self.stdout.write(f"{out} ({len(content)} bytes)")

    def _ordered(self, asked: Asked, options: dict[str, Any]) -> Ordered:
        sections = tuple(part.strip() for part in options["sections"].split(",") if part.strip())
        for section in sections:
            if section not in Section.values:
                known = ", ".join(Section.values)
                self.refuse(f"There is no section “{section}”. Choose of: {known}.", column="sections")
        language = options["language"] or asked.campaign.language
        if language not in dict(settings.LANGUAGES):
            known = ", ".join(dict(settings.LANGUAGES))
            self.refuse(f"We do not speak “{language}”. Choose of: {known}.", column="language")
        return Ordered(
            campaign=asked.campaign.slug, codes=tuple(state.code for state in asked.states),
            reader=asked.reader.pk if asked.reader else 0, as_of=str(asked.as_of), on=str(asked.today),
            language=language, form=options["format"], sections=sections or tuple(Section.values),
            recipient=options["recipient"], confidential=options["confidential"],
        )  # fmt: skip
