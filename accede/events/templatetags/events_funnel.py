"""The counts of a row of a funnel in the order of the steps."""

from __future__ import annotations

from django import template

from accede.events.queries.funnel import STEPS, FunnelRow

register = template.Library()


@register.filter
def steps(row: FunnelRow) -> list[int]:
    """The counts in the order of STEPS."""
    return [row.step(name) for name in STEPS]
