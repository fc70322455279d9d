"""Who sees a row, on its page and in lists. `{% load sharing %}`; give it any owned row."""

from __future__ import annotations

from typing import Any

from django import template

from accede.coalition import queries

register = template.Library()


@register.inclusion_tag("coalition/who_sees.html")
def who_sees(row: Any) -> dict[str, Any]:
    """The two lines of a list of facts: for whom it was entered, and with whom it is shared."""
    return {"row": row, "words": queries.shared_words(row), "locked": queries.is_locked(row)}


@register.inclusion_tag("coalition/lock.html")
def lock(row: Any) -> dict[str, Any]:
    """The mark of a row that not everybody of the alliance sees; nothing for others."""
    return {"words": queries.shared_words(row) if queries.is_locked(row) else ""}
