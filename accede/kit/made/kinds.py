"""What can be made, and the key of one file: the hash of everything it depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings

import accede

# What writes files besides our own program; the fonts come as packages.
WRITERS = ("typst", "python-docx")
OURS = {".py", ".typ", ".docx", ".json", ".css", ".html", ".toml"}


class UnknownKind(Exception):
    """No room has registered files of this kind."""


@dataclass(frozen=True)
class _Kind:
    make: Callable[..., bytes]
    version: Callable[..., str]


_kinds: dict[str, _Kind] = {}


def kind(name: str, *, make: Callable[..., bytes], version: Callable[..., str]) -> None:
    """Registers, in a room's jobs.py, how files of a kind are made. `make(**args)` gives the bytes, `version(**args)`
    names the state of what they tell of; both get the same plain values. `make` reads nothing that is in neither.
    """
    _kinds[name] = _Kind(make, version)


@dataclass(frozen=True)
class Wanted:
    """One file: its kind, and plain values that JSON can write."""

    kind: str
    args: Mapping[str, Any]

    def _of_kind(self) -> _Kind:
        try:
            return _kinds[self.kind]
        except KeyError:
            raise UnknownKind(f"No room makes files of the kind {self.kind!r}. Known are: {sorted(_kinds)}.") from None

    def key(self, asked_by: str = "") -> str:
        """64 hexadecimal digits. Another version, another program or another site gives another key; `asked_by` is
        the maker() of the process that asks, when it is not this one.
        """
        told = [asked_by or maker(), self.kind, self.args, self._of_kind().version(**self.args)]
        return hashlib.sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).hexdigest()

    def make(self) -> bytes:
        """The bytes, made now."""
        return self._of_kind().make(**self.args)


def maker() -> str:
    """What this process would write a file with: the program, and the site whose addresses stand in the file."""
    return hashlib.sha256(f"{program()} {settings.SITE_URL}".encode()).hexdigest()


@cache
def program() -> str:
    """Our own files, the catalogues of words, and what writes files: an update makes every file anew."""
    told = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in WRITERS).encode())
    ours = [path for path in Path(accede.__file__).parent.rglob("*") if path.suffix in OURS]
    words = [path for place in settings.LOCALE_PATHS for path in Path(place).rglob("*.mo")]
    for path in sorted(ours) + sorted(words):
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()
