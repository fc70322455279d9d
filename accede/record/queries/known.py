"""What is known of one treaty, what was computed from it, and the stretches of days over which it holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from accede.core import acts as core
from accede.core.clauses import TreatyRules
from accede.core.parts import provision_status
from accede.core.standing import Course, Life, Membership, lives, membership
from accede.record.models import STRUCK, Act, StateKind, Treaty


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


class Made(dict[Hashable, Any]):
    """What queries computed from one treaty, kept up to a number, the newest: pages may ask for any day."""

    def __init__(self, most: int = 300) -> None:
        super().__init__()
        self.most = most

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The value under the key, made if it is not there."""
        try:
            return self[key]
        except KeyError:
            pass
        value = make()
        if len(self) >= self.most:
            for old in list(self)[: self.most // 3]:
                self.pop(old, None)  # another thread may have been here
        self[key] = value
        return value


class Stretches:
    """Time, cut on the days on which something turns. On the days of one stretch every answer is the same."""

    def __init__(self, days: Iterable[date]) -> None:
        self.days = sorted(set(days))
        self._numbers = [day.toordinal() for day in self.days]

    def of(self, day: date) -> date:
        """The first day of the stretch in which that day lies: the key under which an answer is kept."""
        at = bisect_right(self._numbers, day.toordinal())
        return self.days[at - 1] if at else date.min


class KnownTreaty:
    """What is known of one treaty. It outlives a version of the record that changed other treaties only."""

    def __init__(self, treaty: Treaty, ended: Mapping[str, date]) -> None:
        self.treaty, self.ended = treaty, ended
        self.made = Made()

    @cached_property
    def acts(self) -> tuple[core.Act, ...]:
        """The acts that stand, oldest deposit first."""
        return acts_of_treaties([self.treaty.slug])[self.treaty.slug]

    @cached_property
    def rules(self) -> TreatyRules:
        return self.treaty.as_rules()

    @cached_property
    def membership(self) -> dict[str, Membership]:
        return membership(self.acts, self.rules, ended=self.ended)

    @cached_property
    def courses(self) -> dict[str, Course]:
        """The standing through time of every State with an act."""
        return {state: Course(life) for state, life in self.lives.items()}

    @cached_property
    def idle(self) -> Course:
        """The standing through time of a State without an act."""
        return Course(lives(self.acts, self.rules, states=[""], ended=self.ended)[""])

    @cached_property
    def turning_days(self) -> frozenset[date]:
        """Every day on which an answer about this treaty may change, whatever is asked."""
        days: set[date | None] = {self.rules.official_entry}
        for act in self.acts:
            moment = act.deposited
            days |= {act.effective, act.withdrawn, moment.earliest, moment.latest}
            days |= {next_day(moment.earliest), next_day(moment.latest)}
        for course in self.courses.values():
            days.update(map(date.fromordinal, course.days))
        for one in self.rules.provisions:
            last = provision_status(self.rules, self.acts, one.article, as_of=date.max, everybody=self.lives)
            days |= {one.official_entry, last.since}
        return frozenset(day for day in days if day is not None)

    @cached_property
    def lives(self) -> dict[str, Life]:
        """The life under this treaty of every State with an act."""
        return lives(self.acts, self.rules, ended=self.ended)


def next_day(day: date | None) -> date | None:
    return day + timedelta(days=1) if day is not None and day < date.max else None


def acts_of_treaties(slugs: Iterable[str]) -> dict[str, tuple[core.Act, ...]]:
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
