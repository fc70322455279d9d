"""`accede run letters RUN --out FOLDER`: the exact files of the released letters, and a manifest with their hashes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from accede.kit.progress import Bar
from accede.mailings.management.asking import AskingOfRuns
from accede.mailings.models import Run
from accede.mailings.queries.archive import as_line, manifest, opened
from accede.mailings.queries.release_page import missing_files

HELP = "write the exact files of the released letters into a folder, with a manifest of their hashes"
MANIFEST = "manifest.json"


def add_arguments(parser: CommandParser) -> None:
    parser.add_argument("--out", required=True, metavar="FOLDER", help="made if it is not there")
    parser.add_argument("--json", action="store_true", help="one JSON object: the manifest")


def handle(command: AskingOfRuns, run: Run, options: dict[str, Any]) -> None:
    """Writes each file once its hash is checked. Exit 1 where one is missing, damaged or not made yet."""
    folder = Path(options["out"])
    folder.mkdir(parents=True, exist_ok=True)
    rows, lines, wrong = list(manifest(run)), [], []
    bar = Bar(command.stderr)  # type: ignore[arg-type]  # Django wraps the stream
    for number, (letter, numbered, row) in enumerate(rows, start=1):
        found = opened(row)
        line = as_line(letter, numbered, row)
        if found.content is None:
            wrong.append({**line, "problem": "damaged" if found.damaged else "missing"})
        else:
            line["path"] = _write(folder, numbered, row, found.content)
            lines.append(line)
        bar(number, len(rows), row.name)
    told = {
        "run": run.key,
        "campaign": run.campaign.slug,
        "files": lines,
        "problems": wrong,
        "to_make": missing_files(run),
    }
    (folder / MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if options["json"]:
        command.answer(told)
    else:
        _say(command, told, folder)
    if wrong or told["to_make"]:
        raise SystemExit(1)


def _write(folder: Path, numbered: str, row: Any, content: bytes) -> str:
    """Enclosures stand in a folder of their letter: two may have one name."""
    place = folder / numbered.replace("/", "-") if row.what == row.What.ENCLOSURE else folder
    place.mkdir(exist_ok=True)
    path = place / Path(row.name).name
    path.write_bytes(content)
    return path.relative_to(folder).as_posix()


def _say(command: AskingOfRuns, told: dict[str, Any], folder: Path) -> None:
    command.stdout.write(f"{len(told['files'])} files in {folder}, and {MANIFEST} with their hashes.")
    for line in told["problems"]:
        command.stdout.write(f"{line['number']} {line['file']}: {line['problem']} in the archive")
    if told["to_make"]:
        command.stdout.write(f"{told['to_make']} letters have no file yet: the server or `accede work` makes them.")
