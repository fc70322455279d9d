"""Build the lives of States from their acts and the treaty's rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from accede.core.acts import Act, Kind
from accede.core.clauses import TreatyRules
from accede.core.entry import EntryIntoForce, entry_for_state, entry_into_force
from accede.core.leaving import ends_spell_of, notice_of_withdrawal, was_rescinded
from accede.core.standing.lives import Life, Span, Spell


def lives(
    acts: Iterable[Act],
    rules: TreatyRules,
    *,
    states: Iterable[str] = (),
    ended: Mapping[str, date] | None = None,
    entry: EntryIntoForce | None = None,
) -> dict[str, Life]:
    """The life of every State with an act, and of those in `states`, in alphabetical order of their codes.

    `ended` gives the last day of States that have ceased to exist. `entry` spares computing it again.
    An act whose date lacks its day counts from the latest possible day; until then its State's class is the
    one before it, marked as uncertain from the earliest possible day on.
    """
    by_state: dict[str, list[Act]] = {state: [] for state in states}
    for act in acts:
        by_state.setdefault(act.state, []).append(act)
    if entry is None:
        entry = entry_into_force(rules, [act for own in by_state.values() for act in own])
    ended = ended or {}
    result = {
        state: _life(state, sorted(own, key=lambda act: act.sort_key), rules, entry, ended.get(state))
        for state, own in sorted(by_state.items())
    }
    end = _treaty_end(rules, entry, list(result.values()))
    return result if end is None else {state: replace(one, treaty_end=end) for state, one in result.items()}


@dataclass(frozen=True)
class _Leaving:
    """The end of a spell: the day, the first day it may have been, and the notice, if it was one."""

    day: date
    earliest: date
    notice: Act | None


def _life(state: str, acts: list[Act], rules: TreatyRules, entry: EntryIntoForce, last_day: date | None) -> Life:
    spells: list[Spell] = []
    doubts: list[Span] = [_unknown_days(act) for act in acts if act.binds or act.signs]
    refused: dict[int | str, Act] = {}
    binding = [(act.counts_from, act) for act in acts if act.binds]
    dated = sorted(((day, act) for day, act in binding if day is not None), key=lambda pair: pair[0])
    for start, act in dated:
        if spells and spells[-1].until is None:
            break  # already bound, for good: further instruments add nothing
        spell, end, too_early = _spell(act, max([start, *(s.until for s in spells if s.until)]), acts, rules, entry)
        refused |= {notice.id: notice for notice in too_early}
        if spell.until is not None and spell.until <= spell.bound_from:
            continue  # withdrawn before it counted, or the same consent given twice
        spells.append(spell)
        if spell.entry.needs_a_day and spell.party_from is not None:
            doubts.append((spell.entry.earliest or date.min, spell.party_from))
        if end is not None:
            doubts.append((end.earliest, end.day))
    signings = tuple((act, act.counts_from, act.withdrawn) for act in acts if act.signs and act.counts_from is not None)
    return Life(
        state=state,
        acts=tuple(acts),
        signings=signings,
        spells=tuple(spells),
        doubts=tuple(sorted((start, end) for start, end in doubts if start < end)),
        refused=tuple(refused.values()),
        treaty_from=entry.day or entry.latest,
        last_day=last_day,
    )


def _unknown_days(act: Act) -> Span:
    """The days on which we cannot tell whether the act had happened; empty when its day is known."""
    return (act.may_count_from or date.min, act.counts_from or date.max)


def _spell(
    act: Act, start: date, acts: list[Act], rules: TreatyRules, entry: EntryIntoForce
) -> tuple[Spell, _Leaving | None, list[Act]]:
    """The spell that this instrument opens, how it ends, and the notices that the treaty refuses."""
    own = entry_for_state(rules, act, entry)
    party_from = None if own.latest is None else max(own.latest, start)
    ends: list[_Leaving] = []
    refused = []
    if act.withdrawn is not None:
        ends.append(_Leaving(act.withdrawn, act.withdrawn, None))
    for notice in acts:
        if notice.kind is Kind.DENUNCIATION and notice.counted and ends_spell_of(notice, act):
            leaving = _leaving(notice, rules, party_from)
            if leaving is None:
                refused.append(notice)
            elif not was_rescinded(notice, acts, effect=leaving.day):
                ends.append(leaving)
    end = min(ends, key=lambda one: one.day, default=None)
    until = None if end is None else end.day
    return Spell(act, start, own, party_from, until, end.notice if end else None), end, refused


def _leaving(notice: Act, rules: TreatyRules, in_force: date | None) -> _Leaving | None:
    """When the notice takes effect: on the day the depositary states, else as the clause says. None when the
    treaty refuses it."""
    if notice.effective is not None:
        return _Leaving(notice.effective, notice.effective, notice)
    received = notice.deposited.latest
    if received is None:
        return None
    day = notice_of_withdrawal(rules, received, in_force=in_force).effect
    if day is None:
        return None
    first = notice.deposited.earliest
    earliest = None if first is None else notice_of_withdrawal(rules, first, in_force=in_force).effect
    return _Leaving(day, min(earliest or day, day), notice)


def _treaty_end(rules: TreatyRules, entry: EntryIntoForce, everybody: list[Life]) -> date | None:
    """The day from which the treaty is no longer in force for anybody: a date on record, or the day on which
    denunciations left fewer parties than the treaty asks for. Without such a clause it goes on (VCLT 55)."""
    ends = [rules.terminated] if rules.terminated else []
    start = entry.day or entry.latest
    if rules.ends_below is not None and start is not None:
        leavings = {s.until for life in everybody for s in life.spells if s.ended_by and s.was_party and s.until}
        for day in sorted(leavings):
            parties = sum(life.exists_on(day) and _party_on(life, day) for life in everybody)
            if day >= start and parties < rules.ends_below:
                ends.append(day)
                break
    return min(ends, default=None)


def _party_on(life: Life, day: date) -> bool:
    return any(spell.party_on(day) for spell in life.spells)
