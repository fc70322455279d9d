"""When a treaty enters into force, and why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from accede.core.acts import Act, Kind
from accede.core.clauses import Tally, TreatyRules
from accede.core.dates import NeedsADay
from accede.core.entry.counting import DayOfCount, days_of_count
from accede.core.steps import Step

PartiesOn = Callable[[date], int]


@dataclass(frozen=True)
class Missing:
    """A condition not yet met. `not_held`: it cannot be decided, because its data are not on record."""

    kind: str
    name: str
    have: int | str
    need: int | str
    lacking: tuple[str, ...]
    not_held: bool


@dataclass(frozen=True)
class EntryIntoForce:
    """The computed date, the official one, and how the first comes about.

    `earliest`, `latest`: the days between which entry into force lies when a date lacks its day; otherwise
    both are the computed day (or None).
    `trigger_day`: the day on which the last condition became true. `triggers`: the instruments of that day.
    `agrees`: None when one of the two dates is missing.
    """

    computed: date | None
    official: date | None
    steps: tuple[Step, ...]
    trigger_day: date | None = None
    triggers: tuple[Act, ...] = ()
    missing: tuple[Missing, ...] = ()
    needs_a_day: tuple[Act, ...] = ()
    earliest: date | None = None
    latest: date | None = None

    @property
    def agrees(self) -> bool | None:
        """Whether the computed date is the official one."""
        return None if self.computed is None or self.official is None else self.computed == self.official

    @property
    def day(self) -> date | None:
        """The date to use: the official one always wins."""
        return self.official or self.computed

    def require(self) -> date | None:
        """`day`, or `NeedsADay` when it cannot be told because an act's date lacks its day."""
        if self.day is None and self.needs_a_day:
            act = self.needs_a_day[0]
            raise NeedsADay(act.deposited, f"the {act.kind} of {act.state}")
        return self.day


@dataclass(frozen=True)
class _Scan:
    """What a walk through the days finds: the trigger (None = not reached) and the tallies at its end."""

    trigger: DayOfCount | None
    tallies: tuple[Tally, ...]
    since: tuple[date | None, ...]


def entry_into_force(
    rules: TreatyRules,
    acts: Iterable[Act],
    *,
    as_of: date | None = None,
    parties_on: PartiesOn | None = None,
) -> EntryIntoForce:
    """When the treaty enters into force, from the acts deposited by the end of `as_of` (None: from all).

    Once the conditions are met they stay met: withdrawals afterwards undo nothing (VCLT 55). An act whose
    date lacks the day does no harm while it makes no difference; where it does, `computed` is None and
    `needs_a_day` names the acts. `parties_on` gives the number of parties for "two thirds of the parties".
    """
    acts = list(acts)
    if not rules.has_clause:
        return _with_official(EntryIntoForce(None, None, (Step("no_clause"),)), rules, as_of)
    late = _scan(rules, acts, early=False, until=as_of, parties_on=parties_on)
    early = late
    if not all(act.deposited.is_day for act in acts):
        early = _scan(rules, acts, early=True, until=as_of, parties_on=parties_on)
    if _entry_day(rules, early) != _entry_day(rules, late):
        entry = _undecided(rules, acts, early, late)
    elif late.trigger is None:
        entry = _not_reached(rules, late)
    else:
        entry = _reached(rules, acts, late, late.trigger)
    return _with_official(entry, rules, as_of)


def _scan(
    rules: TreatyRules, acts: list[Act], *, early: bool, until: date | None, parties_on: PartiesOn | None
) -> _Scan:
    conditions = rules.all_conditions
    since: list[date | None] = [None] * len(conditions)
    tallies = _tallies(rules, frozenset(), None)
    for today in days_of_count(rules, acts, early=early, until=until):
        tallies = _tallies(rules, today.counted, parties_on(today.day) if parties_on else None)
        since = [(known or today.day) if tally.met else None for tally, known in zip(tallies, since, strict=True)]
        if all(tally.met for tally in tallies):
            return _Scan(today, tallies, tuple(since))
    return _Scan(None, tallies, tuple(since))


def _tallies(rules: TreatyRules, counted: frozenset[str], parties: int | None) -> tuple[Tally, ...]:
    return tuple(condition.tally(counted, parties) for condition in rules.all_conditions)


def _entry_day(rules: TreatyRules, scan: _Scan) -> date | None:
    if scan.trigger is None or rules.delay is None:
        return None
    return rules.delay.after(scan.trigger.day)


def _reached(rules: TreatyRules, acts: list[Act], scan: _Scan, trigger: DayOfCount) -> EntryIntoForce:
    day = _entry_day(rules, scan)
    steps = [
        _rule_step(rules),
        *_condition_steps(scan),
        *_trigger_steps(trigger),
        *(rules.delay.steps(trigger.day) if rules.delay else ()),
        Step("result", day),
        *_gap_steps(rules, acts, trigger, day),
    ]
    return EntryIntoForce(day, None, tuple(steps), trigger.day, trigger.new, earliest=day, latest=day)


def _not_reached(rules: TreatyRules, scan: _Scan) -> EntryIntoForce:
    missing = tuple(
        Missing(tally.kind, tally.name, tally.have, tally.need, tally.lacking, tally.met is None)
        for tally in scan.tallies
        if not tally.met
    )
    steps = [_rule_step(rules), *_condition_steps(scan), *(_missing_step(one) for one in missing)]
    return EntryIntoForce(None, None, tuple(steps), missing=missing)


def _undecided(rules: TreatyRules, acts: list[Act], early: _Scan, late: _Scan) -> EntryIntoForce:
    """The acts whose span of days reaches into the days between which the trigger lies."""
    first = early.trigger.day if early.trigger else date.min
    last = late.trigger.day if late.trigger else date.max
    undated = tuple(
        act
        for act in sorted(acts, key=lambda act: act.sort_key)
        if not act.deposited.is_day
        and (act.deposited.earliest or date.min) <= last
        and (act.deposited.latest or date.max) >= first
    )
    values = {"acts": tuple(act.id for act in undated), "states": tuple(act.state for act in undated)}
    steps = (_rule_step(rules), *_condition_steps(late), Step("needs_a_day", None, values))
    return EntryIntoForce(
        None,
        None,
        steps,
        needs_a_day=undated,
        earliest=_entry_day(rules, early),
        latest=_entry_day(rules, late),
    )


def _with_official(entry: EntryIntoForce, rules: TreatyRules, as_of: date | None) -> EntryIntoForce:
    """Add the depositary's date. A day before it, with nothing computed yet, does not know of it."""
    official = rules.official_entry
    if official is None or (as_of is not None and as_of < official and entry.computed is None):
        return entry
    entry = replace(entry, official=official)
    steps = [*entry.steps, Step("official", official, {"agrees": entry.agrees})]
    if entry.agrees is False:
        values = {"computed": entry.computed, "official": official, "accepted": rules.official_accepted}
        steps.append(Step("differs", official, values))
    return replace(entry, steps=tuple(steps))


def _rule_step(rules: TreatyRules) -> Step:
    delay = rules.delay.code if rules.delay else ""
    return Step("rule", None, {"article": rules.article, "count": rules.count, "delay": delay})


def _condition_steps(scan: _Scan) -> list[Step]:
    """One step a condition, `day` = since when it has been met. A treaty with a count alone needs none:
    its rule says it all."""
    if [tally.kind for tally in scan.tallies] == ["count"]:
        return []
    return [
        Step(
            "condition",
            since,
            {"kind": one.kind, "name": one.name, "have": one.have, "need": one.need, "met": one.met},
        )
        for one, since in zip(scan.tallies, scan.since, strict=True)
    ]


def _trigger_steps(trigger: DayOfCount) -> list[Step]:
    """The instruments of the trigger day with their places: a tie on one day changes no date, so all are
    named, `first` to `last` (El Salvador and Guatemala are the 20th and 21st)."""
    first = len(trigger.counted) - len(trigger.new) + 1
    last = len(trigger.counted)
    return [
        Step(
            "trigger",
            act.deposited.earliest if act.deposited.is_day else None,
            {
                "state": act.state,
                "act": act.id,
                "kind": act.kind.value,
                "deposited": str(act.deposited),
                "ordinal": ordinal,
                "first": first,
                "last": last,
            },
        )
        for ordinal, act in enumerate(trigger.new, first)
    ]


def _missing_step(one: Missing) -> Step:
    values = {"kind": one.kind, "name": one.name, "have": one.have, "need": one.need}
    if one.not_held:
        return Step("not_held", None, values)
    return Step("missing", None, values | {"lacking": one.lacking})


def _gap_steps(rules: TreatyRules, acts: list[Act], trigger: DayOfCount, entry: date | None) -> list[Step]:
    """Instruments withdrawn between the trigger and entry into force. The date stands, as the law of treaties
    has it by default, but a person should ask the depositary."""
    if entry is None or not any(act.kind is Kind.DENUNCIATION or act.withdrawn for act in acts):
        return []
    still = trigger.counted
    for today in days_of_count(rules, acts, early=False, until=entry):
        if trigger.day < today.day < entry:
            still &= today.counted
    gone = tuple(sorted(trigger.counted - still))
    return [Step("withdrawn_in_gap", None, {"states": gone, "confirm": True})] if gone else []
