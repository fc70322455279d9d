"""Who stands where on a day: standings, rows for lists, classes for the map, and counts with their
definition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from accede.core import acts as core
from accede.core.acts import BINDING, Kind
from accede.core.dates import Moment
from accede.core.figures import Figure
from accede.core.standing import Standing, StateClass, count_standings
from accede.record.models import StateKind, Treaty
from accede.record.queries.names import direction_in, members_in, names_in
from accede.record.queries.snapshot import UN_MEMBERS, Snapshot, snapshot
from accede.record.queries.treaties import our_language, treaty

# The order in which classes are shown, everywhere.
CLASSES = (
    StateClass.PARTY,
    StateClass.BOUND,
    StateClass.SIGNED,
    StateClass.NONE,
    StateClass.WITHDRAWN,
)


_STATES = (StateKind.STATE, StateKind.OTHER_STATE)


@dataclass(frozen=True)
class StateRow:
    """A State under a treaty on a day, ready for a list. Dates it could not know on that day are left out."""

    code: str
    iso3: str
    name: str
    state_class: StateClass
    since: Moment | None
    signed: Moment | None
    deposited: Moment | None  # the act by which it is bound
    kind: Kind | None
    in_force: date | None  # for this State; may lie after the day asked about
    direction: str  # "receiving", "sending" or ""
    un_member: bool
    uncertain: bool
    notes: tuple[str, ...] = ()
    succeeded: date | None = None  # the day of succession from which a signature taken over counts
    act: str = ""  # the key of the act behind the date shown

    @property
    def mark(self) -> str:
        return self.state_class.mark

    @property
    def by_succession(self) -> bool:
        """Whether it succeeded to its predecessor's signature instead of signing itself."""
        return self.succeeded is not None

    @property
    def date_shown(self) -> Moment | None:
        """Deposit for States bound, signature for those that signed only."""
        return self.deposited or self.signed


@dataclass(frozen=True)
class Coming:
    """A State that has deposited and for which the treaty is not yet in force."""

    state: str
    name: str
    day: date


def acts_of(treaty_or_slug: Treaty | str) -> tuple[core.Act, ...]:
    """The acts that stand, oldest deposit first; corrections are already resolved."""
    return snapshot().acts(treaty(treaty_or_slug).slug)


def standing(treaty_or_slug: Treaty | str, *, as_of: date) -> dict[str, Standing]:
    """{code: standing at the end of the day} of every State that existed then, acts or none."""
    record = snapshot()
    return _standings(record, _slug(record, treaty_or_slug), as_of)


def _slug(record: Snapshot, treaty_or_slug: Treaty | str) -> str:
    slug = treaty_or_slug.slug if isinstance(treaty_or_slug, Treaty) else treaty_or_slug
    return slug if slug in record.treaties else treaty(slug).slug


def _standings(record: Snapshot, slug: str, as_of: date) -> dict[str, Standing]:
    """As core's `standings`, put together from what each State's course holds for the stretch."""
    key = ("standing", slug, record.stretches(slug).of(as_of))
    found: dict[str, Standing] = record.made.once(key, lambda: _standings_made(record, slug, as_of))
    return found


def _standings_made(record: Snapshot, slug: str, as_of: date) -> dict[str, Standing]:
    known = record.known(slug)
    acting, idle = known.courses, known.idle.on(as_of)
    found = {code: course.on(as_of) for code, course in acting.items() if course.life.exists_on(as_of)}
    for code, state in record.states.items():
        begun = state.from_date is None or state.from_date <= as_of
        if code not in acting and begun and (state.until_date is None or as_of <= state.until_date):
            found[code] = replace(idle, state=code)
    return dict(sorted(found.items()))


def rows(treaty_or_slug: Treaty | str, *, as_of: date, language: str | None = None) -> list[StateRow]:
    """Every State that acted, and every Member of the United Nations that did not, by name."""
    record = snapshot()
    slug, language = _slug(record, treaty_or_slug), our_language(language)
    return list(rows_in(record, slug, as_of, language))


def rows_in(record: Snapshot, slug: str, as_of: date, language: str) -> list[StateRow]:
    """The same, shared: never change it."""
    key = ("rows", slug, record.stretches(slug).of(as_of), language)
    found: list[StateRow] = record.made.once(key, lambda: _rows(record, slug, as_of, language))
    return found


def _rows(record: Snapshot, slug: str, as_of: date, language: str) -> list[StateRow]:
    called, members = names_in(record, as_of, language), members_in(record, UN_MEMBERS, as_of)
    found = [
        _row(record, slug, one, called.get(code, code), member=code in members, as_of=as_of)
        for code, one in _standings(record, slug, as_of).items()
        if one.acts or code in members
    ]
    return sorted(found, key=lambda row: (row.name.casefold(), row.code))


def every_state(treaty_or_slug: Treaty | str, *, as_of: date, language: str | None = None) -> list[StateRow]:
    """The same with the States that did nothing and are no Members of the United Nations: of each State there is a
    row, of territories and organisations only where they acted.
    """
    record = snapshot()
    slug, language = _slug(record, treaty_or_slug), our_language(language)

    def make() -> list[StateRow]:
        listed = rows_in(record, slug, as_of, language)
        codes, called = {row.code for row in listed}, names_in(record, as_of, language)
        others = [
            _row(record, slug, one, called.get(code, code), member=False, as_of=as_of)
            for code, one in _standings(record, slug, as_of).items()
            if code not in codes and code in record.states and record.states[code].kind in _STATES
        ]
        return sorted([*listed, *others], key=lambda row: (row.name.casefold(), row.code))

    return list(record.made.once(("every_state", slug, record.stretches(slug).of(as_of), language), make))


def _row(record: Snapshot, slug: str, one: Standing, name: str, *, member: bool, as_of: date) -> StateRow:
    consent = _last(act for act in one.acts if act.kind in BINDING) if one.bound else None
    signed = _last(act for act in one.acts if act.signs)
    return StateRow(
        code=one.state,
        iso3=record.states[one.state].iso3 if one.state in record.states else "",
        name=name,
        state_class=one.state_class,
        since=one.since,
        signed=signed.deposited if signed else None,
        deposited=consent.deposited if consent else None,
        kind=consent.kind if consent else (signed.kind if signed else None),
        in_force=_in_force(record, slug, one, as_of),
        direction=direction_in(record, one.state),
        un_member=member,
        uncertain=one.uncertain,
        notes=one.notes,
        act=_key(consent or signed),
        succeeded=signed.counts_from if signed and signed.kind is Kind.SUCCESSION_TO_SIGNATURE else None,
    )


def _key(act: core.Act | None) -> str:
    return str(act.id) if act else ""


def _last(acts: Iterable[core.Act]) -> core.Act | None:
    return max(acts, key=lambda act: act.sort_key, default=None)


def _in_force(record: Snapshot, slug: str, one: Standing, as_of: date) -> date | None:
    """The first day on which the treaty is in force for the State, in its present interval of membership."""
    if not one.bound or one.state not in record.membership(slug):
        return None
    intervals = record.membership(slug)[one.state].party
    running = [i for i in intervals if i.end is None or i.end.latest is None or i.end.latest > as_of]
    start = running[0].start if running else None
    return start.day if start is not None and start.is_day else None


def stretch(treaty_or_slug: Treaty | str, *, as_of: date, language: str | None = None) -> tuple[str, ...]:
    """A key for all that is the same on every day of the stretch in which the day lies: the version of the record,
    the treaty, the first day of the stretch, the language.
    """
    record = snapshot()
    slug = _slug(record, treaty_or_slug)
    return (record.token, slug, record.stretches(slug).of(as_of).isoformat(), our_language(language))


def kept(
    what: str, treaty_or_slug: Treaty | str, *, as_of: date, language: str | None = None, make: Callable[[], Any]
) -> Any:
    """What `make` gives, kept for the stretch of days; it must be the same on all of them."""
    record = snapshot()
    slug = _slug(record, treaty_or_slug)
    return record.made.once((what, slug, record.stretches(slug).of(as_of), our_language(language)), make)


def by_class(found: Iterable[StateRow]) -> dict[str, list[StateRow]]:
    """The rows under each class, in the order in which classes are shown; every class is there."""
    groups: dict[str, list[StateRow]] = {str(each): [] for each in CLASSES}
    for row in found:
        groups[str(row.state_class)].append(row)
    return groups


def classes(treaty_or_slug: Treaty | str, *, as_of: date) -> dict[str, str]:
    """{ISO3: mark (p c s n x)} for the map."""
    record = snapshot()
    found = _standings(record, _slug(record, treaty_or_slug), as_of)
    return {
        record.states[code].iso3: one.state_class.mark
        for code, one in found.items()
        if code in record.states and record.states[code].iso3
    }


def figures(treaty_or_slug: Treaty | str, *, as_of: date) -> dict[str, Figure]:
    """Counts with their definition and the States behind them.

    Keys: bound, parties, signed_only, signatories, withdrawn (core's), coming (bound, not yet in force),
    no_action (Members of the United Nations that did nothing), un_members.
    """
    record = snapshot()
    slug = _slug(record, treaty_or_slug)
    return {name: replace(figure, as_of=as_of) for name, figure in _figures(record, slug, as_of).items()}


def _figures(record: Snapshot, slug: str, as_of: date) -> dict[str, Figure]:
    """The figures, dated by some day of the stretch."""
    key = ("figures", slug, record.stretches(slug).of(as_of))
    found: dict[str, Figure] = record.made.once(key, lambda: _figures_made(record, slug, as_of))
    return found


def _figures_made(record: Snapshot, slug: str, as_of: date) -> dict[str, Figure]:
    found = count_standings(_standings(record, slug, as_of), as_of=as_of)
    found = {key: figure for key, figure in found.items() if key != "none"}  # `no_action` says of whom
    members = members_in(record, UN_MEMBERS, as_of)
    acted = {state for key in ("bound", "signed_only", "withdrawn") for state in found[key].rows}
    coming = sorted(set(found["bound"].rows) - set(found["parties"].rows))
    return found | {
        "coming": _figure("coming", coming, as_of),
        "no_action": _figure("no_action", sorted(members - acted), as_of),
        "un_members": _figure("un_members", sorted(members), as_of),
    }


def _figure(definition: str, found: list[str], as_of: date) -> Figure:
    return Figure(number=len(found), definition=definition, as_of=as_of, rows=tuple(found))


def next_days(treaty_or_slug: Treaty | str, *, as_of: date, language: str | None = None) -> list[Coming]:
    """States bound for which the treaty enters into force after the day, soonest first."""
    return next_days_in(rows(treaty_or_slug, as_of=as_of, language=language), as_of=as_of)


def next_days_in(found: Iterable[StateRow], *, as_of: date) -> list[Coming]:
    """The same from the rows of the day."""
    coming = [
        Coming(row.code, row.name, row.in_force)
        for row in found
        if row.state_class is StateClass.BOUND and row.in_force and row.in_force > as_of
    ]
    return sorted(coming, key=lambda one: (one.day, one.name))
