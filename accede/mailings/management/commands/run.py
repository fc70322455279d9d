"""What can be asked of a run of letters at the command line; each word is a module of `management`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from accede.mailings.management import run_coverage, run_letters, run_status
from accede.mailings.management.asking import AskingOfRuns

# The word, what answers it: `HELP`, `add_arguments(parser)` and `handle(command, run, options)`.
WORDS: dict[str, Any] = {"coverage": run_coverage, "letters": run_letters, "status": run_status}


class Command(AskingOfRuns):
    help = "A run of letters: who gets which letter."

    def add_arguments(self, parser: CommandParser) -> None:
        words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
        for word, module in WORDS.items():
            asked: Any = words.add_parser(word, help=module.HELP, description=module.HELP)
            self.add_run(asked)
            module.add_arguments(asked)

    def handle(self, *args: Any, **options: Any) -> None:
        WORDS[options["word"]].handle(self, self.run_of(options), options)
