"""Articles that start once enough parties have declared under them: the tally "4 of 10" on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from accede.core.acts import Kind
from accede.core.parts import ProvisionStatus, provision_status
from accede.record.models import Treaty
from accede.record.queries.names import names_in
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.treaties import our_language, treaty


@dataclass(frozen=True)
class Provision:
    """One article on a day. `states` are the parties with a declaration that stands, as (code, name); `waiting`
    have declared and are not parties on the day. `since`: it has effect since that day; `confirm`: it has, and
    the number has fallen below since, so ask the depositary. `official` and `computed` agree unless `agrees` is
    False.
    """

    article: str
    number: int
    needed: int
    states: tuple[tuple[str, str], ...]
    waiting: tuple[tuple[str, str], ...]
    since: date | None
    confirm: bool
    agrees: bool | None

    def as_data(self) -> dict[str, Any]:
        """For JSON: codes in place of names."""
        return {
            "article": self.article,
            "declarations": self.number,
            "needed": self.needed,
            "in_effect_since": self.since.isoformat() if self.since else None,
            "states": [code for code, _name in self.states],
            "not_yet_parties": [code for code, _name in self.waiting],
            "confirm_with_depositary": self.confirm,
        }


def provisions(treaty_or_slug: Treaty | str, *, as_of: date, language: str | None = None) -> list[Provision]:
    """The articles of the treaty that start later, in its own order; empty when it has none."""
    record, slug = snapshot(), treaty(treaty_or_slug).slug
    language = our_language(language)
    key = ("provisions", slug, record.stretches(slug).of(as_of), language)
    found: list[Provision] = record.made.once(key, lambda: _provisions(record, slug, as_of, language))
    return list(found)


def _provisions(record: Snapshot, slug: str, as_of: date, language: str) -> list[Provision]:
    rules, acts, called = record.rules(slug), record.acts(slug), names_in(record, as_of, language)
    found = []
    for one in rules.provisions:
        status = provision_status(rules, acts, one.article, as_of=as_of, everybody=record.known(slug).lives)
        found.append(_provision(record, slug, status, as_of, called))
    return found


def _provision(record: Snapshot, slug: str, status: ProvisionStatus, as_of: date, called: dict[str, str]) -> Provision:
    def named(codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(((code, called.get(code, code)) for code in codes), key=lambda pair: pair[1].casefold()))

    return Provision(
        article=status.article,
        number=status.number,
        needed=status.needed,
        states=named(status.states),
        waiting=named(_standing(record, slug, status.article, as_of) - set(status.states)),
        since=status.since,
        confirm=status.confirm,
        agrees=status.agrees,
    )


def _standing(record: Snapshot, slug: str, article: str, as_of: date) -> set[str]:
    """States with a declaration under the article that had been made and not withdrawn by the day."""
    acts = [act for act in record.acts(slug) if act.counted and act.deposited.latest and act.deposited.latest <= as_of]
    gone = [act for act in acts if act.kind is Kind.DECLARATION_WITHDRAWN]

    def stands(made: Any) -> bool:
        ended = made.withdrawn is not None and made.withdrawn <= as_of
        return not ended and not any(
            one.state == made.state
            and (one.about == made.id or (one.about is None and one.article == article))
            and one.deposited.latest >= made.deposited.latest
            for one in gone
        )

    return {act.state for act in acts if act.kind is Kind.DECLARATION and act.article == article and stands(act)}
