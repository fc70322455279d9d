"""Lines of a run as coverage gives them, for tests of what is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class MadeLine:
    key: str
    variant: str = "A"
    language: str = "en"
    state: Any = ""
    mission: Any = None
    facts: dict[str, frozenset[str]] = field(default_factory=dict)
    to_name: str = "Made-up Head"
    to_title: str = "Permanent Representative"
    salutation: str = "Excellency"
    state_class: str = "none"
