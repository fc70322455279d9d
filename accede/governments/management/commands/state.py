"""A State's file as a reader may see it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils import translation

from accede.governments.management.asking import AskingOfStates
from accede.governments.queries.state_data import state_data
from accede.governments.queries.state_words import lines
from accede.governments.queries.whole_file import whole_file


class Command(AskingOfStates):
    help = "A State's file in a campaign on a day: acts, position, obstacles, contacts, promises, missions, stage."

    def add_arguments(self, parser: CommandParser) -> None:
        self.add_question(parser, several=False)
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        asked = self.asked(options)
        with translation.override("en"):  # names stand as they are on record; the words around them in one language
            found = whole_file(
                asked.campaign, asked.states[0], reader=asked.reader, as_of=asked.as_of, on=asked.today, language="en"
            )
            if options["json"]:
                self.answer(state_data(found))
                return
            for line in lines(found, reader=options["reader"]):
                self.stdout.write(line)
