"""Territories to which States extended a treaty, on a day, and the rows that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from accede.core.acts import BINDING
from accede.core.territories import TerritorialStep, territories_on
from accede.record.models import STRUCK, Act, State, StateKind, TerritorialApplication, Treaty
from accede.record.queries.known import standing_keys
from accede.record.queries.names import names_in
from accede.record.queries.pages import find_states
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.treaties import our_language, slug_of

_STATES = (StateKind.STATE, StateKind.OTHER_STATE, StateKind.FORMER)
_Pair = tuple[TerritorialStep, TerritorialApplication]


@dataclass(frozen=True)
class Covered:
    """A territory that a State's consent covers, since the day of the last step that says so.

    `until` is the first day on which it no longer covers it, None while it does: the day of a step that removes it
    (`ended_by`), or the day on which the territory became a State on record (`became`, its code), which is derived
    when reading and stands nowhere in the record.
    """

    state: str
    name: str
    territory: str
    since: date
    row: TerritorialApplication
    until: date | None = None
    ended_by: TerritorialApplication | None = None
    became: str = ""


def territories(treaty: Treaty | str, *, as_of: date, state: str = "", language: str | None = None) -> list[Covered]:
    """The territories covered at the end of the day, by State and name. A step whose day is not known covers
    nobody; one that a later row replaces is not counted."""
    found = territorial_history(treaty, as_of=as_of, state=state, language=language)
    return [one for one in found if one.until is None]


def territorial_history(
    treaty: Treaty | str, *, as_of: date, state: str = "", language: str | None = None
) -> list[Covered]:
    """Those covered at the end of the day and those that had been until an earlier one, by State and name."""
    record = snapshot()
    rows = standing_territories().filter(act__treaty__slug=slug_of(treaty))
    if state:
        rows = rows.filter(act__state__code=state)
    gone = _struck_out(slug_of(treaty))
    by_place: dict[tuple[str, str], list[_Pair]] = {}
    for row in rows:
        step = row.as_step()
        if step is not None and step.day <= as_of and row.act.key not in gone:
            by_place.setdefault((row.act.state.code, row.territory), []).append((step, row))
    called = names_in(record, as_of, our_language(language))
    states = _states_named(record, [territory for _code, territory in by_place])
    found = []
    for (code, territory), pairs in by_place.items():
        one = _one(code, called.get(code, code), territory, pairs, as_of)
        if one is not None:
            found.append(_until_it_became(one, states.get(territory), as_of))
    return sorted(found, key=lambda one: (one.name.casefold(), one.territory.casefold()))


def _one(code: str, name: str, territory: str, pairs: list[_Pair], as_of: date) -> Covered | None:
    """The territory's last time of being covered; None when it never was."""
    covered = bool(territories_on([step for step, _row in pairs], on=as_of))
    pairs = sorted(pairs, key=lambda pair: (pair[0].day, not pair[0].adds))
    added = [pair for pair in pairs if pair[0].adds]
    if not added:
        return None
    step, row = added[-1]
    if covered:
        return Covered(code, name, territory, step.day, row)
    last, ended_by = next(pair for pair in pairs[pairs.index(added[-1]) :] if not pair[0].adds)
    return Covered(code, name, territory, step.day, row, until=last.day, ended_by=ended_by)


def _states_named(record: Snapshot, names: list[str]) -> dict[str, State]:
    """{territory: the State on record with exactly that name, or an alias of it, whose first day is on record}."""
    found = {name: record.states.get(code or "") for name, code in find_states(names).items()}
    return {
        name: state
        for name, state in found.items()
        if state is not None and state.from_date and state.kind in _STATES and name.strip().upper() != state.code
    }


def _until_it_became(one: Covered, state: State | None, as_of: date) -> Covered:
    """A territory that became a State is covered by another's consent no longer, from its first day on."""
    first = state.from_date if state else None
    if state is None or first is None or first > as_of or first <= one.since:
        return one
    if one.until is not None and one.until <= first:
        return one
    return Covered(one.state, one.name, one.territory, one.since, one.row, until=first, became=state.code)


@dataclass(frozen=True)
class TerritoryRow:
    """A row as it stands, with the State's name and the rows that it replaced, newest first. `struck`: its act was
    struck out since, so that it counts for nothing. `ended`: a later row removes the territory."""

    row: TerritorialApplication
    name: str
    before: tuple[TerritorialApplication, ...] = ()
    struck: bool = False
    ended: bool = False


def territory_rows(treaty: Treaty | str, *, as_of: date, language: str | None = None) -> list[TerritoryRow]:
    """Every row of a treaty that stands, by State, territory and day, whatever day it counts from."""
    slug = slug_of(treaty)
    called, gone = names_in(snapshot(), as_of, our_language(language)), _struck_out(slug)
    rows = TerritorialApplication.objects.filter(act__treaty__slug=slug).select_related("act__state", "act__treaty")
    by_pk = {row.pk: row for row in rows}
    replaced = {row.replaces_id for row in by_pk.values()}
    standing = [row for row in by_pk.values() if row.pk not in replaced]
    found = [
        TerritoryRow(
            row=row,
            name=called.get(row.act.state.code, row.act.state.code),
            before=_before(row, by_pk),
            struck=row.act.key in gone,
            ended=any(_ends(other, row) for other in standing),
        )
        for row in standing
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.row.territory.casefold(), one.row.received.sort_key))


def _ends(other: TerritorialApplication, row: TerritorialApplication) -> bool:
    if other.adds or (other.act.state_id, other.territory) != (row.act.state_id, row.territory):
        return False
    ends, began = other.as_step(), row.as_step()
    return ends is not None and began is not None and ends.day >= began.day


def _before(
    row: TerritorialApplication, by_pk: dict[int, TerritorialApplication]
) -> tuple[TerritorialApplication, ...]:
    found: list[TerritorialApplication] = []
    while row.replaces_id in by_pk:
        row = by_pk[row.replaces_id]
        found.append(row)
    return tuple(found)


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


def known_territories(treaty: Treaty) -> list[TerritorialApplication]:
    """Every row, also those corrected since: a file that says the old words again says nothing new."""
    found = TerritorialApplication.objects.filter(act__treaty=treaty)
    return list(found.select_related("act__state", "act__treaty").order_by("pk"))


def binding_acts(treaty: Treaty | str) -> list[Act]:
    """Acts by which States are bound, as they stand, to which a territorial application may attach; newest first."""
    rows = Act.objects.current().filter(treaty__slug=slug_of(treaty), kind__in=list(map(str, BINDING)), counted=True)
    return sorted(rows.select_related("state", "treaty"), key=lambda row: row.deposited.sort_key, reverse=True)


def act_for_territories(treaty: Treaty, state_code: str, received: date | None) -> Act | None:
    """The act to which a State's territorial declaration attaches: the last by which it became bound before the
    depositary received it, else its first; None while none is on record."""
    rows = Act.objects.current().filter(treaty=treaty, state__code=state_code, kind__in=list(map(str, BINDING)))
    binding = sorted(rows, key=lambda row: row.deposited.sort_key)
    before = [row for row in binding if received is None or (row.deposited.latest or date.max) <= received]
    return before[-1] if before else (binding[0] if binding else None)
