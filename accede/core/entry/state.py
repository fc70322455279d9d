"""When a treaty enters into force for one State, and what a deposit would change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accede.core.acts import Act, Kind
from accede.core.clauses import Gap, TreatyRules
from accede.core.dates import Moment
from accede.core.entry.treaty import EntryIntoForce, entry_into_force
from accede.core.steps import Step


@dataclass(frozen=True)
class StateEntry:
    """The day from which the treaty binds this State through this act.

    `day` is None while the treaty is not in force, and when a date lacks its day; `earliest` and `latest`
    then tell what is known. `group`: `first` (deposited by the trigger), `gap` (between trigger and entry
    into force), `later`, `succession`, `stated` (the depositary's own date), `no_clause` (the interval is
    not on record), `not_yet`. `confirm`: ask the depositary, the treaty does not settle it.
    """

    state: str
    act: Act
    day: date | None
    steps: tuple[Step, ...]
    group: str
    confirm: bool = False
    earliest: date | None = None
    latest: date | None = None

    @property
    def needs_a_day(self) -> bool:
        """Whether it is some date's lack of a day that keeps us from telling."""
        return self.day is None and self.latest is not None


def entry_for_state(rules: TreatyRules, act: Act, entry: EntryIntoForce) -> StateEntry:
    """When the treaty enters into force for the State of this binding act.

    `entry` is the treaty's own entry into force. A date known only in part is computed from both its ends;
    when they lead to one day (any day of September leads to 1 March) that day is certain.
    """
    treaty_late = entry.day or entry.latest
    treaty_early = entry.day or entry.earliest
    latest_deposit, earliest_deposit = act.counts_from, act.may_count_from
    if treaty_late is None or latest_deposit is None:
        return StateEntry(act.state, act, None, (Step("not_yet"),), "not_yet")
    group, day, steps = _for_day(rules, act, latest_deposit, treaty_late, entry.trigger_day)
    earliest: date | None = day
    if earliest_deposit is None:
        earliest = treaty_early
    elif treaty_early is not None and (earliest_deposit, treaty_early) != (latest_deposit, treaty_late):
        _, earliest, _ = _for_day(rules, act, earliest_deposit, treaty_early, entry.trigger_day)
    confirm = group == "no_clause" or (group == "gap" and rules.gap is None)
    if earliest != day:
        step = Step("needs_a_day", None, {"acts": (act.id,), "states": (act.state,)})
        return StateEntry(act.state, act, None, (step,), group, confirm, earliest, day)
    return StateEntry(act.state, act, day, steps, group, confirm, day, day)


def _for_day(
    rules: TreatyRules, act: Act, deposited: date, treaty: date, trigger: date | None
) -> tuple[str, date, tuple[Step, ...]]:
    """Group, day and steps for a deposit on that very day, with the treaty in force from `treaty`."""
    group = _group(rules, act, deposited, treaty, trigger)
    rule = Step("state_rule", deposited, {"group": group, "state": act.state})
    if group == "stated" and act.effective is not None:
        return group, act.effective, (rule, Step("result", act.effective))
    if group == "first" or (group == "gap" and rules.gap is Gap.FIRST_GROUP):
        return group, treaty, (rule, Step("result", treaty))
    delay = rules.delay_for_later_states
    if group in ("succession", "no_clause") or delay is None:
        day = max(deposited, treaty)
        return group, day, (rule, Step("result", day))
    own = delay.after(deposited)
    steps = [rule, *delay.steps(deposited)]
    if own < treaty:
        steps.append(Step("not_before_treaty", treaty))
    day = max(own, treaty)
    return group, day, (*steps, Step("result", day))


def _group(rules: TreatyRules, act: Act, deposited: date, treaty: date, trigger: date | None) -> str:
    if act.kind is Kind.SUCCESSION:
        # The predecessor's consent goes on: there is no interval, only the day of succession itself.
        return "succession"
    if act.effective is not None:
        return "stated"
    if trigger is not None and deposited <= min(trigger, treaty):
        return "first"
    if rules.delay_for_later_states is None:
        return "first" if deposited <= treaty else "no_clause"
    if deposited >= treaty or trigger is None:
        return "later"
    return "gap"


@dataclass(frozen=True)
class WhatIf:
    """Entry into force as it stands and as it would be, with the dates of the States supposed to deposit."""

    before: EntryIntoForce
    after: EntryIntoForce
    states: dict[str, StateEntry]


def what_if(
    rules: TreatyRules,
    acts: Iterable[Act],
    deposits: Mapping[str, date],
    *,
    kind: Kind = Kind.ACCESSION,
) -> WhatIf:
    """What would follow if these States deposited an instrument on these days."""
    acts = list(acts)
    treaty = acts[0].treaty if acts else ""
    supposed = [
        Act(id=f"if-{state}", treaty=treaty, state=state, kind=kind, deposited=Moment.on(day))
        for state, day in sorted(deposits.items())
    ]
    before, after = entry_into_force(rules, acts), entry_into_force(rules, [*acts, *supposed])
    if before.computed is None and after.computed is not None:
        # The official date belongs to what happened; a treaty triggered by a supposition has none yet.
        rules = rules.with_official(None)
        after = entry_into_force(rules, [*acts, *supposed])
    states = {act.state: entry_for_state(rules, act, after) for act in supposed}
    return WhatIf(before, after, states)
