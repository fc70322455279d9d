"""What the record's commands share: days as text, and refusals with exit code 2."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Asking(BaseCommand):
    """A command that answers in text, or with --json in one JSON object; what it cannot answer it refuses
    with exit code 2 and the reason.
    """

    requires_system_checks: list[str] = []  # `accede check` runs them; a question should be answered at once
    requires_migrations_checks = False

    def add_json(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object on standard output")

    def answer(self, data: Any) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))

    def refuse(self, message: str, *, column: str = "", as_json: bool = False) -> NoReturn:
        """Ends the command with exit code 2."""
        if as_json:
            self.answer({"problems": [{"row": None, "column": column, "message": message}]})
        self.stderr.write(message)
        sys.exit(2)

    def day(self, text: str, *, column: str, as_json: bool = False) -> date:
        """The day that a text means, written 2004-01-30."""
        try:
            if not _DAY.fullmatch(text):  # Python also reads 20040130 and 2004-W05-5
                raise ValueError
            return date.fromisoformat(text)
        except ValueError:
            self.refuse(f"“{text}” is no day: write it like 2004-01-30.", column=column, as_json=as_json)
