"""`accede run letters RUN --out FOLDER`: the exact files of the released letters, and a manifest with their hashes.

Letters that came with a campaign folder and have no files yet get theirs here, from their frozen text.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from accede.kit.progress import Bar
from accede.mailings.actions.files import make_files, without_files
from accede.mailings.management.asking import AskingOfRuns
from accede.mailings.models import Run
from accede.mailings.queries.archive import as_line, manifest, opened

HELP = "write the exact files of the released letters into a folder, with a manifest of their hashes"
MANIFEST = "manifest.json"
SOME = 25  # letters between two steps of the bar


def add_arguments(parser: CommandParser) -> None:
    parser.add_argument("--out", required=True, metavar="FOLDER", help="made if it is not there")
    parser.add_argument("--json", action="store_true", help="one JSON object: the manifest")


def handle(command: AskingOfRuns, run: Run, options: dict[str, Any]) -> None:
    """Makes what is missing, writes each file once its hash is checked. Exit 1 where one is gone or damaged."""
    folder = Path(options["out"])
    folder.mkdir(parents=True, exist_ok=True)
    made = _make_missing(command, run)
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
    told: dict[str, Any] = {
        "run": run.key,
        "campaign": run.campaign.slug,
        "files": lines,
        "problems": wrong,
    }
    (folder / MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if options["json"]:
        command.answer(told)
    else:
        _say(command, told, folder, made)
    if wrong:
        raise SystemExit(1)


def _make_missing(command: AskingOfRuns, run: Run) -> int:
    """Makes the files of the letters that have none; returns of how many letters. Nothing is sent by it."""
    waiting = without_files(run)
    bar = Bar(command.stderr)  # type: ignore[arg-type]  # Django wraps the stream
    for start in range(0, len(waiting), SOME):
        make_files(run, waiting[start : start + SOME])
        bar(min(start + SOME, len(waiting)), len(waiting), "files are made")
    return len(waiting)


def _write(folder: Path, numbered: str, row: Any, content: bytes) -> str:
    """Enclosures stand in a folder of their letter: two may have one name."""
    place = folder / numbered.replace("/", "-") if row.what == row.What.ENCLOSURE else folder
    place.mkdir(exist_ok=True)
    path = place / Path(row.name).name
    path.write_bytes(content)
    return path.relative_to(folder).as_posix()


def _say(command: AskingOfRuns, told: dict[str, Any], folder: Path, made: int) -> None:
    command.stdout.write(f"{len(told['files'])} files in {folder}, and {MANIFEST} with their hashes.")
    for line in told["problems"]:
        command.stdout.write(f"{line['number']} {line['file']}: {line['problem']} in the archive")
    if made:
        command.stdout.write(f"{made} letters had no file; theirs were made from the frozen text.")
