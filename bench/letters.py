"""Works b1 and b2: personalised letters in six languages, one file each, hashed and archived, as PDF and as DOCX.

Every side gets the same letters (the house's starter set, another reader each) and leaves each as a file of its own
whose SHA-256 it has worked out. Accede besides brings every file to the disk before it counts as made, and tags its
PDF files (PDF/UA-1). A round is one call for n letters in a process that has made letters before; LibreOffice, which is
a program and no library, starts within its round, once for all n.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import accede.mailings
from accede.kit.letters import archive
from bench import venvs
from bench.measure import QUICK, Worker, in_turn, line

SIZES = {"-1x": 24} if QUICK else {"-1x": 200, "-10x": 2_000, "": 20_000}
ROUNDS = {"-1x": 3 if QUICK else 5, "-10x": 2, "": 1}
# The slow ones are not asked for 20,000 letters; of the best peer and of Accede the slope is told over all sizes.
PEERS = {"b1": ("libreoffice", "weasyprint", "typst"), "b2": ("libreoffice", "docxtpl", "mailmerge")}
BEST = {"b1": ("typst",), "b2": ("mailmerge",)}
PACKAGES = {"weasyprint": "weasyprint", "typst": "typst", "docxtpl": "docxtpl", "mailmerge": "docx-mailmerge2"}
_FIELD = re.compile(r"\{[^{}\s]+\}")


def letters() -> list[dict[str, Any]]:
    """One letter in each of the six languages, as plain values; a reader's name is set in when it is made."""
    starter = Path(accede.mailings.__file__).parent / "starter"
    found = []
    for code in ("en", "fr", "es", "ar", "zh", "ru"):
        told = tomllib.loads((starter / f"{code}.toml").read_text(encoding="utf-8"))
        variants = [each["body"] for each in told["variants"].values()]
        text = "\n\n".join(part for body in variants[:2] for part in body.strip().split("\n\n") if len(part) > 60)
        subject = told["variants"]["A"]["subject"]
        paragraphs = [_FIELD.sub("2003", part) for part in text.split("\n\n")][:5]
        found.append({"lang": code, "subject": _FIELD.sub("2003", subject), "paragraphs": paragraphs})
    return found


@contextmanager
def data() -> Iterator[Path]:
    """The letters as a file, in a folder in which every side writes what it makes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "letters.json"
        file.write_text(json.dumps(letters(), ensure_ascii=False), encoding="utf-8")
        yield file


def version(name: str) -> str:
    if name == "libreoffice":
        said = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=False).stdout.split()
        return said[1] if len(said) > 1 else "?"
    return venvs.version("letters", PACKAGES[name])


def work(name: str) -> list[dict[str, Any]]:
    """b1 or b2 at every size, beside each peer in turn."""
    found = []
    with data() as file:
        for suffix, n in SIZES.items():
            for peer in PEERS[name] if suffix else BEST[name]:
                if peer == "libreoffice" and not shutil.which("soffice"):
                    print(f"{name}{suffix}: LibreOffice is not installed; this line is not run.", flush=True)
                    continue
                found.append(_beside(name, suffix, n, peer, file))
    return found


def _beside(name: str, suffix: str, n: int, peer: str, file: Path) -> dict[str, Any]:
    ours = Worker(sys.executable, "-m", "bench.letters_worker", name, file)
    worker = Path(__file__).with_name("letters_peers.py")
    fonts = json.dumps([str(path) for path in font_files()])
    theirs = Worker(venvs.python("letters"), worker, name, peer, file, fonts)
    times = in_turn(theirs, ours, [min(n, 12), *[n] * ROUNDS[suffix]])
    theirs.close()
    ours.close()
    note = f"{n:,} letters, milliseconds a letter; one process each, at most {theirs.memory} and {ours.memory} MiB"
    note += f"; ours with {archive.AT_ONCE} threads in it"
    return line(f"{name}{suffix}", peer, version(peer), "ms", times, note, n)


def font_files() -> list[Path]:
    """The fonts that both sides use."""
    from accede.kit.typesetting import font_files as found

    return found()
