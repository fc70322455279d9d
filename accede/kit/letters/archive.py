"""Exact files under the hash of what they hold, in the storage for files: written once, never changed, checked on
reading.

A name says all that the file may hold, so that writing twice is writing once, and a file that was cut off by a dying
process never stands under its name: on disk it is written beside it, brought to the disk, and then given its name.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage

FOLDER = "archive"
AT_ONCE = 4  # files being made, or on their way to the disk


class NotThere(Exception):
    """No file stands under this hash."""


class Damaged(Exception):
    """What stands under this hash is another file than the one that was kept."""


def name_of(sha256: str) -> str:
    """Where the file stands in the storage."""
    return f"{FOLDER}/{sha256}"


def keep(content: bytes) -> str:
    """Keeps the bytes and gives their hash in hexadecimal digits. What stands there already and is whole, stays."""
    sha256 = hashlib.sha256(content).hexdigest()
    _write(name_of(sha256), content)
    return sha256


def keep_all(makers: Iterable[Callable[[], bytes]]) -> list[tuple[str, int]]:
    """Makes many files and keeps each: (hash, length in bytes) in the order of the `makers`. Several hands do it, so
    that one file is brought to the disk while others are made; a maker must read nothing but what it was given. All
    are there at the end; a fault of one is raised then.
    """
    with ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="archive") as hands:
        return [made.result() for made in [hands.submit(_made_and_kept, make) for make in makers]]


def _made_and_kept(make: Callable[[], bytes]) -> tuple[str, int]:
    content = make()
    return keep(content), len(content)


def _write(name: str, content: bytes) -> None:
    if isinstance(default_storage, FileSystemStorage):
        _keep_near(Path(default_storage.path(name)), content)
    else:
        _keep_far(name, content)


def read(sha256: str) -> bytes:
    """The bytes that were kept. Raises NotThere, or Damaged when they are not the same any more."""
    try:
        with default_storage.open(name_of(sha256)) as opened:
            content: bytes = opened.read()
    except FileNotFoundError:
        raise NotThere(sha256) from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged(sha256)
    return content


def holds(sha256: str) -> bool:
    """Whether a file stands under the hash; not whether it is whole."""
    return bool(default_storage.exists(name_of(sha256)))


def _keep_near(path: Path, content: bytes) -> None:
    """On a disk: a file appears under its name at once and whole, or not at all."""
    if path.exists() and path.stat().st_size == len(content):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    number, beside = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(number, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _keep_far(name: str, content: bytes) -> None:
    """In a store of objects, where an object appears whole or not at all."""
    if default_storage.exists(name) and default_storage.size(name) == len(content):
        return
    if default_storage.exists(name):
        default_storage.delete(name)
    default_storage.save(name, ContentFile(content))
