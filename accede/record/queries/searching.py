"""Search in the record as the public may do it: treaties, States, acts, definitions. All of it is in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accede.core import acts as core
from accede.record.models import Treaty
from accede.record.queries.names import names_in
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.state_page import FoundState, folded, search_states
from accede.record.queries.treaties import our_language, short_title_of, title_of
from accede.record.queries.words import kind_word

MOST = 30  # results of one group
LONGEST = 200  # letters of a query that are read


@dataclass(frozen=True)
class FoundTreaty:
    treaty: Treaty
    short: str
    title: str


@dataclass(frozen=True)
class FoundAct:
    """An act with what its line says; `key` with the treaty makes the address of its page."""

    treaty: Treaty
    key: str
    state: str
    name: str
    kind: str
    act: core.Act
    short: str


@dataclass(frozen=True)
class Found:
    """What the words lead to. `first`: the State that was typed exactly; it stands before everything."""

    first: FoundState | None
    states: tuple[FoundState, ...]
    treaties: tuple[FoundTreaty, ...]
    acts: tuple[FoundAct, ...]
    acts_number: int

    @property
    def any(self) -> bool:
        return bool(self.first or self.states or self.treaties or self.acts)


def search_record(text: str, *, on: date, language: str | None = None) -> Found:
    """Treaties and States whose names have every word of the text; acts that fit a State or a treaty together
    with a year, a day or a kind ("Guatemala 2003", "ratification 1999" and a treaty's name). Two queries at most.
    """
    language, text = our_language(language), text.strip()[:LONGEST]
    words = [word for word in re.split(r"[\s,;:]+", folded(text)) if word]
    if not words:
        return Found(None, (), (), (), 0)
    states = search_states(text, on=on, language=language)
    first = states[0] if states and states[0].exact else None
    rest = tuple(one for one in states if one is not first)[:MOST]
    acts = _acts(words, on, language)
    return Found(first, rest, tuple(_treaties(words, language)), tuple(acts[:MOST]), len(acts))


def _treaties(words: list[str], language: str) -> Iterable[FoundTreaty]:
    for treaty in snapshot().treaties.values():
        spoken = folded(" ".join([treaty.slug, treaty.number, *treaty.titles.values(), *treaty.short_titles.values()]))
        if all(_has(spoken, word) for word in words):
            yield FoundTreaty(treaty, short_title_of(treaty, language), title_of(treaty, language))


def _has(spoken: str, word: str) -> bool:
    """Whether a word of the text begins so; scripts without spaces are looked through."""
    return f" {word}" in f" {spoken}" or (not word.isascii() and word in spoken)


def _acts(words: list[str], on: date, language: str) -> list[FoundAct]:
    """Acts for which every word says something, at least one of them the State or the treaty."""
    record = snapshot()
    dated = [word for word in words if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", word)]
    others = [word for word in words if word not in dated]
    if not others or (len(others) == 1 and not dated):
        return []  # a State or a treaty alone has a page of its own
    record.load_acts()
    called, said = names_in(record, on, language), _kinds()
    found = []
    for slug, treaty in record.treaties.items():
        of_treaty = folded(" ".join([slug, *treaty.titles.values(), *treaty.short_titles.values()]))
        open_words = [word for word in others if not _has(of_treaty, word)]
        for act in record.acts(slug):
            if _says(record, act, open_words, said, bool(len(open_words) < len(others))) and _on(act, dated):
                found.append(_found(treaty, act, called, language))
    return sorted(found, key=lambda one: one.act.sort_key, reverse=True)


def _says(record: Snapshot, act: core.Act, words: list[str], said: dict[str, str], named: bool) -> bool:
    """Whether every word is in the State's names or in the kind, and State or treaty is named at all."""
    of_state = _names(record, act.state)
    in_state = [word for word in words if _has(of_state, word)]
    if not named and not in_state:
        return False
    return all(word in in_state or _has(said[act.kind.value], word) for word in words)


def _on(act: core.Act, dated: list[str]) -> bool:
    return all(str(act.deposited).lstrip("<>").startswith(word) for word in dated)


def _names(record: Snapshot, code: str) -> str:
    def make() -> dict[str, str]:
        return {
            one: folded(" ".join([one, *(row.name for rows in record.names.get(one, {}).values() for row in rows)]))
            for one in record.states
        }

    kept: dict[str, str] = record.made.once("names for search", make)
    return kept.get(code, folded(code))


def _kinds() -> dict[str, str]:
    """Kinds of act in the active language, and in English."""
    return {kind.value: folded(f"{kind_word(kind)} {kind.value.replace('_', ' ')}") for kind in core.Kind}


def _found(treaty: Treaty, act: core.Act, called: dict[str, str], language: str) -> FoundAct:
    name = called.get(act.state, act.state)
    short = short_title_of(treaty, language)
    return FoundAct(treaty, str(act.id), act.state, name, kind_word(act.kind), act, short)
