"""The bar shows on a terminal and nowhere else."""

from __future__ import annotations

import io

from accede.kit.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_the_work_is():
    terminal = Terminal()
    bar = Bar(terminal)

    bar(1, 2, "icrmw")
    bar(2, 2, "paris")

    first, last = [part.rstrip() for part in terminal.getvalue().split("\r")[1:]]
    assert first == "    [############............] 1 of 2  icrmw"
    assert last == "    [########################] 2 of 2  paris"
    assert terminal.getvalue().endswith("\n")


def test_a_log_file_sees_nothing():
    log = io.StringIO()

    Bar(log)(1, 2, "icrmw")

    assert log.getvalue() == ""
