"""Accede's side of the works b1 and b2, in a process of its own: a number of letters a line, the milliseconds of one
letter and its memory back.

python -m bench.letters_worker b1|b2 LETTERS.json
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

SOME = 25  # as the job makes them


def main(work: str, file: Path) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.config.settings")
    django.setup()
    from django.conf import settings

    from accede.kit.letters import Paper, archive, to_docx, to_pdf

    settings.MEDIA_ROOT = file.parent / "ours"
    told = json.loads(file.read_text(encoding="utf-8"))
    make = to_pdf if work == "b1" else to_docx
    made_at = datetime(2003, 6, 12, tzinfo=UTC)

    def one(number: int) -> bytes:
        letter = told[number % len(told)]
        name = f"Reader {number}"
        paper = Paper(
            language=letter["lang"], subject=letter["subject"], paragraphs=(f"{name},", *letter["paragraphs"]),
            organisation="Steering Committee", place_and_day="Geneva, 12 June 2003", channel="By note verbale",
            number=f"2003/4/{number:05d}", to=(name, "Permanent Mission", "1202 Geneva"), signed="Convener",
        )  # fmt: skip
        return make(paper, made_at=made_at)

    print("ready", flush=True)
    for line in sys.stdin:
        count = int(line)
        start = time.perf_counter()
        hashes = set()
        for first in range(0, count, SOME):
            made = archive.keep_all(partial(one, number) for number in range(first, min(first + SOME, count)))
            hashes |= {sha256 for sha256, _length in made}
        took = (time.perf_counter() - start) * 1000 / count
        assert len(hashes) == count
        peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
        assert peak is not None
        print(took, peak[1], flush=True)
        shutil.rmtree(settings.MEDIA_ROOT)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
