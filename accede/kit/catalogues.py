"""The languages' catalogues, compiled here, so that nobody needs gettext installed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogues(root: Path) -> list[Path]:
    """Compile every catalogue below `root`/locale whose source is newer; returns the files written.

    Each is written beside its place and moved there, so that two processes that start at once do no harm.
    """
    written = []
    for source in sorted(root.glob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        handle, draft = tempfile.mkstemp(dir=source.parent, suffix=".part")
        with source.open("rb") as catalogue, os.fdopen(handle, "wb") as compiled:
            write_mo(compiled, read_po(catalogue))
        Path(draft).replace(target)
        written.append(target)
    return written
