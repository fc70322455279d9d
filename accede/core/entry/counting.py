"""Which States' instruments count towards entry into force, day by day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date

from accede.core.acts import Act, Kind
from accede.core.clauses import Organisations, TreatyRules
from accede.core.leaving import ends_spell_of, was_rescinded


@dataclass(frozen=True)
class DayOfCount:
    """The end of one day on which the count may have changed: who counts, and the acts newly counted."""

    day: date
    counted: frozenset[str]
    new: tuple[Act, ...]


def days_of_count(rules: TreatyRules, acts: Iterable[Act], *, early: bool, until: date | None) -> Iterator[DayOfCount]:
    """The days on which the count changes, in order, up to and including `until`.

    What happened on one day is seen together, at its end, so that the order within a day changes nothing.
    `early`: count dates that lack a day from their earliest possible day (and withdrawals from their latest);
    otherwise the other way round. Deposits count from the day of deposit, successions too: `effective` is
    only the day from which an act counts for its own State.
    """
    acts = sorted(acts, key=lambda act: act.sort_key)
    starts: dict[date, list[Act]] = defaultdict(list)
    ends: dict[date, list[Act]] = defaultdict(list)
    for act, start, end in _counting_spans(acts, early):
        starts[start].append(act)
        if end is not None:
            ends[end].append(act)
    organisations = frozenset(act.state for act in acts if act.organisation)
    holding: Counter[str] = Counter()
    for day in sorted({*starts, *ends}):
        if until is not None and day > until:
            return
        before = {state for state, held in holding.items() if held}
        holding.update(act.state for act in starts[day])
        holding.subtract(act.state for act in ends[day])
        counted = _counted(rules, {state for state, held in holding.items() if held}, organisations)
        new = (act for act in starts[day] if act.state in counted and act.state not in before)
        yield DayOfCount(day, counted, tuple({act.state: act for act in new}.values()))


def _counting_spans(acts: list[Act], early: bool) -> Iterator[tuple[Act, date, date | None]]:
    """Each binding act with the day from which it counts and the day from which it no longer does."""
    notices: dict[str, list[tuple[Act, date]]] = defaultdict(list)
    for act in acts:
        if act.kind is Kind.DENUNCIATION and act.counted:
            effect = act.effective or _bound(act, early=not early)
            if effect is not None and not was_rescinded(act, acts, effect=effect):
                notices[act.state].append((act, effect))
    for act in acts:
        start = _bound(act, early=early)
        if not act.binds or start is None:
            continue
        leaving = [effect for notice, effect in notices[act.state] if ends_spell_of(notice, act)]
        if act.withdrawn is not None:
            leaving.append(act.withdrawn)
        yield act, start, max(start, min(leaving)) if leaving else None


def _bound(act: Act, *, early: bool) -> date | None:
    """One end of what we know of the deposit; None = it may never have come so far."""
    return (act.deposited.earliest or date.min) if early else act.deposited.latest


def _counted(rules: TreatyRules, states: Set[str], organisations: Set[str]) -> frozenset[str]:
    """The States (and organisations, where they count) that count among those holding an instrument."""
    present = states & organisations
    if not present or rules.organisations is Organisations.COUNT:
        return frozenset(states)
    if rules.organisations is Organisations.NEVER:
        return frozenset(states - organisations)
    members = dict(rules.organisation_members)
    kept = {name for name in present if name in members and states.isdisjoint(members[name])}
    return frozenset((states - organisations) | kept)
