"""People lent to the alliance, as income in kind. What a secondment is worth stands in the coalition, where a source
says so; without a value nothing is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Secondment
from accede.coalition.queries import secondments
from accede.core.dates import Answer
from accede.kit.offers import Passage, Quoted


@dataclass(frozen=True)
class Seconded:
    """Every secondment with what is known of its worth, and the known values by currency."""

    rows: tuple[tuple[Secondment, str], ...]  # each with what is known of its time
    sums: tuple[tuple[str, Decimal], ...]
    unknown: int


def seconded(campaign: Campaign, *, on: date) -> Seconded:
    """The secondments on record, by name. One query."""
    found = [(each.secondment, each.time) for each in secondments(campaign, on=on)]
    known: dict[str, Decimal] = {}
    for row, _time in found:
        if row.value is not None:
            known[row.currency] = known.get(row.currency, Decimal(0)) + row.value
    unknown = sum(row.value is None for row, _time in found)
    return Seconded(tuple(found), tuple(sorted(known.items())), unknown)


def secondment_passage(campaign: Campaign, year: int) -> Passage | None:
    """What the report says of the worth of the year's secondments; nothing while no value is on record."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = [each.secondment for each in secondments(campaign, on=last)]
    valued = [row for row in rows if row.value is not None and row.tenure.touches(first, last) is Answer.YES]
    if not valued:
        return None
    return Passage(
        key="funding-secondments",
        section="funding",
        order="20",
        title="",
        paragraphs=(" ".join(_sentence(row) for row in valued),),
        quoted=tuple(_quoted(row) for row in valued),
        sources=tuple(dict.fromkeys(row.source for row in valued)),
    )


def _sentence(row: Secondment) -> str:
    told = {"organisation": row.organisation.short, "value": f"[[{_code(row)}]]"}
    return _("%(organisation)s lent the alliance a member of its staff, a contribution in kind of %(value)s.") % told


def _quoted(row: Secondment) -> Quoted:
    shown = f"{row.currency} {row.value:,.2f}"
    definition = _("Secondment, valued over its whole time")
    return Quoted(_code(row), shown, None, definition, row.get_absolute_url(), (row.key,))


def _code(row: Secondment) -> str:
    return f"funding.secondment:{row.key}"
