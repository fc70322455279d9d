"""Quotations and territories that come with the house. Loading the same again writes nothing; a quotation that changed
is written beside the old one, and the newer is shown.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accede.core.dates import BadMoment, Moment
from accede.kit.imports import Report
from accede.record.models import Act, ActText, TerritorialApplication, Treaty
from accede.record.readers import shipped


def load_texts(one: shipped.ShippedTreaty, treaty: Treaty, report: Report, *, by: str, now: datetime) -> int:
    """Writes what is not there yet; returns how many rows. What does not fit stands in the report."""
    if not one.texts and not one.territories:
        return 0
    acts = {act.key: act for act in Act.objects.filter(treaty=treaty, origin="shipped")}
    return _texts(one, acts, report, by, now) + _territories(one, acts, report, by, now)


def _texts(one: shipped.ShippedTreaty, acts: dict[str, Act], report: Report, by: str, now: datetime) -> int:
    held: dict[str, list[ActText]] = {}
    for text in ActText.objects.filter(act__in=acts.values()).select_related("act"):
        held.setdefault(text.act.key, []).append(text)
    fresh = []
    for number, row in enumerate(one.texts, 2):
        act = acts.get(row["act"])
        if act is None or not row["text"] or not row["source"]:
            report.add(f"{one.slug}/texts.csv", _("The row fits no act, or lacks its text or source."), row=number)
            continue
        there = held.setdefault(act.key, [])
        if any((text.text, text.heading) == (row["text"], row["heading"]) for text in there):
            continue
        facts: dict[str, Any] = {"origin": "shipped", "entered_by": by, "entered_at": now, "act": act}
        facts |= {name: row[name] for name in ("language", "heading", "text", "source")}
        following = max((text.number for text in there), default=0) + 1
        there.append(ActText(number=following, excerpt=row["excerpt"] == "yes", **facts))
        fresh.append(there[-1])
    ActText.objects.bulk_create(fresh)
    return len(fresh)


def _territories(one: shipped.ShippedTreaty, acts: dict[str, Act], report: Report, by: str, now: datetime) -> int:
    there = set(TerritorialApplication.objects.filter(act__in=acts.values()).values_list("act__key", "key"))
    fresh = []
    for number, row in enumerate(one.territories, 2):
        act = acts.get(row["act"])
        try:
            received = Moment.parse(row["received"])
        except BadMoment:
            act = None
        if act is None or not row["territory"] or not row["source"]:
            report.add(f"{one.slug}/territories.csv", _("The row fits no act, or lacks its territory."), row=number)
        elif (act.key, row["key"]) not in there:
            facts: dict[str, Any] = {"origin": "shipped", "entered_by": by, "entered_at": now, "act": act}
            facts |= {name: row[name] for name in ("key", "territory", "source")} | {"received": received}
            fresh.append(TerritorialApplication(**facts))
    TerritorialApplication.objects.bulk_create(fresh)
    return len(fresh)
