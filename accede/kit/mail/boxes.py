"""A folder into which reports of servers fall: a Maildir, or any folder of files. Each is read once."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from accede.kit import jobs
from accede.kit.mail import reading, reports
from accede.kit.mail.reports import Source

logger = logging.getLogger(__name__)
JOB = "kit.read_reports"
EVERY_SECONDS = 60


@dataclass(frozen=True)
class Read:
    """How many files were read, how many were no report, and how many reports told something new."""

    files: int = 0
    no_report: int = 0
    new: int = 0


def read_folder(folder: Path) -> Read:
    """Reads what is new in the folder. A file that was read lies in `read` afterwards (in a Maildir in `cur`), one that
    is no report in `not-read`, for a person.
    """
    fresh = folder / "new"
    source, done = (fresh, folder / "cur") if fresh.is_dir() else (folder, folder / "read")
    files = no_report = new = 0
    for file in sorted(each for each in source.iterdir() if each.is_file() and not each.name.startswith(".")):
        files += 1
        try:
            new += len(reports.take(reading.read(file.read_bytes()), source=Source.MESSAGE))
            _move(file, done)
        except reading.NotAReport:
            no_report += 1
            _move(file, folder / "not-read")
        except Exception:
            # One file that breaks us must not keep the others from being read; it stays and is tried again.
            logger.exception("the report %s could not be read", file.name)
    return Read(files, no_report, new)


def _move(file: Path, to: Path) -> None:
    to.mkdir(exist_ok=True)
    file.rename(to / file.name)


@jobs.job(JOB)
def read_reports(progress: jobs.Progress) -> dict[str, Any]:
    folder = watched()
    if folder is None or not folder.is_dir():
        return {"files": 0}
    found = read_folder(folder)
    return {"files": found.files, "no_report": found.no_report, "new": found.new}


def watched() -> Path | None:
    """The folder of the settings; None when none is watched."""
    given = getattr(settings, "MAIL_REPORTS", None)
    return Path(given) if given else None


if watched() is not None:
    jobs.schedule(JOB, every=EVERY_SECONDS)
