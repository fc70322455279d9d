"""The record in memory: read once for each version, then asked any number of times.

One cheap query tells the version. What a page needs is loaded on first use and kept until the version moves.
Without a version row (an empty installation) nothing is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from accede.core import acts as core
from accede.core.clauses import TreatyRules
from accede.core.standing import Membership, membership
from accede.core.table import StandingTable
from accede.record.models import (
    AcceptedDifference,
    Act,
    Group,
    GroupMembership,
    MigrantFigures,
    RecordVersion,
    State,
    StateKind,
    StateName,
    Treaty,
)

UN_MEMBERS = "un"  # the group of the Members of the United Nations


@dataclass(frozen=True)
class NameRow:
    """A State's name in one language for a time."""

    name: str
    formal: str
    from_date: date | None
    until_date: date | None

    def holds_on(self, day: date) -> bool:
        begun = self.from_date is None or self.from_date <= day
        return begun and (self.until_date is None or day < self.until_date)


@dataclass(frozen=True)
class Stay:
    """A State's time in a group; it ends before `until_date`."""

    state: str
    from_date: date | None
    until_date: date | None

    def holds_on(self, day: date) -> bool:
        begun = self.from_date is None or self.from_date <= day
        return begun and (self.until_date is None or day < self.until_date)


class Snapshot:
    """Everything read from one version of the record. Values are shared: never change them."""

    def __init__(self, token: str) -> None:
        self.token = token
        self._acts: dict[str, tuple[core.Act, ...]] = {}
        self._rules: dict[str, TreatyRules] = {}
        self._membership: dict[str, dict[str, Membership]] = {}
        self.made: dict[Any, Any] = {}  # what queries computed from this version, by their own keys

    @cached_property
    def treaties(self) -> dict[str, Treaty]:
        rows = Treaty.objects.select_related("parent").order_by("slug")
        return {treaty.slug: treaty for treaty in rows}

    @cached_property
    def states(self) -> dict[str, State]:
        return {state.code: state for state in State.objects.order_by("code")}

    @cached_property
    def ended(self) -> Mapping[str, date]:
        return {code: state.until_date for code, state in self.states.items() if state.until_date}

    @cached_property
    def organisations(self) -> frozenset[str]:
        return frozenset(c for c, state in self.states.items() if state.kind == StateKind.ORGANISATION)

    @cached_property
    def names(self) -> dict[str, dict[str, tuple[NameRow, ...]]]:
        """{code: {language: names}}, the newest name first."""
        found: dict[str, dict[str, list[NameRow]]] = {}
        rows = StateName.objects.values_list(
            "state__code", "language", "name", "formal", "from_date", "until_date"
        )
        for code, language, name, formal, from_date, until_date in rows:
            found.setdefault(code, {}).setdefault(language, []).append(
                NameRow(name, formal, from_date, until_date)
            )
        return {
            code: {
                language: tuple(sorted(names, key=lambda n: n.from_date or date.min, reverse=True))
                for language, names in by_language.items()
            }
            for code, by_language in found.items()
        }

    @cached_property
    def groups(self) -> dict[str, Group]:
        return {group.key: group for group in Group.objects.order_by("key")}

    @cached_property
    def stays(self) -> dict[str, tuple[Stay, ...]]:
        """{group key: times of its members}."""
        found: dict[str, list[Stay]] = {}
        rows = GroupMembership.objects.order_by("group__key", "state__code", "from_date")
        for key, *stay in rows.values_list("group__key", "state__code", "from_date", "until_date"):
            found.setdefault(key, []).append(Stay(*stay))
        return {key: tuple(stays) for key, stays in found.items()}

    @cached_property
    def migrants(self) -> dict[str, tuple[int, int | None, int | None]]:
        """{code: (year, immigrants, emigrants)} of the newest year known."""
        rows = MigrantFigures.objects.order_by("year").values_list(
            "state__code", "year", "immigrants", "emigrants"
        )
        return {code: (year, immigrants, emigrants) for code, year, immigrants, emigrants in rows}

    @cached_property
    def accepted(self) -> dict[tuple[str, date | None, date], AcceptedDifference]:
        rows = AcceptedDifference.objects.select_related("treaty")
        return {(row.treaty.slug, row.computed_date, row.official_date): row for row in rows}

    def acts(self, slug: str) -> tuple[core.Act, ...]:
        """The acts that stand, oldest deposit first."""
        if slug not in self._acts:
            rows = Act.objects.current().filter(treaty__slug=slug).select_related("treaty", "state")
            self._acts[slug] = tuple(sorted((row.as_act() for row in rows), key=lambda act: act.sort_key))
        return self._acts[slug]

    def rules(self, slug: str) -> TreatyRules:
        """The clauses with the official day; the reason for an accepted difference is added by `queries.entry`."""
        if slug not in self._rules:
            self._rules[slug] = self.treaties[slug].as_rules()
        return self._rules[slug]

    def membership(self, slug: str) -> dict[str, Membership]:
        if slug not in self._membership:
            self._membership[slug] = membership(self.acts(slug), self.rules(slug), ended=self.ended)
        return self._membership[slug]

    @cached_property
    def table(self) -> StandingTable:
        """The standing of every State under every treaty on any day (numpy); loads all acts at once."""
        self._load_all_acts()
        return StandingTable.build(
            {slug: (self.rules(slug), self.acts(slug)) for slug in self.treaties},
            states=sorted(self.states),
            ended=self.ended,
        )

    def _load_all_acts(self) -> None:
        found: dict[str, list[core.Act]] = {slug: [] for slug in self.treaties if slug not in self._acts}
        rows = Act.objects.current().filter(treaty__slug__in=found).select_related("treaty", "state")
        for row in rows:
            found[row.treaty.slug].append(row.as_act())
        for slug, acts in found.items():
            self._acts[slug] = tuple(sorted(acts, key=lambda act: act.sort_key))


_kept: Snapshot | None = None


def version() -> str:
    """The token of the record as it stands; "" while nothing was ever written."""
    return RecordVersion.objects.values_list("token", flat=True).first() or ""


def snapshot() -> Snapshot:
    """The record as it stands now: one query, and a load only when the version moved."""
    global _kept  # noqa: PLW0603 -- one record in a process; the token says whether it is still true
    token = version()
    kept = _kept
    if kept is not None and token and kept.token == token:
        return kept
    fresh = Snapshot(token)
    if token:
        _kept = fresh
    return fresh
