"""Reads a depositary file. Nothing changes on record until a person approves."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import CommandParser
from django.db import transaction
from django.utils import timezone

from accede.accounts.queries import operator
from accede.record import actions, queries
from accede.record.management.asking import Asking
from accede.record.models import Change, Import, ImportState

COUNTS = (
    "participants",
    "acts",
    "parties",
    "signatories",
    "header_parties",
    "header_signatories",
    "withdrawn",
)


class Command(Asking):
    help = "Read a depositary file and compare it with the record. A person approves the differences."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", help="a depositary's XML, registration record, copied table or list; or our own CSV"
        )
        parser.add_argument("--treaty", metavar="SLUG", help="the treaty, when the file does not name it")
        parser.add_argument("--dry-run", action="store_true", help="read and compare only; keep nothing")
        parser.add_argument("--approve", action="store_true", help="approve all that the file lists")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            content = _bytes(path)
        except OSError as problem:
            self._refused(f"{path}: {problem.strerror or problem}", options)
        with transaction.atomic():
            row = self._staged(content, path.name, options)
            data = _data(row)
            if options["dry_run"]:
                transaction.set_rollback(True)
        if options["json"]:
            self.answer(data)
        else:
            self._print(row, data)
        if row.state == ImportState.REFUSED:
            sys.exit(2)
        if not options["dry_run"]:
            self._next(row, options)

    def _staged(self, content: bytes, filename: str, options: dict[str, Any]) -> Import:
        by, today = operator(), timezone.localdate()
        try:
            return actions.stage_import(content=content, filename=filename, treaty=options["treaty"], by=by, on=today)
        except (queries.UnknownTreaty, actions.Refused) as problem:
            self._refused(str(problem), options)

    def _refused(self, message: str, options: dict[str, Any]) -> NoReturn:
        empty = queries.NOTHING_READ | {"unknown_names": []}
        if options["json"]:
            problems = [{"row": None, "column": "", "message": message}]
            said = {"problems": problems, "proposals": []}
            self.answer({"treaty": options["treaty"], "format": "unknown"} | empty | said)
        self.stderr.write(message)
        sys.exit(2)

    def _print(self, row: Import, data: dict[str, Any]) -> None:
        self.stdout.write(f"{row.filename}: {data['treaty'] or 'treaty not known'}, {data['format']}")
        for key in COUNTS:
            self.stdout.write(f"  {key.replace('_', ' ')}: {'–' if data[key] is None else data[key]}")
        for name in data["unknown_names"]:
            self.stdout.write(f"  unknown name: {name}")
        for one in data["proposals"]:
            self.stdout.write(
                f"  proposed by end note {one['end_note']}: {one['name']}, {queries.kind_word(one['kind'])}, "
                f"{one['deposited']}"
            )
        for problem in row.problems:
            place = "".join(f", {word} {problem[word]}" for word in ("row", "column") if problem[word])
            self.stdout.write(f"  {problem['severity']}{place}: {problem['message']}")
        for change, number in row.counts.get("changes", {}).items():
            if number:
                self.stdout.write(f"  {queries.change_word(change)}: {number}")

    def _next(self, row: Import, options: dict[str, Any]) -> None:
        say = self.stderr.write if options["json"] else self.stdout.write
        if not options["approve"]:
            say(f"Nothing has changed. Approve on the page of import {row.pk}, or run this again with --approve.")
            return
        try:
            done = actions.approve_import(import_=row, by=operator(), on=timezone.localdate())
        except actions.Refused as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2)
        say(f"Approved: {done.treaty} ({done.get_state_display()}).")


def _bytes(path: Path) -> bytes:
    """The file's bytes; of one that is too long only so many that the refusal can say how long it is."""
    most = 8 * actions.LARGEST
    with path.open("rb") as file:
        return file.read(most)


def _data(row: Import) -> dict[str, Any]:
    problems = [{key: problem[key] for key in ("row", "column", "message")} for problem in row.problems]
    return {
        "treaty": row.treaty.slug if row.treaty else row.header.get("slug"),
        "format": row.format,
        **{key: row.counts.get(key) for key in COUNTS},
        "unknown_names": row.counts.get("unknown_names", []),
        "problems": problems,
        "proposals": _proposals(row),
    }


def _proposals(row: Import) -> list[dict[str, Any]]:
    """Acts that end notes tell of and the record has not; nobody takes them over but a person, one by one."""
    return [
        {
            "end_note": line.data["end_note"],
            "name": line.name,
            "state": line.state.code if line.state else None,
            "kind": line.kind,
            "deposited": str(line.deposited),
            "text": line.data["quoted"],
        }
        for line in row.lines.filter(change=Change.PROPOSED).select_related("state").order_by("number")
    ]
