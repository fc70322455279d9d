"""How a State leaves a treaty, and when the treaty does not let it.

A notice may be rescinded before it takes effect: the State then never ceased to be a party. Steps:
`notice_rule` (values: notice, not_before, article, stated), then those of the delay, then `result`; or
`refused` with the earliest day on which a notice could be received. Pending matters continue in any case.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accede.core.acts import Act, Kind
from accede.core.clauses import TreatyRules
from accede.core.dates import Months
from accede.core.steps import Step

# Where a treaty is silent and withdrawal may be implied: "not less than twelve months' notice" (VCLT 56(2)).
GENERAL_NOTICE = Months(12)


@dataclass(frozen=True)
class Refusal:
    """Why a notice has no effect. `code`: `too_early`, or `in_armed_conflict` (no effect while it lasts).
    `earliest` is the first day on which a notice could be received."""

    code: str
    earliest: date | None = None


@dataclass(frozen=True)
class WithdrawalAnswer:
    """What a notice does. `confirm` marks an effect that rests on general law, not on the treaty's clause."""

    accepted: bool
    effect: date | None
    steps: tuple[Step, ...]
    refusal: Refusal | None = None
    confirm: bool = False


def notice_of_withdrawal(
    rules: TreatyRules,
    received: date,
    *,
    in_force: date | None,
    stated: date | None = None,
    in_armed_conflict: bool = False,
) -> WithdrawalAnswer:
    """What a notice received on that day does for a State that the treaty binds from `in_force`.

    `in_force` None or later than `received`: an instrument withdrawn before it had effect stops counting on
    the day of receipt. `stated`: a later day that the notice itself names (Paris, art. 28(2)).
    `in_armed_conflict`: whether the State is in armed conflict when the notice would take effect.
    """
    if in_force is None or in_force > received:
        return _accepted(received, (Step("not_in_force", in_force),))
    clause = rules.withdrawal
    if clause is None:
        effect = _later(GENERAL_NOTICE.after(received), stated)
        steps = (Step("general_law", None, {"notice": GENERAL_NOTICE.code}), *GENERAL_NOTICE.steps(received))
        return _accepted(effect, steps, confirm=True)
    rule = Step(
        "notice_rule",
        received,
        {
            "notice": clause.notice.code,
            "not_before": clause.not_before.code if clause.not_before else "",
            "article": clause.article,
            "stated": stated,
        },
    )
    earliest = clause.not_before.after(in_force) if clause.not_before else in_force
    if received < earliest:
        return _refused(Refusal("too_early", earliest), rule)
    if clause.suspended_in_armed_conflict and in_armed_conflict:
        return _refused(Refusal("in_armed_conflict"), rule)
    effect = _later(clause.notice.after(received), stated)
    return _accepted(effect, (rule, *clause.notice.steps(received)))


def _accepted(effect: date, steps: tuple[Step, ...], *, confirm: bool = False) -> WithdrawalAnswer:
    return WithdrawalAnswer(True, effect, (*steps, Step("result", effect)), confirm=confirm)


def _refused(refusal: Refusal, rule: Step) -> WithdrawalAnswer:
    step = Step("refused", refusal.earliest, {"reason": refusal.code})
    return WithdrawalAnswer(False, None, (rule, step), refusal)


def _later(computed: date, stated: date | None) -> date:
    return computed if stated is None else max(computed, stated)


def ends_spell_of(notice: Act, instrument: Act) -> bool:
    """Whether a notice speaks of this instrument: it does of every one received before it.

    Not of one received on the same day: States have denounced and acceded anew in one go (Guyana, OP-ICCPR,
    5 Jan 1999). Of two dates known only to the same month or year, the notice is the later one.
    """
    received, deposited = notice.deposited, instrument.deposited
    if received.is_day and deposited.is_day:
        return received.day > deposited.day
    return (received.latest or date.max) >= (deposited.latest or date.max)


def rescission_of(notice: Act, acts: Iterable[Act]) -> Act | None:
    """The first act that takes this notice back: it names the notice, or names none and follows it."""
    found = [
        act
        for act in acts
        if act.kind is Kind.RESCISSION
        and act.counted
        and act.state == notice.state
        and (act.about == notice.id or (act.about is None and act.sort_key > notice.sort_key))
    ]
    return min(found, key=lambda act: act.sort_key, default=None)


def was_rescinded(notice: Act, acts: Iterable[Act], *, effect: date) -> bool:
    """Whether the notice was taken back before it took effect. Afterwards only a new accession helps."""
    rescission = rescission_of(notice, acts)
    if rescission is None:
        return False
    known_by = rescission.deposited.latest
    return known_by is not None and known_by < effect
