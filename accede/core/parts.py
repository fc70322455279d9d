"""Parts of a treaty that wait for numbers of their own: articles that start later, the Committee's size."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from accede.core.acts import Act, Kind
from accede.core.clauses import Provision, TreatyRules
from accede.core.standing import Life, lives

Ended = Mapping[str, date]


@dataclass(frozen=True)
class ProvisionStatus:
    """How an article that starts later stands on a day.

    `number` of `needed` parties have declarations; `states` are they. `since`: in force since that day, None
    if not yet. `confirm`: it has started and the number has fallen below again; it goes on, but ask the
    depositary. `agrees`: whether the official day, if one is on record, is the computed one.
    """

    article: str
    number: int
    needed: int
    states: tuple[str, ...]
    since: date | None
    confirm: bool = False
    agrees: bool | None = None


def provision_status(
    rules: TreatyRules,
    acts: Iterable[Act],
    article: str,
    *,
    as_of: date,
    ended: Ended | None = None,
    everybody: Mapping[str, Life] | None = None,
) -> ProvisionStatus:
    """Where the provision under that article stands at the end of `as_of`. KeyError if the treaty has none.
    `everybody`, the lives under the treaty, spares computing them again.

    Only parties count, and only declarations that stand together: before the start a withdrawal counts down.
    """
    provision = rules.provision(article)
    if provision is None:
        raise KeyError(f"No provision under article {article} starts later.")
    acts = list(acts)
    if everybody is None:
        everybody = lives(acts, rules, ended=ended)
    spans = [*_declared(acts, article)]
    states = _declaring(everybody, spans, as_of)
    computed = _start(provision, everybody, spans, as_of)
    since = provision.official_entry or computed
    if since is not None and since > as_of:
        since = None
    agrees = None if provision.official_entry is None or computed is None else computed == provision.official_entry
    below = len(states) < provision.count
    return ProvisionStatus(article, len(states), provision.count, states, since, since is not None and below, agrees)


def _declared(acts: list[Act], article: str) -> Iterator[tuple[str, date, date | None]]:
    """Each declaration under the article: its State, the day it was made, the day it was withdrawn."""
    withdrawals = [act for act in acts if act.kind is Kind.DECLARATION_WITHDRAWN and act.counted]
    for act in acts:
        made = act.effective or act.deposited.latest
        if act.kind is not Kind.DECLARATION or act.article != article or not act.stood or made is None:
            continue
        ends = [act.withdrawn] if act.withdrawn else []
        for gone in withdrawals:
            day = gone.effective or gone.deposited.latest
            named = gone.about == act.id or (gone.about is None and gone.article == article)
            if gone.state == act.state and named and day is not None and day >= made:
                ends.append(day)
        yield act.state, made, min(ends, default=None)


def _declaring(everybody: Mapping[str, Life], spans: list[tuple[str, date, date | None]], day: date) -> tuple[str, ...]:
    """The parties with a declaration on that day."""
    standing = {state for state, made, gone in spans if made <= day and (gone is None or day < gone)}
    return tuple(state for state in sorted(standing) if _is_party(everybody[state], day))


def _is_party(life: Life, day: date) -> bool:
    open_still = life.treaty_end is None or day < life.treaty_end
    return open_still and life.exists_on(day) and any(spell.party_on(day) for spell in life.spells)


def _start(
    provision: Provision,
    everybody: Mapping[str, Life],
    spans: list[tuple[str, date, date | None]],
    as_of: date,
) -> date | None:
    days = {made for _, made, _ in spans}
    for state in {state for state, _, _ in spans}:
        days |= set(everybody[state].days_of_change())
    for day in sorted(day for day in days if day <= as_of):
        if len(_declaring(everybody, spans, day)) >= provision.count:
            return provision.delay.after(day)
    return None


@dataclass(frozen=True)
class CommitteeSize:
    """How many experts the treaty provides for on a day, since when, and the parties whose entry into force
    on that day brought this size (empty for the first)."""

    size: int
    since: date | None
    states: tuple[str, ...] = ()


def committee_size(
    rules: TreatyRules, acts: Iterable[Act], *, as_of: date, ended: Ended | None = None
) -> CommitteeSize | None:
    """The Committee's size at the end of that day; None when the treaty sets none or is not yet in force.

    A size once reached stays (ICRMW 72: fourteen after entry into force for the forty-first party).
    """
    if rules.committee is None:
        return None
    everybody = lives(acts, rules, ended=ended)
    starts = {day for life in everybody.values() for spell in life.spells if (day := spell.party_from) is not None}
    result: CommitteeSize | None = None
    reached = -1
    for day in sorted(day for day in starts if day <= as_of):
        parties = sum(_is_party(life, day) for life in everybody.values())
        needed, size = max(step for step in rules.committee.sizes if step[0] <= max(parties, reached, 0))
        if needed > reached:
            new = (state for state, life in everybody.items() if any(s.party_from == day for s in life.spells))
            result = CommitteeSize(size, day, tuple(new) if needed else ())
            reached = needed
    return result
