"""A State through time: its names, what it came from, its groups; and States found by what people type."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from accede.core.table import BOUND, PARTY
from accede.record.models import Alias, State
from accede.record.queries.names import direction_of, names_in
from accede.record.queries.names import state as state_of
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.treaties import core_treaties, our_language
from accede.record.queries.words import group_word


@dataclass(frozen=True)
class NameSpan:
    """A name with the days between which it held; None = not known, or not over. `now` on the day asked."""

    name: str
    formal: str
    from_date: date | None
    until_date: date | None
    now: bool


@dataclass(frozen=True)
class GroupSpan:
    """A stay in a group, up to but without `until_date`."""

    key: str
    name: str
    from_date: date | None
    until_date: date | None
    now: bool


@dataclass(frozen=True)
class StateFacts:
    """What is known of a State apart from its acts. Migrants: (year, living there, from there elsewhere)."""

    state: State
    names: tuple[NameSpan, ...]
    groups: tuple[GroupSpan, ...]
    predecessors: tuple[tuple[str, str], ...]  # (code, name)
    successors: tuple[tuple[str, str], ...]
    migrants: tuple[int, int | None, int | None] | None

    @property
    def direction(self) -> str:
        """ "receiving", "sending", or "" when it is not known."""
        return direction_of(self.migrants)


def state_facts(code: str, *, on: date, language: str | None = None) -> StateFacts:
    """Names over time in the language (else English), groups, predecessors and successors. Raises
    UnknownState. Two queries besides the record's version."""
    record, language = snapshot(), our_language(language)
    found = state_of(code)
    held = record.names.get(code, {})
    rows = held.get(language) or held.get("en") or ()
    called = names_in(record, on, language)
    return StateFacts(
        state=found,
        names=tuple(
            NameSpan(row.name, row.formal, row.from_date, row.until_date, row.holds_on(on)) for row in reversed(rows)
        ),
        groups=tuple(_groups(record, code, on)),
        predecessors=tuple((one, called.get(one, one)) for one in _codes(found.predecessors)),
        successors=tuple((one, called.get(one, one)) for one in _codes(found.successors)),
        migrants=record.migrants.get(code),
    )


def _codes(related: object) -> list[str]:
    return list(related.order_by("code").values_list("code", flat=True))  # type: ignore[attr-defined]  # a manager


def _groups(record: Snapshot, code: str, on: date) -> list[GroupSpan]:
    found = [
        GroupSpan(key, group_word(key, str(group)), stay.from_date, stay.until_date, stay.holds_on(on))
        for key, group in record.groups.items()
        for stay in record.stays.get(key, ())
        if stay.state == code
    ]
    return sorted(found, key=lambda one: (not one.now, one.name.casefold()))


def folded(text: str) -> str:
    """Without case and accents, so that "cote d'ivoire" finds Côte d'Ivoire."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("\u2019", "'")


@dataclass(frozen=True)
class FoundState:
    """A State that was looked for: its name on the day, the name by which it was found, and how well."""

    code: str
    name: str
    by: str
    exact: bool


def search_states(text: str, *, on: date, language: str | None = None) -> list[FoundState]:
    """States whose code, or any name in six languages or as printed by a depositary, is the text or begins
    with it (or has a word that does): exact ones first. One query, for the names as printed."""
    wanted = folded(text.strip())
    if not wanted:
        return []
    record, best = snapshot(), dict[str, tuple[int, str]]()
    for code, names in _spoken(record):
        for name, plain in names:
            rank = _rank(wanted, plain)
            if rank < best.get(code, (9, ""))[0]:
                best[code] = (rank, name)
    for printed, code in Alias.objects.values_list("text", "state__code"):
        rank = _rank(wanted, folded(printed))
        if rank < best.get(code, (9, ""))[0]:
            best[code] = (rank, printed)
    called = names_in(record, on, our_language(language))
    found = [(rank, FoundState(code, called.get(code, code), by, rank < 2)) for code, (rank, by) in best.items()]
    return [one for rank, one in sorted(found, key=lambda pair: (pair[0], pair[1].name.casefold())) if rank < 9]


def _rank(wanted: str, plain: str) -> int:
    """0 the very text, 2 it begins so, 3 a word in it begins so, 9 not at all."""
    if plain == wanted:
        return 0
    if plain.startswith(wanted):
        return 2
    return 3 if f" {wanted}" in plain or f"({wanted}" in plain else 9


def _spoken(record: Snapshot) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every name of every State with its folded form, made once for a version of the record."""

    def make() -> list[tuple[str, list[tuple[str, str]]]]:
        found = []
        for code, state in record.states.items():
            rows = [row for rows in record.names.get(code, {}).values() for row in rows]
            names = dict.fromkeys([code, state.iso2, *(row.name for row in rows), *(row.formal for row in rows)])
            found.append((code, [(name, folded(name)) for name in names if name]))
        return found

    kept: list[tuple[str, list[tuple[str, str]]]] = record.made.once("spoken", make)
    return kept


@dataclass(frozen=True)
class ListedState:
    """A line of the list of all States; `bound` of the core treaties bind it on the day."""

    state: State
    name: str
    bound: int


def listed_states(*, on: date, language: str | None = None) -> tuple[list[ListedState], int]:
    """Every State, organisation and territory ever on record, by its name on the day, and the number of core
    treaties. No query besides the load of the record."""
    record, core = snapshot(), core_treaties()
    called = names_in(record, on, our_language(language))
    bound = dict.fromkeys(record.table.states, 0)
    for treaty in core:
        for code, cell in zip(record.table.states, record.table.treaty_on(treaty.slug, on).tolist(), strict=True):
            bound[code] += cell in (BOUND, PARTY)
    found = [ListedState(state, called.get(code, code), bound[code]) for code, state in record.states.items()]
    return sorted(found, key=lambda one: (folded(one.name), one.state.code)), len(core)
