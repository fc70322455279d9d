"""Start an empty campaign on a treaty that is on record, with its first officer."""

from __future__ import annotations

import getpass
import json
import secrets
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from accede.accounts import officers
from accede.accounts.officers import Officer
from accede.accounts.queries import operator
from accede.coalition import actions
from accede.coalition.actions import CannotStart, Plan, Started
from accede.coalition.actions.starting import LANGUAGES
from accede.record import queries as record

SIGN_INS = ("code", "ask", "print")
# What a person may type instead of the field's name in a problem.
WORDS = {"slug": "SLUG", "names": "--name-in", "officer_username": "--officer", "officer_password": "--sign-in"}


class Command(BaseCommand):
    help = "Start an empty campaign on a treaty on record, with its first officer. Asks for what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", nargs="?", default="", help="short name in addresses, like high-seas-2027")
        parser.add_argument("--treaty", default="", metavar="SLUG", help="short name of a treaty on record")
        parser.add_argument("--name", default="", help="name of the campaign, in its own language")
        parser.add_argument(
            "--short-name", default="", help="name in menus, when the name is longer than 80 characters"
        )
        parser.add_argument("--name-in", action="append", default=[], metavar="LANGUAGE=NAME", help="may be repeated")
        parser.add_argument("--language", default="", help=f"language of its records: {', '.join(LANGUAGES)}")
        parser.add_argument("--officer", default="", metavar="USERNAME", help="who keeps it first; may have an account")
        parser.add_argument("--officer-name", default="", metavar="NAME")
        parser.add_argument("--officer-email", default="", metavar="ADDRESS")
        ways = "how a new officer signs in: by a code sent by mail, a password asked for here, or one printed once"
        parser.add_argument("--sign-in", choices=SIGN_INS, default="code", help=ways)
        parser.add_argument("--json", action="store_true", help="one JSON object on standard output; asks nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["json"] and sys.stdin.isatty():
            self._ask(options)
        plan, printed = self._plan(options)
        try:
            started = actions.start(plan=plan, by=operator(), on=timezone.localdate())
        except CannotStart as refusal:
            self._refuse(refusal.problems, as_json=options["json"])
        if options["json"]:
            self.stdout.write(json.dumps(_told(started, printed), ensure_ascii=False, indent=1))
        else:
            self._say(started, printed)

    def _ask(self, options: dict[str, Any]) -> None:
        """Asks for each value that the command line did not give."""
        questions: list[tuple[str, str, Callable[[], bool]]] = [
            ("treaty", f"Treaty ({', '.join(each.slug for each in record.treaties())}): ", lambda: True),
            ("name", "Name of the campaign: ", lambda: True),
            ("short_name", "Short name for menus: ", lambda: len(options["name"]) > 80),
            ("slug", "Short name in addresses: ", lambda: True),
            ("language", f"Language of its records ({', '.join(LANGUAGES)}) [en]: ", lambda: True),
            ("officer", "User name of the first officer: ", lambda: True),
            ("officer_name", "Her or his name: ", lambda: officers.account(options["officer"]) is None),
            ("officer_email", "Mail address: ", lambda: officers.account(options["officer"]) is None),
        ]
        for key, question, wanted in questions:
            if not options[key] and wanted():
                options[key] = input(question).strip()

    def _plan(self, options: dict[str, Any]) -> tuple[Plan, str]:
        """The plan, and the password that was made and is to be printed once."""
        names = dict(pair.split("=", 1) for pair in options["name_in"] if "=" in pair)
        if len(names) != len(options["name_in"]):
            self._refuse({"names": ["Write each as fr=Nom de la campagne, and each language once."]}, options["json"])
        made = secrets.token_urlsafe(16) if options["sign_in"] == "print" else ""
        officer = Officer(
            username=options["officer"],
            name=options["officer_name"],
            email=options["officer_email"],
            password=made or (self._typed(options) if options["sign_in"] == "ask" else ""),
        )
        texts = {key: options[key] for key in ("slug", "treaty", "name", "short_name")}
        return Plan(**texts, language=options["language"] or "en", officer=officer, names=names), made

    def _typed(self, options: dict[str, Any]) -> str:
        """A password typed twice, shown nowhere."""
        if not sys.stdin.isatty():
            self._refuse(
                {"officer_password": ["A password is typed at a terminal, and this is none."]}, options["json"]
            )
        first = getpass.getpass("Password of the first officer (not shown): ")
        if first != getpass.getpass("Once more: "):
            self._refuse({"officer_password": ["The two passwords differ."]}, options["json"])
        return first

    def _refuse(self, problems: dict[str, list[str]], as_json: bool) -> NoReturn:
        if as_json:
            listed = [{"field": field, "message": line} for field, lines in problems.items() for line in lines]
            self.stdout.write(json.dumps({"problems": listed}, ensure_ascii=False, indent=1))
        else:
            for field, lines in problems.items():
                for line in lines:
                    self.stderr.write(f"{WORDS.get(field, '--' + field.replace('_', '-'))}: {line}")
            if "treaty" in problems:
                self.stderr.write("Treaties on record:")
                for each in record.treaties():
                    self.stderr.write(f"  {each.slug:<20} {record.short_title_of(each)}")
            self.stderr.write("Nothing was started.")
        sys.exit(2)

    def _say(self, started: Started, printed: str) -> None:
        campaign, officer = started.campaign, started.officer
        self.stdout.write(f"Campaign {campaign.slug} is started on {record.title_of(campaign.treaty)}.")
        self.stdout.write(f"First officer: {officer} ({officer.username}), secretariat from today.")
        if printed:
            self.stdout.write(f"Password, printed this once: {printed}")
        elif started.opened and not officer.has_usable_password():
            self.stdout.write(f"She signs in by a code sent to {officer.email}: /accounts/login/code/")
        if started.letter:
            self.stdout.write(f"A letter to {officer.email} is queued.")


def _told(started: Started, printed: str) -> dict[str, Any]:
    campaign, officer = started.campaign, started.officer
    told = {
        "campaign": campaign.slug,
        "name": campaign.name,
        "treaty": campaign.treaty.slug,
        "language": campaign.language,
        "officer": officer.username,
        "account": "opened" if started.opened else "known",
        "sign_in": "password" if officer.has_usable_password() else "code",
        "letter": "queued" if started.letter else "none",
    }
    return told | ({"password": printed} if printed else {})
