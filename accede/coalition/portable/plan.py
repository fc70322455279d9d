"""coalition/plan.csv, its steps, and coalition/servings.csv: what serves which purpose and which priority."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.coalition.models import Campaign, Organisation, Person, PlanItem, PlanStep, Purpose, Serving
from accede.coalition.portable.tasks import ABOUT, SHARING, Brought, cells

PLAN = "coalition/plan.csv"
STEPS = "coalition/plan-steps.csv"
SERVINGS = "coalition/servings.csv"
COLUMNS = (
    "key", "year", "title", "text", "proposed", "organisation", "person", "amount", "currency", "budget_words",
    "carried_from", "source", *SHARING,
)  # fmt: skip
STEP_COLUMNS = ("item", "number", "day", "kind", "text")
SERVING_COLUMNS = ("purpose", "item", *ABOUT)


def write(folder: Any, campaign: Campaign) -> None:
    """The plan of every year; no file when there is none."""
    related = ("organisation", "person", "owner", "carried_from")
    items = PlanItem.objects.filter(campaign=campaign).select_related(*related)
    folder.write_rows(PLAN, COLUMNS, [cells(row, COLUMNS) for row in items])
    steps = PlanStep.objects.filter(item__campaign=campaign).select_related("item")
    folder.write_rows(STEPS, STEP_COLUMNS, [cells(row, STEP_COLUMNS) for row in steps])
    servings = Serving.objects.filter(campaign=campaign).select_related("purpose", "item")
    folder.write_rows(SERVINGS, SERVING_COLUMNS, [cells(row, SERVING_COLUMNS) for row in servings])


def read(folder: Any, campaign: Campaign, by: Any, on: date) -> None:
    """Every row becomes one act; what cannot be is reported and left out. The years come in their order, so that what
    was carried over finds what it was.
    """
    brought = Brought(folder, campaign, by, on)
    for row in sorted(folder.rows(PLAN, COLUMNS), key=lambda row: (row["year"], row["key"])):
        brought.keep(row, PlanItem, _item(brought, row))
    for row in folder.rows(STEPS, STEP_COLUMNS, key=("item", "number")):
        item = brought.there(row, "item", PlanItem)
        facts = {"item": item, "number": row.whole("number"), "day": row.day("day"), "text": row.text("text")}
        brought.keep(row, PlanStep, {**facts, "kind": row.one_of("kind", PlanStep.Kind.values)} if item else None)
    for row in folder.rows(SERVINGS, SERVING_COLUMNS, key=("purpose", "item", "about_kind", "about_key")):
        brought.keep(row, Serving, _serving(brought, row))


def _item(brought: Brought, row: Any) -> dict[str, Any]:
    return {
        "campaign": brought.campaign,
        **{name: row.text(name) for name in ("key", "title", "text", "currency", "budget_words", "source")},
        "year": row.whole("year"),
        "proposed": row.day("proposed"),
        "organisation": brought.there(row, "organisation", Organisation),
        "person": brought.there(row, "person", Person),
        "amount": row.money("amount"),
        "carried_from": brought.there(row, "carried_from", PlanItem),
        **brought.sharing(row),
    }


def _serving(brought: Brought, row: Any) -> dict[str, Any]:
    return {
        "campaign": brought.campaign,
        "purpose": brought.there(row, "purpose", Purpose),
        "item": brought.there(row, "item", PlanItem),
        **{name: row.text(name) for name in ABOUT},
    }
