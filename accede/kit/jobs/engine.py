"""The embedded engine: worker threads in the server process, and one thread that keeps house."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

from django.db import close_old_connections, connection

from accede.kit.jobs import settings, wake
from accede.kit.jobs.registry import keep_house
from accede.kit.jobs.running import run_one

logger = logging.getLogger(__name__)

_lock = threading.Lock()
_stop = threading.Event()
_threads: list[threading.Thread] = []
_started_in: int | None = None


def start_embedded(threads: int | None = None) -> bool:
    """Starts the workers of this process, once; False when there is nothing to start here.

    Only server processes call this. Under pytest it does nothing: threads would write into the tests'
    database.
    """
    global _started_in
    count = settings.threads() if threads is None else threads
    if settings.engine() != "embedded" or count < 1 or "pytest" in sys.modules:
        return False
    with _lock:
        if _started_in == os.getpid():
            return False
        # A forked child has no threads of its parent's, so it starts its own.
        _started_in = os.getpid()
        _start(count)
    return True


def stop_embedded(timeout: float = 10) -> None:
    """Lets the workers finish what they have in hand; what takes longer is taken over after its lease."""
    global _started_in
    _stop.set()
    wake.wake()
    for thread in _threads:
        thread.join(timeout)
    _started_in = None


def work(threads: int | None = None) -> None:
    """Runs workers in this process until it is interrupted (beside servers with JOBS_ENGINE=off)."""
    with _lock:
        _start(settings.threads() if threads is None else threads)
    try:
        while not _stop.wait(3600):
            pass
    except KeyboardInterrupt:
        stop_embedded()


def _start(count: int) -> None:
    _stop.clear()
    _threads[:] = [
        threading.Thread(target=_loop, args=(_work_once,), daemon=True, name=f"job worker {number + 1}")
        for number in range(count)
    ]
    _threads.append(threading.Thread(target=_loop, args=(_keep_house_once,), daemon=True, name="job housekeeping"))
    for thread in _threads:
        thread.start()


def _loop(once: Callable[[], Any]) -> None:
    try:
        while not _stop.is_set():
            try:
                close_old_connections()
                once()
            except Exception:
                # A worker outlives every error: the database may be away, or a table not yet migrated.
                logger.exception("a job worker met an error and goes on")
                _stop.wait(settings.poll_seconds() * 5)
    finally:
        connection.close()


def _work_once() -> None:
    if run_one() is None:
        wake.wait(settings.poll_seconds())


def _keep_house_once() -> None:
    keep_house(staying=True)
    _stop.wait(settings.poll_seconds())
