"""A bell in this process: idle workers wait for it, and look by themselves from time to time all the same."""

from __future__ import annotations

import threading

_bell = threading.Event()


def wake() -> None:
    _bell.set()


def wait(seconds: float) -> None:
    """Returns when somebody rang, at the latest after this time."""
    if _bell.wait(seconds):
        _bell.clear()
