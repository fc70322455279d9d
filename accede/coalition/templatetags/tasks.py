"""`{% tasks_about row %}`: the open tasks about a record of any room, and the link that opens another."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition import queries
from accede.coalition.queries import Reference

register = template.Library()


@register.inclusion_tag("coalition/tasks_about.html", takes_context=True)
def tasks_about(context: template.Context, row: Any, campaign: Any = None) -> dict[str, Any]:
    """For a row with a key in a campaign, or a State with its code. A fixed number of queries, however many tasks."""
    reader, today = context["request"].user, timezone.localdate()
    reference = Reference(row._meta.label_lower, getattr(row, "key", "") or row.code)
    found = campaign or row.campaign
    rows = queries.tasks_about(found, [reference], reader=reader, on=today)
    return {
        "campaign": found,
        "about": str(reference),
        "rows": [each for each in rows if each.open],
        "closed": sum(not each.open for each in rows),
        "keeps": may(reader, Right.KEEP_TASKS, campaign=found.slug, on=today),
    }
