"""The record in memory: read once for each version, then asked any number of times.

One cheap query tells the version. What a page needs is loaded on first use and kept until the version moves.
Without a version row (an empty installation) nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cached_property
from typing import Any

from accede.core import acts as core
from accede.core.clauses import TreatyRules
from accede.core.standing import Life, Membership, lives, membership
from accede.core.table import StandingTable
from accede.record.models import (
    STRUCK,
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
from accede.record.queries.times import NameRow, Stay

UN_MEMBERS = "un"  # the group of the Members of the United Nations


class Made(dict[Hashable, Any]):
    """What queries computed from one treaty, kept up to a number: pages may ask for any day."""

    MOST = 300

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The value under the key, made if it is not there."""
        if key not in self:
            if len(self) >= self.MOST:
                self.clear()
            self[key] = make()
        return self[key]


class KnownTreaty:
    """What is known of one treaty. It outlives a version of the record that changed other treaties only."""

    def __init__(self, treaty: Treaty, ended: Mapping[str, date]) -> None:
        self.treaty, self.ended = treaty, ended
        self.made = Made()

    @cached_property
    def acts(self) -> tuple[core.Act, ...]:
        """The acts that stand, oldest deposit first."""
        return _acts_of([self.treaty.slug])[self.treaty.slug]

    @cached_property
    def rules(self) -> TreatyRules:
        return self.treaty.as_rules()

    @cached_property
    def membership(self) -> dict[str, Membership]:
        return membership(self.acts, self.rules, ended=self.ended)

    @cached_property
    def lives(self) -> dict[str, Life]:
        """The life under this treaty of every State with an act."""
        return lives(self.acts, self.rules, ended=self.ended)


def _acts_of(slugs: Iterable[str]) -> dict[str, tuple[core.Act, ...]]:
    """The acts that stand, by treaty, in one query, without the cost of model instances.

    What was said about a row that was corrected since is said about the row that stands in its place.
    """
    found: dict[str, list[core.Act]] = {slug: [] for slug in slugs}
    rows = list(
        Act.objects.filter(treaty__slug__in=found).values_list(
            "treaty__slug", "key", "state__code", "state__kind", "kind", "deposited", "effective_date",
            "article", "about", "counted", "withdrawn_date", "pk", "replaces_id",
        )
    )  # fmt: skip
    replaced = {row[-1] for row in rows}
    stands_as = standing_keys((row[0], row[1], row[-2], row[-1]) for row in rows)
    for slug, key, state, state_kind, kind, deposited, effective, article, about, counted, withdrawn, pk, _old in rows:
        if pk in replaced or kind == STRUCK:
            continue
        found[slug].append(
            core.Act(
                id=key,
                treaty=slug,
                state=state,
                kind=core.Kind(kind),
                deposited=deposited,  # type: ignore[arg-type]  # the field's value is a Moment
                effective=effective,
                article=article,
                about=stands_as.get((slug, about), about) or None,
                counted=counted,
                withdrawn=withdrawn,
                organisation=state_kind == StateKind.ORGANISATION,
            )
        )
    return {slug: tuple(sorted(acts, key=lambda act: act.sort_key)) for slug, acts in found.items()}


def standing_keys(rows: Iterable[tuple[str, str, int, int | None]]) -> dict[tuple[str, str], str]:
    """{(treaty, key of a row that was replaced): key of the last row of its chain}, from rows as (treaty, key,
    pk, pk of the row that it replaces)."""
    rows = list(rows)
    named = {pk: (slug, key) for slug, key, pk, _old in rows}
    after = {old: pk for _slug, _key, pk, old in rows if old is not None}
    found = {}
    for first in after:
        last = first
        while last in after:
            last = after[last]
        if first in named:
            found[named[first]] = named[last][1]
    return found


class Snapshot:
    """Everything read from one version of the record. Values are shared: never change them."""

    def __init__(self, token: str, before: Snapshot | None = None) -> None:
        self.token = token
        self.made = Made()  # what queries computed from States and names
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
            for slug, acts in _acts_of(lacking).items():
                vars(self.known(slug))["acts"] = acts  # where cached_property looks

    def close(self) -> None:
        """Lets go of the version before, so that versions do not hang on one another."""
        for slug in self.treaties:
            self.known(slug)
        self._before = None


_kept: Snapshot | None = None
_held: ContextVar[Snapshot | None] = ContextVar("held", default=None)


def version() -> str:
    """The token of the record as it stands; "" while nothing was ever written."""
    return RecordVersion.objects.values_list("token", flat=True).first() or ""


def snapshot() -> Snapshot:
    """The record as it stands now: one query, and a load only when the version moved."""
    global _kept
    held = _held.get()
    if held is not None:
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


@contextmanager
def one_snapshot() -> Iterator[Snapshot]:
    """Inside it every read sees one and the same version, and the version is asked for once. For pages and files that
    put many answers together; never around a write.
    """
    token = _held.set(snapshot())
    try:
        yield snapshot()
    finally:
        _held.reset(token)
