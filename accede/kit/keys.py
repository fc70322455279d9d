"""Words that stand in addresses of the rooms themselves, so that no record may be called by them."""

from __future__ import annotations

RESERVED = frozenset(
    {"add", "change", "grid", "memberships", "offices", "organisations", "people", "priorities", "purposes", "sessions",
     "start", "year"}
)  # fmt: skip
