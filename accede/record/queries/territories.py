"""Territories to which States extended a treaty, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from accede.core.acts import BINDING
from accede.core.territories import TerritorialStep, territories_on
from accede.record.models import STRUCK, Act, TerritorialApplication, Treaty
from accede.record.queries.known import standing_keys
from accede.record.queries.names import names_in
from accede.record.queries.snapshot import snapshot
from accede.record.queries.treaties import our_language, slug_of


@dataclass(frozen=True)
class Covered:
    """A territory that a State's consent covers on the day, since the day of the last step that says so."""

    state: str
    name: str
    territory: str
    since: date
    row: TerritorialApplication


def territories(treaty: Treaty | str, *, as_of: date, state: str = "", language: str | None = None) -> list[Covered]:
    """The territories covered at the end of the day, by State and name. A step whose day is not known covers
    nobody; one that a later row replaces is not counted."""
    record = snapshot()
    rows = standing_territories().filter(act__treaty__slug=slug_of(treaty))
    if state:
        rows = rows.filter(act__state__code=state)
    called = names_in(record, as_of, our_language(language))
    found: list[Covered] = []
    by_state: dict[str, list[tuple[TerritorialStep, TerritorialApplication]]] = {}
    gone = _struck_out(slug_of(treaty))
    for row in rows:
        if (step := row.as_step()) is not None and row.act.key not in gone:
            by_state.setdefault(row.act.state.code, []).append((step, row))
    for code, steps in by_state.items():
        for name in territories_on([step for step, _row in steps], on=as_of):
            step, row = max(
                (pair for pair in steps if pair[0].territory == name and pair[0].day <= as_of),
                key=lambda pair: pair[0].day,
            )
            found.append(Covered(code, called.get(code, code), name, step.day, row))
    return sorted(found, key=lambda one: (one.name.casefold(), one.territory.casefold()))


def _struck_out(slug: str) -> set[str]:
    """Keys of acts that were struck out, whether as first written or after a correction."""
    links = list(
        Act.objects.filter(treaty__slug=slug)
        .filter(Q(replaces__isnull=False) | Q(replaced_by__isnull=False))
        .values_list("treaty__slug", "key", "pk", "replaces_id", "kind")
    )
    struck = {key for _slug, key, _pk, _old, kind in links if kind == STRUCK}
    return {key for (_slug, key), last in standing_keys(link[:4] for link in links).items() if last in struck}


def standing_territories() -> QuerySet[TerritorialApplication]:
    """Steps that no later row replaces, also those whose act was struck out since."""
    found = TerritorialApplication.objects.filter(replaced_by__isnull=True)
    return found.select_related("act__state", "act__treaty").order_by("pk")


def act_for_territories(treaty: Treaty, state_code: str, received: date | None) -> Act | None:
    """The act to which a State's territorial declaration attaches: the last by which it became bound before the
    depositary received it, else its first; None while none is on record."""
    rows = Act.objects.current().filter(treaty=treaty, state__code=state_code, kind__in=list(map(str, BINDING)))
    binding = sorted(rows, key=lambda row: row.deposited.sort_key)
    before = [row for row in binding if received is None or (row.deposited.latest or date.max) <= received]
    return before[-1] if before else (binding[0] if binding else None)
