"""Stored pages: the bytes of one version, day and language, made once and handed out with an ETag.

The key names everything the page depends on, the version of the record first; so a new act is seen at once and an
old page is never wrong, only unused. Each server process keeps its own; the oldest leave when the room is used up.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

ROOM = 64 * 1024 * 1024  # bytes of pages kept by one process
SMALLER = 0.9  # what compression must bring, else the body is sent as it is


@dataclass(frozen=True)
class Page:
    """The body, its compressed form ("" when that is hardly smaller) and its tag."""

    body: bytes
    packed: bytes
    etag: str

    @classmethod
    def of(cls, body: bytes) -> Page:
        packed = gzip.compress(body, 6, mtime=0)
        # A picture does not get smaller: it is kept once.
        return cls(
            body, packed if len(packed) < SMALLER * len(body) else b"", f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        )

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed)


class Shelf:
    """Pages by key, least recently used first; safe for threads."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self.used = 0
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> Page:
        """The stored page, made now if it is not there. Two threads may make the same page; one is kept."""
        with self._lock:
            page = self._pages.get(key)
            if page:
                self._pages.move_to_end(key)
                return page
        page = Page.of(make())
        with self._lock:
            if key not in self._pages:
                self._pages[key] = page
                self.used += page.size
            while self.used > self.room and len(self._pages) > 1:
                _, oldest = self._pages.popitem(last=False)
                self.used -= oldest.size
        return page

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self.used = 0


shelf = Shelf()
# Pages of arbitrary questions (what if, free periods, searches): kept for a while, without pushing others out.
passing = Shelf(4 * 1024 * 1024)


def answer(
    request: HttpRequest,
    key: Hashable,
    make: Callable[[], bytes],
    *,
    content_type: str = "text/html; charset=utf-8",
    keep: Shelf | None = None,
) -> HttpResponse:
    """The page for this key: 304 when the reader has it, compressed when her browser can read that.

    `make` is called only when no page is stored under the key; it must depend on nothing but the key.
    `keep` is the shelf to keep it on, when it is not the common one.
    """
    page = (shelf if keep is None else keep).get(key, make)
    if page.etag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    elif page.packed and "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(page.packed, content_type=content_type)
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(page.body, content_type=content_type)
    response["ETag"] = page.etag
    # The address answers for the day it was asked; a browser may keep it but must ask whether it still holds.
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
