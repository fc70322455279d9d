"""May this act be done? What speaks against an act before it is recorded.

An import warns and keeps what the depositary holds (426 ratifications in its files lack the signature that
their treaty asks for); a person who enters an act against a rule gets an error. So every finding says how
heavily it weighs when a person enters it; whoever imports lowers all of them to warnings.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accede.core.acts import NEEDING_SIGNATURE, Act, Kind
from accede.core.clauses import TreatyRules
from accede.core.entry import entry_into_force
from accede.core.leaving import notice_of_withdrawal
from accede.core.reservations import needs_confirmation
from accede.core.standing import CONTRACTING, Life, StateClass, lives

OnParent = Callable[[str, date], StateClass]


@dataclass(frozen=True)
class Finding:
    """One thing that speaks against an act. `code` names the sentence, `values` fill it, `severity` is
    `error` or `warning`.

    Codes: `no_signature`, `signed_before_accession`, `window_closed` (opens, closes), `already_bound`,
    `already_signed`, `accession_not_open` (from), `may_not_join` (open_to, treaty),
    `organisation_may_not_join`,
    `not_bound`, `notice_too_early` (earliest), `notice_in_armed_conflict`, `nothing_to_rescind`,
    `reservations_not_permitted`, `reservation_barred` (articles), `reservation_too_late`,
    `reservation_not_confirmed` (reservation), `needs_a_day`.
    """

    code: str
    severity: str = "error"
    values: Mapping[str, Any] = field(default_factory=dict)


def findings(
    rules: TreatyRules, acts: Iterable[Act], act: Act, *, on_parent: OnParent | None = None
) -> tuple[Finding, ...]:
    """What speaks against this act, given those already on record (the act itself may be among them).

    `on_parent(state, day)` gives a State's class under the parent treaty, for protocols open only to its
    parties or signatories; without it that question is left open.
    """
    others = [other for other in acts if other.id != act.id]
    life = lives(others, rules, states=[act.state])[act.state]
    day = act.deposited.latest
    if day is None:
        return (Finding("needs_a_day", "warning"),)
    found = [*_on_joining(rules, act, day, on_parent)]
    if act.signs:
        found += _on_signature(rules, act, life, day)
    elif act.binds:
        found += _on_consent(rules, others, act, life, day)
    elif act.kind is Kind.DENUNCIATION:
        found += _on_notice(rules, act, life, day)
    elif act.kind is Kind.RESCISSION:
        found += _on_rescission(act, life, day)
    elif act.kind is Kind.RESERVATION:
        found += _on_reservation(rules, act, life, day)
    return tuple(found)


def _on_joining(rules: TreatyRules, act: Act, day: date, on_parent: OnParent | None) -> Iterator[Finding]:
    if not (act.signs or act.binds):
        return
    joining = rules.joining
    if act.organisation:
        if not joining.organisations:
            yield Finding("organisation_may_not_join", "warning")
        return
    values = {"open_to": joining.open_to, "treaty": joining.treaty}
    if joining.open_to == "listed" and act.state not in joining.states:
        yield Finding("may_not_join", values=values)
    if joining.open_to in ("parties_to", "signatories_of") and on_parent is not None:
        enough = CONTRACTING | ({StateClass.SIGNED} if joining.open_to == "signatories_of" else set())
        if on_parent(act.state, day) not in enough:
            yield Finding("may_not_join", values=values)


def _on_signature(rules: TreatyRules, act: Act, life: Life, day: date) -> Iterator[Finding]:
    window = rules.window
    if act.kind is Kind.SIGNATURE and not window.open_on(day):
        yield Finding("window_closed", values={"opens": window.opens, "closes": window.closes})
    if life.signature_on(day) is not None:
        yield Finding("already_signed", "warning")


def _on_consent(rules: TreatyRules, others: list[Act], act: Act, life: Life, day: date) -> Iterator[Finding]:
    signed = life.signature_on(day) is not None
    if act.kind in NEEDING_SIGNATURE and not signed:
        yield Finding("no_signature", "error" if rules.needs_signature else "warning")
    if act.kind is Kind.ACCESSION:
        if signed:
            yield Finding("signed_before_accession", "warning")
        yield from _on_accession(rules, others, day)
    if life.class_on(day) in CONTRACTING:
        yield Finding("already_bound")
    for reservation in life.acts:
        if reservation.kind is Kind.RESERVATION and needs_confirmation([*life.acts, act], reservation):
            yield Finding("reservation_not_confirmed", "warning", {"reservation": reservation.id})


def _on_accession(rules: TreatyRules, others: list[Act], day: date) -> Iterator[Finding]:
    """Some treaties open to accession only when the signature closes, or when they enter into force."""
    opens = rules.joining.accession_from
    if opens == "signature_closed" and rules.window.closes is not None and day <= rules.window.closes:
        yield Finding("accession_not_open", values={"from": opens})
    if opens == "entry_into_force":
        in_force = entry_into_force(rules, others).day
        if in_force is None or day < in_force:
            yield Finding("accession_not_open", values={"from": opens})


def _on_notice(rules: TreatyRules, act: Act, life: Life, day: date) -> Iterator[Finding]:
    spell = life.spell_on(day)
    if spell is None:
        yield Finding("not_bound")
        return
    answer = notice_of_withdrawal(rules, day, in_force=spell.party_from)
    if answer.refusal is not None:
        yield Finding("notice_too_early", values={"earliest": answer.refusal.earliest})
    elif rules.withdrawal is not None and rules.withdrawal.suspended_in_armed_conflict:
        yield Finding("notice_in_armed_conflict", "warning")


def _on_rescission(act: Act, life: Life, day: date) -> Iterator[Finding]:
    pending = [
        spell for spell in life.spells if spell.ended_by is not None and spell.until is not None and day < spell.until
    ]
    if not any(act.about is None or (spell.ended_by and spell.ended_by.id == act.about) for spell in pending):
        yield Finding("nothing_to_rescind")


def _on_reservation(rules: TreatyRules, act: Act, life: Life, day: date) -> Iterator[Finding]:
    if not rules.reservations.permitted:
        yield Finding("reservations_not_permitted")
    elif rules.reservations.barred_by and act.article not in rules.reservations.opt_outs:
        # Whether a text excludes a Part or a category of workers is for a lawyer to say.
        yield Finding("reservation_barred", "warning", {"articles": rules.reservations.barred_by})
    spell = life.spell_on(day)
    if spell is not None and spell.act.counts_from is not None and spell.act.counts_from < day:
        # Reservations are made when signing, ratifying or acceding (VCLT 19), not afterwards.
        yield Finding("reservation_too_late", "warning")
