"""What the report says of the plan: the year's priorities with what became of them, and those of the next year."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.queries.plan import PlanRow, priorities_for_all
from accede.coalition.queries.words import sources_of
from accede.kit.localdates import long_day
from accede.kit.offers import Passage, Quoted

# After the other rooms' passages of the conclusion, and after what is said of the year in it.
AFTER_ALL = "95"


def plan_passages(campaign: Campaign, year: int, *, on: date) -> list[Passage]:
    """One passage, where all of the alliance may see a priority adopted for the year or for the next; else none."""
    past, ahead = (priorities_for_all(campaign, each, on=on) for each in (year, year + 1))
    paragraphs = []
    if past:
        told = "; ".join(map(_became, past))
        paragraphs.append(_("Priorities of %(year)d: %(told)s.") % {"year": year, "told": told})
    if ahead:
        named = "; ".join(f"[[{_code(row)}]]" for row in ahead)
        paragraphs.append(_("Priorities for %(year)d: %(named)s.") % {"year": year + 1, "named": named})
    if not paragraphs:
        return []
    rows = past + ahead
    sources = sources_of(*(row.item for row in rows))
    quoted = tuple(_quoted(row) for row in rows)
    return [Passage("coalition.plan", "conclusion", AFTER_ALL, "", tuple(paragraphs), quoted, sources)]


def _became(row: PlanRow) -> str:
    step = row.outcome
    values = {"what": f"[[{_code(row)}]]", "state": row.state, "text": step.text.rstrip(". ") if step else ""}
    if step is None:
        return _("%(what)s (what became of it is not recorded)") % values
    return _("%(what)s (%(state)s: %(text)s)") % values if step.text else _("%(what)s (%(state)s)") % values


def _quoted(row: PlanRow) -> Quoted:
    values = {"year": row.item.year, "state": row.state, "day": long_day(row.step.day) if row.step else ""}
    definition = _("Plan of %(year)d: %(state)s, recorded on %(day)s") % values
    address = row.item.get_absolute_url()
    return Quoted(_code(row), row.item.title, None, definition, address, (f"coalition/{row.item.key}",))


def _code(row: PlanRow) -> str:
    return f"coalition.plan:{row.item.key}"
