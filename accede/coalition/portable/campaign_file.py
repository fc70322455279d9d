"""campaign.toml: what a campaign says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.portable.shapes import CHOICES, SOURCE, TABLES, TOML
from accede.core.dates import Moment
from accede.kit.imports import Report
from accede.record.models import Treaty


def as_toml(row: Campaign) -> dict[str, Any]:
    data = {name: _value(row, name) for name in TABLES[""]}
    for table in ("names", "alliance", "rules", "how"):
        inner = (
            dict(sorted(row.names.items())) if table == "names" else {name: _value(row, name) for name in TABLES[table]}
        )
        data[table] = {name: value for name, value in inner.items() if value not in (None, "", [])} or None
    data["periods"] = [
        {"first": date.fromisoformat(first), "last": date.fromisoformat(last) if last else None}
        for first, last in row.periods
    ] or None
    return {name: value for name, value in data.items() if value not in (None, "")}


def _value(row: Campaign, name: str) -> Any:
    value = row.treaty.slug if name == "treaty" else getattr(row, name)
    return str(value) if isinstance(value, Moment) else value


def facts_from(folder: Any, report: Report) -> dict[str, Any] | None:
    data = folder.toml(TOML)
    if not data:
        return None
    before = len(report.errors)  # a fault in another file must not hide those of the tables read after this one
    facts = {name: data[name] for name in TABLES[""] if name in data}
    for table in ("alliance", "rules", "how"):
        inner = data.get(table, {})
        facts |= {name: inner[name] for name in TABLES[table] if name in inner}
        _refuse_unknown(report, f"[{table}]", inner, TABLES[table])
    _refuse_unknown(report, "", data, (*TABLES[""], "names", "alliance", "rules", "how", "periods"))
    for name, choices in CHOICES.items():
        _refuse_unknown(report, name, facts.get(name, ()), choices.values)
    for name in ("slug", "name", "short_name", "treaty"):
        if not facts.get(name):
            report.add(TOML, _("“%s” is missing.") % name)
    facts["treaty"] = _treaty(report, str(facts.get("treaty", "")))
    facts["names"] = data.get("names", {})
    facts["periods"] = _periods(report, data.get("periods", []))
    facts["source_note"] = folder.text(SOURCE)
    facts["convened"] = _moment(report, "convened", facts.get("convened", ""))
    return facts if len(report.errors) == before else None


def _refuse_unknown(report: Report, where: str, found: Iterable[str], known: Iterable[str]) -> None:
    for name in found:
        if name not in known:
            values = {"name": f"{where} {name}".strip(), "known": ", ".join(known)}
            report.add(TOML, _("“%(name)s” is not known here. Write one of: %(known)s.") % values)


def _treaty(report: Report, slug: str) -> Treaty | None:
    treaty = Treaty.objects.filter(slug=slug).first()
    if slug and treaty is None:
        report.add(TOML, _("The record has no treaty “%s”. Load the record first, or correct the name.") % slug)
    return treaty


def _moment(report: Report, name: str, text: object) -> Moment:
    try:
        return Moment.parse(str(text))
    except ValueError as problem:
        report.add(TOML, f"{name}: {problem}")
        return Moment.unknown()


def _periods(report: Report, found: list[dict[str, Any]]) -> list[list[str]]:
    periods = []
    for each in found:
        first, last = each.get("first"), each.get("last")
        if not isinstance(first, date) or not (last is None or (isinstance(last, date) and last >= first)):
            report.add(TOML, _("A period needs a first day and a last day that is not earlier, as 1993-01-01."))
        else:
            periods.append([str(first), str(last) if last else ""])
    return periods
