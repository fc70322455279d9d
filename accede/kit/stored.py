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
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

ROOM = 64 * 1024 * 1024  # bytes of pages kept by one process
SMALLER = 0.9  # what compression must bring, else the body is sent as it is
LEVEL = 4  # of compression: a page of 100 kB in 2 ms; level 6 takes three times as long to spare a twentieth


def etag_of(body: bytes) -> str:
    """The tag of a body, the same in every process."""
    return f'"{hashlib.sha256(body).hexdigest()[:24]}"'


def private_picture(request: HttpRequest, body: bytes, content_type: str) -> HttpResponse:
    """A picture for whoever may see it: kept by her browser, which asks each time whether it is the same still, since
    another may be put in its place.
    """
    headers = {"ETag": etag_of(body), "Cache-Control": "private, no-cache"}
    response = HttpResponse(body, content_type=content_type, headers=headers)
    return get_conditional_response(request, etag=headers["ETag"], response=response) or response


class Page:
    """The body, its compressed form (made when first asked for; empty when hardly smaller) and its tag."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.etag = etag_of(body)
        # Under how many addresses the front door keeps it.
        self.addresses = 0

    @cached_property
    def packed(self) -> bytes:
        found = gzip.compress(self.body, LEVEL, mtime=0)
        # A picture does not get smaller: it is sent as it is.
        return found if len(found) < SMALLER * len(self.body) else b""

    @property
    def size(self) -> int:
        """Bytes that it takes, the compressed form reckoned at a third."""
        return len(self.body) * 4 // 3


@dataclass(frozen=True)
class Series:
    """The same answer for other days. `make` gives the body of any day from `first` to `last`, both included, to the
    byte as the view would make it, while the version holds; it is called without a request, in no language.
    `day` is the day of the answer that it came with."""

    version: str
    day: date
    first: date
    last: date
    make: Callable[[date], bytes]


class Sized(Protocol):
    @property
    def size(self) -> int: ...


T = TypeVar("T", bound=Sized)


class Store(Generic[T]):
    """Things by key, least recently used first; the oldest leave when the room is used up. Safe for threads."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self.used = 0
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = threading.Lock()

    def peek(self, key: Hashable) -> T | None:
        """What is kept under the key."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
            return kept

    def put(self, key: Hashable, thing: T) -> None:
        """Keep it, unless something is kept under the key already."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = thing
                self.used += thing.size
            while self.used > self.room and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self.used -= oldest.size

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self.used = 0


class Shelf(Store[Page]):
    """Stored pages."""

    def get(self, key: Hashable, make: Callable[[], bytes]) -> Page:
        """The stored page, made now if it is not there. Two threads may make the same page; one is kept."""
        page = self.peek(key)
        if page is None:
            page = Page(make())
            self.put(key, page)
        return page


shelf = Shelf()
# Pages of arbitrary questions (what if, free periods, searches): kept for a while, without pushing others out.
passing = Shelf(4 * 1024 * 1024)

Hold = Callable[[], AbstractContextManager[object]]
_hold: list[Hold] = [nullcontext]


def read_within(hold: Hold) -> None:
    """Registers how to hold one version of the record while a page is made; the record does so when it is loaded."""
    _hold[:] = [hold]


def one_version() -> AbstractContextManager[object]:
    """Inside, everything is read from one version of the record, which is asked for once."""
    return _hold[0]()


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
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    if page.etag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    elif packs and page.packed:
        response = HttpResponse(page.packed, content_type=content_type)
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(page.body, content_type=content_type)
    response.stored_page = page  # type: ignore[attr-defined]  # read by the short way, which trusts it
    response.passing = keep is not None  # type: ignore[attr-defined]  # read by the front door, which keeps no such page
    response["ETag"] = page.etag
    # The address answers for the day it was asked; a browser may keep it but must ask whether it still holds.
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
