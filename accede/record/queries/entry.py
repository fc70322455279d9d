"""Entry into force: computed, official, and why; for the treaty and for one State."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accede.core.acts import BINDING
from accede.core.clauses import TreatyRules
from accede.core.dates import parse_delay
from accede.core.entry import EntryIntoForce, StateEntry, entry_for_state, entry_into_force
from accede.core.standing import StateClass
from accede.record.models import AcceptedDifference, Treaty
from accede.record.queries import words
from accede.record.queries.names import names_in
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.standing import _slug, _standings
from accede.record.queries.treaties import our_language
from accede.record.queries.words import Explained


@dataclass(frozen=True)
class Difference:
    """The clause and the depositary give different days. `accepted`: a person's word that it may stay so."""

    treaty: str
    computed: date | None
    official: date
    accepted: AcceptedDifference | None
    accepted_reason: str


@dataclass(frozen=True)
class Reckoning:
    """A delay applied to a day, step by step."""

    result: date
    steps: tuple[Explained, ...]


def entry(treaty_or_slug: Treaty | str, *, as_of: date | None = None) -> EntryIntoForce:
    """Computed and official day with the steps between; acts after `as_of` are not looked at."""
    record = snapshot()
    return _entry(record, _slug(record, treaty_or_slug), as_of)


def _entry(record: Snapshot, slug: str, as_of: date | None) -> EntryIntoForce:
    """Kept for the stretch of days, and once for all days from which on nothing changes in it."""
    settled = as_of is None or as_of >= record.made.once(("settled", slug), lambda: _settled(record, slug))
    key = ("entry", slug, None if settled else record.stretches(slug).of(as_of))  # type: ignore[arg-type]  # a day
    found: EntryIntoForce = record.made.once(key, lambda: _reckoned(record, slug, None if settled else as_of))
    return found


def _settled(record: Snapshot, slug: str) -> date:
    """The day from which on later acts change nothing: the conditions, once met, stay met."""
    found = _entry(record, slug, None)
    if record.rules(slug).has_clause and found.trigger_day is None:
        return date.max
    return max(found.trigger_day or date.min, found.official or date.min)


def _reckoned(record: Snapshot, slug: str, as_of: date | None) -> EntryIntoForce:
    rules, parent = record.rules(slug), record.treaties[slug].parent

    def parties_on(day: date) -> int:
        found = _standings(record, parent.slug, day) if parent else {}
        return sum(one.state_class is StateClass.PARTY for one in found.values())

    ask = parties_on if parent else None
    found = entry_into_force(rules, record.acts(slug), as_of=as_of, parties_on=ask)
    accepted = _accepted(record, slug, found)
    if accepted is None:
        return found
    rules = rules.with_official(rules.official_entry, accepted.reason)
    return entry_into_force(rules, record.acts(slug), as_of=as_of, parties_on=ask)


def _accepted(record: Snapshot, slug: str, found: EntryIntoForce) -> AcceptedDifference | None:
    if found.official is None:
        return None
    return record.accepted.get((slug, found.computed, found.official))


def difference(treaty_or_slug: Treaty | str, *, as_of: date | None = None) -> Difference | None:
    """The difference between the two days, accepted or not; None when they agree or one is not held."""
    record = snapshot()
    slug = _slug(record, treaty_or_slug)
    found = _entry(record, slug, as_of)
    if found.agrees is not False or found.official is None:
        return None
    accepted = _accepted(record, slug, found)
    reason = accepted.reason if accepted else record.rules(slug).official_accepted
    return Difference(slug, found.computed, found.official, accepted, reason)


def explain(treaty_or_slug: Treaty | str, *, as_of: date | None = None, language: str | None = None) -> list[Explained]:
    """Why that day: one heading and sentence for each step, in the active language, names as on the day of
    the step.
    """
    record = snapshot()
    steps = _entry(record, _slug(record, treaty_or_slug), as_of).steps
    return words.told(steps, _namer(record, language))


def explain_with(rules: TreatyRules, slug: str, *, as_of: date, language: str | None = None) -> list[Explained]:
    """What would follow from other rules with the acts on record: the same steps as `explain`, nothing is kept."""
    record = snapshot()
    return words.told(entry_into_force(rules, record.acts(slug), as_of=as_of).steps, _namer(record, language))


def explain_state(
    treaty_or_slug: Treaty | str, code: str, *, as_of: date, language: str | None = None
) -> list[Explained]:
    """Why the treaty is in force for the State from its day; empty when it is not bound on the day asked
    about.
    """
    found = state_entry(treaty_or_slug, code, as_of=as_of)
    return words.told_for_state(found, _namer(snapshot(), language)) if found else []


def state_entry(treaty_or_slug: Treaty | str, code: str, *, as_of: date) -> StateEntry | None:
    """When the treaty enters into force for one State; None when it is not bound on the day."""
    record = snapshot()
    slug = _slug(record, treaty_or_slug)
    one = _standings(record, slug, as_of).get(code)
    consents = [act for act in one.acts if act.kind in BINDING and act.counted] if one and one.bound else []
    if not consents:
        return None
    first = max(consents, key=lambda act: act.sort_key)
    return entry_for_state(record.rules(slug), first, _entry(record, slug, as_of))


def when(clause: str, day: date) -> Reckoning:
    """A clause such as `first_after_months:3` applied to a day of deposit. Needs no database.

    Raises core's UnknownDelay and DateOutOfRange, both with a plain sentence.
    """
    delay = parse_delay(clause)
    steps = words.told(delay.steps(day), lambda code, on: code)
    return Reckoning(delay.after(day), tuple(steps))


def _namer(record: Snapshot, language: str | None) -> words.Namer:
    chosen = our_language(language)
    return lambda code, on: names_in(record, on or date.max, chosen).get(code, code)
