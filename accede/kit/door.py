"""The front door: what was answered from stored bytes is answered again without waking the house.

It stands between the server and Django. An answer is kept only when `stored.answer` made it (so that it depends on
its address alone), it sets no cookie, and nothing but the encoding parts it in caches. It is handed out again with
the very headers that it had, while the version of what public pages show, and the day, are the same. The version is
asked for every time; the saving is in how. A request in any other form goes to Django as if there were no door.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from accede.kit.series import Days
from accede.kit.stored import Store

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

ROOM = 48 * 1024 * 1024  # bytes of answers kept by one process
ADDRESSES = 16  # under which one page is kept, so that invented parameters do not fill the room
HEADERS = 1024  # what the headers of an answer are reckoned at


@dataclass(frozen=True)
class Kept:
    """An answer as Django gave it."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    etag: str

    @property
    def size(self) -> int:
        return len(self.body) + HEADERS


class Watch:
    """The version of what public pages show, exact for every request.

    SQLite tells in 5 microseconds whether any connection, of any process, committed since we last asked; only then
    the version is read. The connection that asks never writes, so no commit is its own. Without a file (PostgreSQL,
    tests in memory) the version is read each time.
    """

    def __init__(self, read: Callable[[], str], file: Path | None = None) -> None:
        self._read, self._file = read, file
        self._thread = threading.local()

    def version(self) -> str:
        if self._file is None:
            return self._read()
        mine = self._thread
        if not hasattr(mine, "connection"):
            mine.connection = sqlite3.connect(f"{self._file.as_uri()}?mode=ro", uri=True, isolation_level=None)
            mine.moved = None
        moved = mine.connection.execute("PRAGMA data_version").fetchone()
        if moved != mine.moved:
            # Asked before it is read: what is committed in between is seen the next time.
            mine.known, mine.moved = self._read(), moved
        return str(mine.known)


class Calendar:
    """Today in the house's time zone, reckoned anew when the day is over or the clock was set back."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._day, self._from, self._until = date.min, 0.0, 0.0

    def day(self) -> date:
        now = self._clock()
        if not self._from <= now < self._until:
            zone = timezone.get_default_timezone()
            self._day = datetime.fromtimestamp(now, zone).date()
            midnight = datetime.combine(self._day, datetime.min.time(), zone)
            after = datetime.combine(self._day + timedelta(days=1), datetime.min.time(), zone)
            self._from, self._until = midnight.timestamp(), after.timestamp()
        return self._day


class Door:
    """A WSGI application around the house's own."""

    def __init__(self, application: Application, watch: Watch, calendar: Calendar | None = None) -> None:
        self.application, self.watch = application, watch
        self.calendar = calendar or Calendar()
        self.shelf: Store[Kept] = Store(ROOM)
        self.days = Days()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self.application(environ, start)
        try:
            version = self.watch.version()
        except Exception:  # a database that does not answer is Django's to explain
            return self.application(environ, start)
        key = (version, self.calendar.day(), *_asked(environ))
        kept = self._kept(key, environ) or self._of_another_day(key, environ)
        if kept is None:
            return self._from_the_house(key, environ, start)
        start(kept.status, list(kept.headers))
        return [kept.body]

    def _kept(self, key: tuple[Any, ...], environ: Environ) -> Kept | None:
        """The whole answer, or the one that says that the reader has it already."""
        kept = self.shelf.peek(key)
        if kept is not None and kept.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            return self.shelf.peek((*key, 304))
        return kept

    def _of_another_day(self, key: tuple[Any, ...], environ: Environ) -> Kept | None:
        """The answer of a series whose form the house has given for another day."""
        if environ.get("HTTP_IF_NONE_MATCH"):
            return None
        found = self.days.answer(key)
        if found is None:
            return None
        kept = Kept(*found)
        self.shelf.put(key, kept)
        return kept

    def _from_the_house(self, key: tuple[Any, ...], environ: Environ, start: Start) -> Iterable[bytes]:
        answer: Any = self.application(environ, start)
        if _may_be_kept(answer) and key[0] and self.watch.version() == key[0]:
            status = f"{answer.status_code} {answer.reason_phrase}"
            kept = Kept(status, tuple(answer.items()), answer.content, answer["ETag"])
            self.shelf.put((*key, 304) if answer.status_code == 304 else key, kept)
            self.days.learn(key, answer)
        return answer  # type: ignore[no-any-return]  # Django's response is the iterable


def _asked(environ: Environ) -> tuple[Any, ...]:
    """What an answer may depend on, besides version and day. The host is among it: Django refuses unknown ones."""
    return (
        environ.get("HTTP_HOST", ""),
        environ.get("wsgi.url_scheme", ""),
        environ.get("HTTP_X_FORWARDED_PROTO", ""),
        environ.get("SCRIPT_NAME", ""),
        environ.get("PATH_INFO", ""),
        environ.get("QUERY_STRING", ""),
        "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""),
    )


def _may_be_kept(answer: Any) -> bool:
    page = getattr(answer, "stored_page", None)
    if page is None or answer.passing or answer.cookies:
        return False
    if answer.status_code not in (200, 304) or answer.get("Vary") != "Accept-Encoding":
        return False
    page.addresses += 1
    return bool(page.addresses <= ADDRESSES)
