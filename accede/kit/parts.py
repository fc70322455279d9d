"""What the parts of a page are filled with: small frozen values.

A view may pass plain dicts with the same keys; the classes let a queries file name what it
returns.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Shown:
    """One figure of the strip: the number, what it counts, its definition or next change."""

    number: Any
    what: str
    note: str = ""
    mark: str = ""
    url: str = ""


@dataclass(frozen=True)
class Tab:
    """A part of a record page with its own address."""

    label: str
    url: str
    current: bool = False
    count: int | None = None
    inner: tuple[Tab, ...] = ()  # the pages of a part that has several


@dataclass(frozen=True)
class Line:
    """A row of the ledger list: a date or a word in the margin, a title, one quiet action or a tag."""

    title: str
    due: Any = ""
    late: bool = False
    url: str = ""
    sub: str = ""
    action: str = ""
    action_url: str = ""
    tag: str = ""


@dataclass(frozen=True)
class Entry:
    """An entry of a timeline; `locked` holds the words of an embargo."""

    day: Any
    title: str
    url: str = ""
    sub: str = ""
    text: str = ""
    key: bool = False
    locked: str = ""


@dataclass(frozen=True)
class Stage:
    """A stage on the way to deposit; state is done, now or empty."""

    name: str
    text: str = ""
    state: str = ""


@dataclass(frozen=True)
class Step:
    """A step of a reckoning: what happens, and the day or the number it leads to."""

    title: str
    text: str = ""
    day: date | None = None
    what: str = ""


@dataclass(frozen=True)
class Applied:
    """A filter in use; `param` is the GET parameter that its removal drops."""

    label: str
    value: str
    param: str
