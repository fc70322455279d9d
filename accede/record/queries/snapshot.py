"""The record in memory: read once for each version, then asked any number of times.

One cheap query tells the version. What a page needs is loaded on first use and kept until the version moves.
Without a version row (an empty installation) nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cached_property

from django.db import connection

from accede.core import acts as core
from accede.core.clauses import TreatyRules
from accede.core.standing import Membership
from accede.core.table import StandingTable
from accede.record.models import (
    AcceptedDifference,
    Group,
    GroupMembership,
    MigrantFigures,
    State,
    StateKind,
    StateName,
    Treaty,
)
from accede.record.queries.known import KnownTreaty, Made, NameRow, Stay, Stretches, acts_of_treaties, next_day

UN_MEMBERS = "un"  # the group of the Members of the United Nations


class Snapshot:
    """Everything read from one version of the record. Values are shared: never change them."""

    def __init__(self, token: str, before: Snapshot | None = None) -> None:
        self.token = token
        self.made = Made(3000)  # what queries computed for this version, by stretch of days
        self._before = before
        self._known: dict[str, KnownTreaty] = {}

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
        rows = StateName.objects.values_list("state__code", "language", "name", "formal", "from_date", "until_date")
        for code, language, name, formal, from_date, until_date in rows:
            found.setdefault(code, {}).setdefault(language, []).append(NameRow(name, formal, from_date, until_date))
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
        for key, code, start, end in rows.values_list("group__key", "state__code", "from_date", "until_date"):
            found.setdefault(key, []).append(Stay(code, start, end))
        return {key: tuple(stays) for key, stays in found.items()}

    @cached_property
    def migrants(self) -> dict[str, tuple[int, int | None, int | None]]:
        """{code: (year, immigrants, emigrants)} of the newest year known."""
        rows = MigrantFigures.objects.order_by("year").values_list("state__code", "year", "immigrants", "emigrants")
        return {code: (year, immigrants, emigrants) for code, year, immigrants, emigrants in rows}

    @cached_property
    def accepted(self) -> dict[tuple[str, date | None, date], AcceptedDifference]:
        rows = AcceptedDifference.objects.select_related("treaty")
        return {(row.treaty.slug, row.computed_date, row.official_date): row for row in rows}

    def known(self, slug: str) -> KnownTreaty:
        """What is known of the treaty; taken over from the version before when nothing of it changed
        since."""
        if slug not in self._known:
            fresh = KnownTreaty(self.treaties[slug], self.ended)
            old = self._before._known.get(slug) if self._before else None
            if (
                old is not None
                and fresh.treaty.token
                and old.treaty.token == fresh.treaty.token
                and old.ended == self.ended
            ):
                fresh = old
            self._known[slug] = fresh
        return self._known[slug]

    def acts(self, slug: str) -> tuple[core.Act, ...]:
        """The acts that stand, oldest deposit first."""
        return self.known(slug).acts

    def rules(self, slug: str) -> TreatyRules:
        """The clauses with the official day; the reason for an accepted difference is added by
        `queries.entry`.
        """
        return self.known(slug).rules

    @cached_property
    def of_names(self) -> Stretches:
        """Time, cut where a State begins, ends, is renamed, or joins or leaves a group."""
        days: set[date | None] = set()
        for state in self.states.values():
            days |= {state.from_date, state.until_date, next_day(state.until_date)}
        for by_language in self.names.values():
            days |= {day for rows in by_language.values() for row in rows for day in (row.from_date, row.until_date)}
        for stays in self.stays.values():
            days |= {day for stay in stays for day in (stay.from_date, stay.until_date)}
        return Stretches(day for day in days if day is not None)

    def stretches(self, slug: str) -> Stretches:
        """Time, cut where an answer about the treaty may change, names and groups among it."""
        found: Stretches = self.made.once(("stretches", slug), lambda: self._stretches(slug))
        return found

    def _stretches(self, slug: str) -> Stretches:
        parent = self.treaties[slug].parent
        days = set(self.known(slug).turning_days).union(self.of_names.days)
        # A protocol's reckoning may ask how many parties its parent has.
        return Stretches(days.union(self.known(parent.slug).turning_days) if parent else days)

    def membership(self, slug: str) -> dict[str, Membership]:
        """{code: intervals as signatory, as bound, as party}."""
        return self.known(slug).membership

    @cached_property
    def table(self) -> StandingTable:
        """The standing of every State under every treaty on any day (numpy); loads all acts at once."""
        self.load_acts()
        return StandingTable.build(
            {slug: (self.rules(slug), self.acts(slug)) for slug in self.treaties},
            states=sorted(self.states),
            ended=self.ended,
        )

    def load_acts(self) -> None:
        """Reads the acts of all treaties that are not in memory yet, in one query."""
        lacking = [slug for slug in self.treaties if "acts" not in vars(self.known(slug))]
        if lacking:
            for slug, acts in acts_of_treaties(lacking).items():
                vars(self.known(slug))["acts"] = acts  # where cached_property looks

    def close(self) -> None:
        """Lets go of the version before, so that versions do not hang on one another."""
        for slug in self.treaties:
            self.known(slug)
        self._before = None


_kept: Snapshot | None = None
_pinned: ContextVar[Snapshot | None] = ContextVar("pinned", default=None)
_NEWEST = "SELECT token FROM record_recordversion WHERE id = 1"


def version() -> str:
    """The token of the record as it stands; "" while nothing was ever written."""
    pinned = _pinned.get()
    if pinned is not None:
        return pinned.token
    # Asked by every page; through a queryset it costs six times as much.
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        row = cursor.fetchone()
    return row[0] if row else ""


@contextmanager
def pinned() -> Iterator[Snapshot]:
    """One version of the record for everything asked inside: a page of many questions asks for the version
    once, and never mixes two. For readers only: what an act writes inside is not seen.
    """
    if (held := _pinned.get()) is not None:
        yield held
        return
    mark = _pinned.set(snapshot())
    try:
        yield _pinned.get()  # type: ignore[misc]  # set in the line above
    finally:
        _pinned.reset(mark)


@contextmanager
def held(read: Snapshot) -> Iterator[Snapshot]:
    """Inside, everything is read from this version, whatever came after it; the caller knows that it still holds."""
    mark = _pinned.set(read)
    try:
        yield read
    finally:
        _pinned.reset(mark)


def snapshot() -> Snapshot:
    """The record as it stands now: one query, and a load only when the version moved."""
    global _kept
    if (held := _pinned.get()) is not None:
        return held
    token = version()
    kept = _kept
    if kept is not None and token and kept.token == token:
        return kept
    if not token:
        return Snapshot(token)
    fresh = Snapshot(token, before=kept)
    fresh.close()
    _kept = fresh
    return fresh
