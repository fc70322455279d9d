"""Each State's standing on a day, its times of membership, and the counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from accede.core.acts import Act, Kind
from accede.core.clauses import TreatyRules
from accede.core.dates import Moment
from accede.core.entry import EntryIntoForce
from accede.core.figures import Figure
from accede.core.intervals import Interval
from accede.core.leaving import rescission_of
from accede.core.standing.building import lives
from accede.core.standing.classes import CONTRACTING, StateClass
from accede.core.standing.lives import Life, Spell


@dataclass(frozen=True)
class Standing:
    """Where a State stands at the end of a day, and from what.

    `since`: from when it has been in this class, as well as we know: entry into force for a party, deposit
    for a contracting State, signature for a signatory, the effect of leaving; None for `none`.
    `acts`: all its acts up to that day. `signature`, `instrument`: the two that matter now; `in_force`: the
    day from which the treaty is in force for it (even one still to come), None if it cannot be told.
    `uncertain`: the class rests on a date whose day is not known (it counts from the latest possible day).
    `notes`: `notice_pending`, `notice_rescinded`, `notice_refused`, `no_intention`, `in_brackets`,
    `provisional`, `gap_to_confirm`, `interval_not_on_record`, `needs_a_day`, `treaty_ended`.
    """

    state: str
    state_class: StateClass
    since: Moment | None = None
    acts: tuple[Act, ...] = ()
    signature: Act | None = None
    instrument: Act | None = None
    in_force: date | None = None
    uncertain: bool = False
    notes: tuple[str, ...] = ()

    @property
    def bound(self) -> bool:
        """Whether it is a contracting State, in force for it or not."""
        return self.state_class in CONTRACTING


def standings(
    acts: Iterable[Act],
    rules: TreatyRules,
    *,
    as_of: date,
    states: Iterable[str] = (),
    ended: Mapping[str, date] | None = None,
    entry: EntryIntoForce | None = None,
) -> dict[str, Standing]:
    """Each State's standing at the end of the given day, by code.

    States in `states` without an act come as `none`; a State that has ended is absent after its last day.
    """
    everybody = lives(acts, rules, states=states, ended=ended, entry=entry)
    return {state: standing_in(life, as_of) for state, life in everybody.items() if life.exists_on(as_of)}


def standing_in(life: Life, as_of: date) -> Standing:
    """The standing on that day in one State's life."""
    spell = life.spell_on(as_of)
    state_class = life.class_on(as_of)
    return Standing(
        state=life.state,
        state_class=state_class,
        since=_since(life, state_class, spell, as_of),
        acts=_acts_by(life, as_of),
        signature=life.signature_on(as_of),
        instrument=spell.act if spell else None,
        in_force=_in_force(spell),
        uncertain=life.uncertain_on(as_of),
        notes=tuple(_notes(life, spell, as_of)),
    )


def _in_force(spell: Spell | None) -> date | None:
    if spell is None or spell.party_from is None or spell.entry.needs_a_day:
        return None
    return spell.party_from


def _acts_by(life: Life, as_of: date) -> tuple[Act, ...]:
    """The acts that had certainly been done by then, for their own State."""
    return tuple(act for act in life.acts if act.counts_from is not None and act.counts_from <= as_of)


def _since(life: Life, state_class: StateClass, spell: Spell | None, as_of: date) -> Moment | None:
    if state_class is StateClass.SIGNED:
        signature = life.signature_on(as_of)
        return _moment(signature) if signature else None
    if state_class is StateClass.WITHDRAWN:
        return _left(life, as_of)
    if spell is None:
        return None
    if state_class is StateClass.BOUND:
        return _bound_since(spell)
    return _party_since(spell)


def _moment(act: Act) -> Moment:
    """The moment from which it counts: the date of succession, else the deposit as well as it is known."""
    return Moment.on(act.counts_from) if act.counts_from and act.may_count_from == act.counts_from else act.deposited


def _bound_since(spell: Spell) -> Moment:
    """The moment of the instrument; where it came before an earlier spell was over, the end of that one."""
    moved = spell.bound_from != spell.act.counts_from
    return Moment.on(spell.bound_from) if moved else _moment(spell.act)


def _party_since(spell: Spell) -> Moment | None:
    if spell.party_from is None:
        return None
    if spell.entry.needs_a_day:
        return Moment.before(spell.party_from + timedelta(days=1))
    return Moment.on(spell.party_from)


def _left(life: Life, as_of: date) -> Moment | None:
    """When it ceased to be bound; unknown for an instrument in brackets."""
    days = [spell.until for spell in life.spells if spell.until is not None and spell.until <= as_of]
    if life.treaty_end is not None and life.treaty_end <= as_of and life.spell_on(life.treaty_end):
        days.append(life.treaty_end)
    return Moment.on(max(days)) if days else Moment.unknown()


def _notes(life: Life, spell: Spell | None, as_of: date) -> Iterable[str]:
    acts = _acts_by(life, as_of)
    kinds = {act.kind for act in acts if act.counted}
    if spell is not None:
        yield from _notes_on_spell(spell, acts)
    if any(notice in acts for notice in life.refused):
        yield "notice_refused"
    effective = {spell.ended_by.id for spell in life.spells if spell.ended_by is not None}
    notices = [act for act in acts if act.kind is Kind.DENUNCIATION and act.id not in effective]
    if any(rescission_of(notice, acts) for notice in notices):
        yield "notice_rescinded"
    if Kind.NO_INTENTION in kinds and spell is None:
        yield "no_intention"
    if Kind.PROVISIONAL_APPLICATION in kinds and spell is None:
        yield "provisional"
    if any(not act.stood for act in acts):
        yield "in_brackets"
    if life.treaty_end is not None and life.treaty_end <= as_of:
        yield "treaty_ended"


def _notes_on_spell(spell: Spell, acts: tuple[Act, ...]) -> Iterable[str]:
    if spell.ended_by is not None and spell.ended_by in acts:
        yield "notice_pending"
    if spell.entry.group == "no_clause":
        yield "interval_not_on_record"
    elif spell.entry.confirm:
        yield "gap_to_confirm"
    if spell.entry.needs_a_day:
        yield "needs_a_day"


@dataclass(frozen=True)
class Membership:
    """A State's times as signatory, as contracting State and as party: lists, because States come back."""

    state: str
    signed: tuple[Interval, ...]
    bound: tuple[Interval, ...]
    party: tuple[Interval, ...]


def membership(
    acts: Iterable[Act],
    rules: TreatyRules,
    *,
    ended: Mapping[str, date] | None = None,
    entry: EntryIntoForce | None = None,
) -> dict[str, Membership]:
    """Every State's intervals. A notice rescinded in time leaves no trace in them; a re-accession opens a new
    one. `Interval.end` is the first day on which it no longer holds."""
    return {state: _membership(life) for state, life in lives(acts, rules, ended=ended, entry=entry).items()}


def _membership(life: Life) -> Membership:
    last = [life.treaty_end, life.last_day + timedelta(days=1) if life.last_day else None]
    closing = min((day for day in last if day is not None), default=None)
    signed = [(_moment(act), start, until) for act, start, until in life.signings]
    bound = [(_bound_since(spell), spell.bound_from, spell.until) for spell in life.spells]
    party = [
        (_party_since(spell), spell.party_from, spell.until)
        for spell in life.spells
        if spell.party_from is not None and spell.was_party
    ]
    return Membership(life.state, _cut(signed, closing), _cut(bound, closing), _cut(party, closing))


def _cut(times: Iterable[tuple[Moment | None, date, date | None]], closing: date | None) -> tuple[Interval, ...]:
    """Intervals, ended by the treaty's or the State's own end where that comes first."""
    result = []
    for moment, start, until in times:
        end = min((day for day in (until, closing) if day is not None), default=None)
        if moment is not None and (end is None or start < end):
            result.append(Interval(moment, Moment.on(end) if end else None))
    return tuple(result)


def count(
    acts: Iterable[Act],
    rules: TreatyRules,
    *,
    as_of: date,
    states: Iterable[str] = (),
    ended: Mapping[str, date] | None = None,
    entry: EntryIntoForce | None = None,
) -> dict[str, Figure]:
    """The figures of a day: bound, parties, signed_only, signatories, withdrawn, none (see `Figure`).

    Organisations are counted like States, as the depositary does; `none` knows only the States it is given.
    """
    return count_standings(standings(acts, rules, as_of=as_of, states=states, ended=ended, entry=entry), as_of=as_of)


def count_standings(by_state: Mapping[str, Standing], *, as_of: date) -> dict[str, Figure]:
    """The same figures from standings already computed for that day."""
    classes = {
        "bound": CONTRACTING,
        "parties": {StateClass.PARTY},
        "signed_only": {StateClass.SIGNED},
        "withdrawn": {StateClass.WITHDRAWN},
        "none": {StateClass.NONE},
    }
    rows = {
        name: [state for state, standing in by_state.items() if standing.state_class in wanted]
        for name, wanted in classes.items()
    }
    rows["signatories"] = [state for state, standing in by_state.items() if standing.signature is not None]
    return {name: Figure.of(name, states, as_of=as_of) for name, states in rows.items()}
