"""The record read into memory before anybody asks: done once, beside the first requests of a server process."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import date

from django.db import connections

from accede.record.queries.entry import entry
from accede.record.queries.snapshot import pinned
from accede.record.queries.standing import figures

logger = logging.getLogger("accede.faults")


def warm(*, as_of: date) -> None:
    """Loads every treaty's acts and works out what its first page asks for: the lives of its States, the figures of
    the day, its entry into force, and the table of the matrix."""
    with pinned() as record:
        record.load_acts()
        for slug in record.treaties:
            figures(slug, as_of=as_of)
            entry(slug, as_of=as_of)
            time.sleep(0.001)  # requests come first
        if record.treaties:
            _ = record.table


def warm_beside(today: Callable[[], date]) -> threading.Thread:
    """Does it in a thread; a failure is logged, and the first request does the work as if it had never been tried."""

    def run() -> None:
        try:
            warm(as_of=today())
        except Exception:
            logger.exception("The record was not read ahead.")
        finally:
            connections.close_all()

    thread = threading.Thread(target=run, name="warm", daemon=True)
    thread.start()
    return thread
