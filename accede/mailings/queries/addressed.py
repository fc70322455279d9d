"""An addressee as an audience gives it, whatever its kind: whom one letter may go to, and what is known of her."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accede.governments.queries.missions import MissionOn


@dataclass(frozen=True)
class Problem:
    """Why a letter is blocked: `kind` is a word for machines, `margin` two or three words, `words` a sentence; `url`
    leads to where it is mended, `action` says what is done there.
    """

    kind: str
    margin: str
    words: str
    url: str = ""
    action: str = ""


@dataclass(frozen=True)
class Addressee:
    """Whom one letter may go to, on the day of asking.

    `languages`: in which to write, the first one first; nothing where it is not known. `facts` as core.variants takes
    them. `problems`: what is wrong with it whatever the letter says (nobody is known to head the mission).
    """

    key: str  # "mission:KEY"
    name: str  # as lists call it
    url: str  # of its page, or nothing
    facts: Mapping[str, frozenset[str]]
    languages: tuple[str, ...] = ()
    to_name: str = ""
    to_title: str = ""
    salutation: str = ""
    email: str = ""
    address: str = ""
    fax: str = ""
    channel: str = ""
    then_channel: str = ""
    state: str = ""  # the State's code
    state_name: str = ""
    mission: MissionOn | None = None
    organisation: Any = None
    person: Any = None
    subscription: Any = None
    problems: tuple[Problem, ...] = ()
    sort: tuple[Any, ...] = field(default=())
