"""A bar of progress for the command line: drawn on a terminal, silent in a pipe or a log."""

from __future__ import annotations

from typing import TextIO

WIDTH = 24


class Bar:
    """Call it with (done, total, words); the line is drawn over itself and closed when all is done."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.shown = bool(getattr(stream, "isatty", lambda: False)())

    def __call__(self, done: int, total: int, words: str = "") -> None:
        if not self.shown or total <= 0:
            return
        full = WIDTH * done // total
        line = f"\r    [{'#' * full}{'.' * (WIDTH - full)}] {done} of {total}  {words[:40]:<40}"
        self.stream.write(line + ("\n" if done >= total else ""))
        self.stream.flush()
