"""Changes between two days: what States did, and, kept apart from it, what we learned in between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accede.core.changes import EventKind, class_changes, events_between
from accede.core.dates import Moment
from accede.core.standing import StateClass
from accede.kit.localdates import long_day
from accede.record.models import Act, Treaty
from accede.record.queries.entry import _entry
from accede.record.queries.names import names_in
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.standing import _slug
from accede.record.queries.treaties import DayRefused, our_language, short_title_of
from accede.record.queries.words import event_word, kind_word

# Rows of "what we learned" that one answer holds: a first load of a record brings tens of thousands.
MOST_LEARNED = 500


@dataclass(frozen=True)
class ChangeRow:
    """One thing that happened under a treaty. `kind` says what (`core.changes.EventKind`), `when` the day of
    deposit or, for `in_force` and `left`, of the effect; `key` names the act behind it (with the treaty it
    makes the address of its page), `what` its kind in words. `exact` False: the day may lie outside."""

    treaty: Treaty
    kind: EventKind
    state: str
    name: str
    when: Moment
    what: str
    key: str
    article: str
    exact: bool


@dataclass(frozen=True)
class ClassRow:
    """A State's class before and after; None = there was no such State on that day."""

    state: str
    name: str
    before: StateClass | None
    after: StateClass | None


@dataclass(frozen=True)
class TreatyChanges:
    """What happened under one treaty. `in_force`: its own entry into force, if it lies between the days."""

    treaty: Treaty
    title: str
    events: tuple[ChangeRow, ...]
    classes: tuple[ClassRow, ...]
    in_force: date | None

    def of(self, *kinds: str) -> list[ChangeRow]:
        """The events of these kinds, in order."""
        return [row for row in self.events if row.kind in kinds]

    @property
    def any(self) -> bool:
        return bool(self.events or self.classes or self.in_force)


@dataclass(frozen=True)
class LearnedRow:
    """A row of the register that we wrote or heard of in between. `how`: entered, corrected or struck."""

    act: Act
    name: str
    how: str

    @property
    def key(self) -> str:
        return self.act.key


@dataclass(frozen=True)
class Changes:
    """After the end of `start` and up to the end of `end`. `learned` holds at most MOST_LEARNED rows, newest
    first, of `learned_number`."""

    start: date
    end: date
    treaties: tuple[TreatyChanges, ...]
    learned: tuple[LearnedRow, ...]
    learned_number: int

    @property
    def events(self) -> list[ChangeRow]:
        """The events under all treaties, in the order of days."""
        found = [row for each in self.treaties for row in each.events]
        return sorted(found, key=lambda row: (*row.when.sort_key, row.treaty.slug, row.name.casefold()))


def check_span(start: date, end: date, *, today: date) -> tuple[date, date]:
    """The two days themselves; raises DayRefused when they are one, the wrong way round, or not yet past."""
    if end > today:
        raise DayRefused(
            _("%(day)s lies in the future: the record answers for days up to %(today)s.")
            % {"day": long_day(end), "today": long_day(today)}
        )
    if start >= end:
        raise DayRefused(
            _("The first day must lie before the last: %(start)s does not lie before %(end)s.")
            % {"start": long_day(start), "end": long_day(end)}
        )
    return start, end


def changes(
    treaties: Iterable[Treaty | str] | None = None, *, start: date, end: date, language: str | None = None
) -> Changes:
    """What happened after the end of `start` and up to the end of `end`, under these treaties or (None) all.

    Two queries, however many treaties, besides the load of the record. What happened goes by deposit and
    effect, what we learned by the day on which we learned of it: an act deposited before and learned of in
    between is only in `learned`.
    """
    record, language = snapshot(), our_language(language)
    slugs = list(record.treaties) if treaties is None else [_slug(record, one) for one in treaties]
    record.load_acts()
    found = [_of_treaty(record, slug, start, end, language) for slug in dict.fromkeys(slugs)]
    rows = Act.objects.filter(learned_date__gt=start, learned_date__lte=end)
    if treaties is not None:
        rows = rows.filter(treaty__slug__in=slugs)
    newest = rows.select_related("treaty", "state").order_by("-learned_date", "-id")[:MOST_LEARNED]
    called = names_in(record, end, language)
    learned = tuple(LearnedRow(row, called.get(row.state.code, row.state.code), _how(row)) for row in newest)
    number = len(learned) if len(learned) < MOST_LEARNED else rows.count()
    return Changes(start, end, tuple(found), learned, number)


def _how(row: Act) -> str:
    if row.is_striking_out:
        return "struck"
    return "corrected" if row.replaces_id else "entered"


def _of_treaty(record: Snapshot, slug: str, start: date, end: date, language: str) -> TreatyChanges:
    def make() -> TreatyChanges:
        return _reckoned(record, slug, start, end, language)

    found: TreatyChanges = record.known(slug).made.once(("changes", start, end, language), make)
    return found


def _reckoned(record: Snapshot, slug: str, start: date, end: date, language: str) -> TreatyChanges:
    treaty, everybody = record.treaties[slug], record.known(slug).lives
    called = names_in(record, end, language)
    events = tuple(
        ChangeRow(
            treaty, one.kind, one.state, called.get(one.state, one.state), one.when, _what(one.kind, one.act.kind),
            str(one.act.id), one.act.article, one.exact,
        )
        for one in events_between(everybody, start=start, end=end)
    )  # fmt: skip
    classes = [
        ClassRow(one.state, called.get(one.state, one.state), one.before, one.after)
        for one in class_changes(everybody, start=start, end=end)
    ]
    classes.sort(key=lambda row: (row.name.casefold(), row.state))
    day = _entry(record, slug, None).day
    in_force = day if day is not None and start < day <= end else None
    return TreatyChanges(treaty, short_title_of(treaty, language), events, tuple(classes), in_force)


def _what(kind: EventKind, act_kind: str) -> str:
    """The act in words; for an effect, what took effect."""
    return event_word(kind) if kind in (EventKind.IN_FORCE, EventKind.LEFT) else kind_word(act_kind)


def by_kind(rows: Sequence[ChangeRow]) -> list[tuple[str, str, list[ChangeRow]]]:
    """(code, heading, rows) of every kind that has rows, in the order in which kinds are shown."""
    groups = [(kind.value, event_word(kind), [row for row in rows if row.kind is kind]) for kind in EventKind]
    return [(code, words, found) for code, words, found in groups if found]
