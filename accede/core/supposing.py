"""What if these States deposited on these days: the real acts and the supposed ones, under the treaty's clause.

Nothing supposed is ever put on record. Every supposed act has an id that begins with `SUPPOSED`, so that whoever
tells of the steps can say which of them are only supposed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accede.core.acts import Act, Kind
from accede.core.admission import Finding, OnParent, findings
from accede.core.clauses import TreatyRules
from accede.core.dates import Moment
from accede.core.entry import EntryIntoForce, StateEntry, entry_for_state, entry_into_force
from accede.core.entry.treaty import PartiesOn
from accede.core.figures import Figure
from accede.core.parts import CommitteeSize, ProvisionStatus, committee_size, provision_status
from accede.core.standing import CONTRACTING, Life, StateClass, count_standings, lives, standing_in

SUPPOSED = "if-"
COUNTED = ("bound", "parties", "signed_only")


@dataclass(frozen=True)
class SupposedState:
    """One State that is supposed to deposit. `before`: its class on that day as the record stands. `entry` is
    None when it is bound already, so that nothing is supposed of it. `findings`: what speaks against the act.
    `kind`: ratification for a State that has signed, else accession."""

    state: str
    on: date
    before: StateClass
    kind: Kind
    entry: StateEntry | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Counted:
    """The figures of one day without and with what is supposed."""

    day: date
    without: dict[str, Figure]
    supposed: dict[str, Figure]


@dataclass(frozen=True)
class Part:
    """An article that starts later, or the Committee, without and with what is supposed."""

    article: str
    without: ProvisionStatus
    supposed: ProvisionStatus


@dataclass(frozen=True)
class Supposition:
    """The answer. `before`, `after`: the treaty's own entry into force. `moved`: it would be another day.
    `days`: the figures on the day of the last deposit and, where it lies later, on the last day on which the
    treaty enters into force for one of the States. `known`: False when the treaty's clause is not on record."""

    states: tuple[SupposedState, ...]
    before: EntryIntoForce
    after: EntryIntoForce
    days: tuple[Counted, ...]
    parts: tuple[Part, ...]
    committee: tuple[CommitteeSize | None, CommitteeSize | None]
    known: bool

    @property
    def moved(self) -> bool:
        return self.before.day != self.after.day


def suppose(
    rules: TreatyRules,
    acts: Iterable[Act],
    deposits: Mapping[str, date],
    *,
    ended: Mapping[str, date] | None = None,
    on_parent: OnParent | None = None,
    parties_on: PartiesOn | None = None,
) -> Supposition:
    """What would follow if each of these States deposited an instrument on its day.

    A deposit in the past is taken as one more act beside what the record holds. ValueError when nothing is
    supposed.
    """
    if not deposits:
        raise ValueError("Suppose at least one deposit.")
    real = list(acts)
    everybody = lives(real, rules, states=deposits, ended=ended)
    chosen = [_act(everybody[state], day, real) for state, day in sorted(deposits.items())]
    new = [act for act in chosen if everybody[act.state].class_on(_day(act)) not in CONTRACTING]
    before = entry_into_force(rules, real, parties_on=parties_on)
    own = _rules(rules, real, new, before, parties_on)
    after = entry_into_force(own, [*real, *new], parties_on=parties_on)
    then = lives([*real, *new], own, ended=ended, entry=after)
    states = tuple(_state(act, everybody, then, after, own, real, on_parent, act in new) for act in chosen)
    last = max(deposits.values())
    horizon = max([last, *(day for one in states if one.entry and (day := one.entry.latest))])
    return Supposition(
        states=states,
        before=before,
        after=after,
        days=tuple(_counted(everybody, then, day) for day in dict.fromkeys((last, horizon))),
        parts=tuple(_parts(rules, real, own, [*real, *new], horizon, ended)),
        committee=(
            committee_size(rules, real, as_of=horizon, ended=ended),
            committee_size(own, [*real, *new], as_of=horizon, ended=ended),
        ),
        known=rules.has_clause,
    )


def _day(act: Act) -> date:
    return act.deposited.day


def _act(life: Life, day: date, real: Sequence[Act]) -> Act:
    kind = Kind.RATIFICATION if life.signature_on(day) is not None else Kind.ACCESSION
    treaty = real[0].treaty if real else ""
    return Act(id=f"{SUPPOSED}{life.state}", treaty=treaty, state=life.state, kind=kind, deposited=Moment.on(day))


def _rules(
    rules: TreatyRules, real: list[Act], new: list[Act], before: EntryIntoForce, parties_on: PartiesOn | None
) -> TreatyRules:
    """The official day belongs to what happened: where the supposition moves the computed day, it has none.
    Where the acts that led to the official day are not held, it stands."""
    if before.official is None or before.computed is None:
        return rules
    without = rules.with_official(None)
    if entry_into_force(without, [*real, *new], parties_on=parties_on).computed == before.computed:
        return rules
    return without


def _state(
    act: Act,
    everybody: Mapping[str, Life],
    then: Mapping[str, Life],
    after: EntryIntoForce,
    rules: TreatyRules,
    real: list[Act],
    on_parent: OnParent | None,
    supposed: bool,
) -> SupposedState:
    day = _day(act)
    before = everybody[act.state].class_on(day)
    if not supposed:
        return SupposedState(act.state, day, before, act.kind, None)
    against = tuple(one for one in findings(rules, real, act, on_parent=on_parent) if one.severity == "error")
    return SupposedState(act.state, day, before, act.kind, entry_for_state(rules, act, after), against)


def _counted(everybody: Mapping[str, Life], then: Mapping[str, Life], day: date) -> Counted:
    return Counted(day, _figures(everybody, day), _figures(then, day))


def _figures(everybody: Mapping[str, Life], day: date) -> dict[str, Figure]:
    standings = {state: standing_in(life, day) for state, life in everybody.items() if life.exists_on(day)}
    counted = count_standings(standings, as_of=day)
    return {key: counted[key] for key in COUNTED}


def _parts(
    rules: TreatyRules, real: list[Act], own: TreatyRules, then: list[Act], day: date, ended: Mapping[str, date] | None
) -> Iterable[Part]:
    for provision in rules.provisions:
        article = provision.article
        yield Part(
            article,
            provision_status(rules, real, article, as_of=day, ended=ended),
            provision_status(own, then, article, as_of=day, ended=ended),
        )


def next_committee(rules: TreatyRules, parties: int) -> tuple[int, int] | None:
    """The Committee's next size and how many parties it still needs; None when there is no larger one."""
    for needed, size in rules.committee.sizes if rules.committee else ():
        if needed > parties:
            return size, needed - parties
    return None
