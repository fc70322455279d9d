"""What accounts offer: the rights that a reader holds, by which the search cuts what it finds."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.accounts.roles import ROLES
from accede.accounts.rules import grants_on
from accede.kit.offers import Readable, offer


@offer("readable")
def readable(*, subject: object, on: date, reader: Any) -> list[Readable]:
    """Every right of the reader, in each campaign for which a grant gives it; none for a stranger."""
    if not getattr(reader, "is_authenticated", False):
        return []
    grants = grants_on(on).filter(user=reader).values_list("role", "campaign")
    held = {(right.value, campaign) for role, campaign in grants for right in ROLES[role].may}
    return [Readable(right, campaign) for right, campaign in sorted(held)]
