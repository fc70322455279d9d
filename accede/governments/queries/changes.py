"""What changed in the files between two days, as far as the reader sees it: how many of each kind, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, reading_of, seen
from accede.governments.models import (
    Contact,
    Obstacle,
    ObstacleMove,
    Position,
    Promise,
    PromiseStep,
    StepFact,
    Target,
)
from accede.governments.queries.promises import dated_by
from accede.governments.rules import rows_seen
from accede.kit.localdates import short_day
from accede.record import queries as record

SPAN = timedelta(days=14)
SHOWN = 25  # of each kind


@dataclass(frozen=True)
class Happening:
    """One change of a file."""

    day: Any  # a date or a Moment
    code: str
    name: str
    words: str
    url: str = ""


@dataclass(frozen=True)
class Kind:
    """Changes of one kind: what they are, how many there were, and the newest of them."""

    key: str
    title: str
    definition: str
    number: int
    rows: tuple[Happening, ...]

    @property
    def more(self) -> int:
        return self.number - len(self.rows)


@dataclass(frozen=True)
class _Asked:
    """A campaign, the days (after `since`, up to `until`) and with whose eyes it is looked at."""

    campaign: Campaign
    since: date
    until: date
    reading: Reading
    on: date
    names: Mapping[str, str]  # of States on the last day

    def within(self, name: str) -> Q:
        """Rows whose day lies in the span."""
        return Q(**{f"{name}__gt": self.since, f"{name}__lte": self.until})

    def rows(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Rows of the campaign that the reader sees."""
        return rows_seen(rows.select_related("state"), self.campaign, reader=self.reading, on=self.on)

    def parts(self, rows: QuerySet[Any], above: str) -> QuerySet[Any]:
        """Parts of rows of the campaign that the reader sees."""
        rows = rows.filter(**{f"{above}__campaign": self.campaign})
        return seen(rows, self.reading).select_related(f"{above}__state")


def changes(campaign: Campaign, *, since: date, reader: Any, as_of: date, on: date) -> list[Kind]:
    """What changed after the day `since`, up to the end of the day `as_of`. A fixed number of queries."""
    asked = _Asked(campaign, since, as_of, reading_of(reader, campaign.slug, on=on), on, record.names(on=as_of))
    return [make(asked) for make in _KINDS]


def _kind(
    key: str, title: str, definition: str, rows: QuerySet[Any], order: tuple[str, ...], made: Callable[[Any], Happening]
) -> Kind:
    """Two queries: how many, and the newest."""
    return Kind(key, title, definition, rows.count(), tuple(made(row) for row in rows.order_by(*order)[:SHOWN]))


def _of(asked: _Asked, row: Any, day: Any, words: Any, shown: Any = None) -> Happening:
    """A row, or a part of the row `shown`, with the name of its State on the day."""
    home = shown or row
    home.campaign = asked.campaign  # so that its address needs no query
    code = home.state.code
    return Happening(day, code, asked.names.get(code, code), str(words), home.get_absolute_url())


def _acts(asked: _Asked) -> Kind:
    found = record.changes([asked.campaign.treaty], start=asked.since, end=asked.until).treaties[0]
    rows = sorted(found.events, key=lambda row: (row.when.sort_key, row.name), reverse=True)
    shown = [Happening(row.when, row.state, row.name, row.what) for row in rows[:SHOWN]]
    return Kind("acts", _("Acts"), _("by the day of deposit or of effect, from the record"), len(rows), tuple(shown))


def _positions(asked: _Asked) -> Kind:
    rows = asked.rows(Position.objects.filter(asked.within("learned_date")))
    title, definition = _("Positions"), _("claims, by the day on which the alliance learned of them")
    return _kind("positions", title, definition, rows, ("-learned_date", "key"), lambda row: _of(
        asked, row, row.learned_date, row.get_stance_display()
    ))  # fmt: skip


def _steps(asked: _Asked) -> Kind:
    rows = asked.rows(StepFact.objects.filter(asked.within("learned_date")).select_related("step"))
    title, definition = _("Steps on the way to deposit"), _("facts, by the day on which the alliance learned of them")
    return _kind("steps", title, definition, rows, ("-learned_date", "key"), lambda row: _of(
        asked, row, row.learned_date, row
    ))  # fmt: skip


def _promises(asked: _Asked) -> Kind:
    rows = asked.rows(Promise.objects.filter(~dated_by("made", asked.since) & dated_by("made", asked.until)))
    title, definition = _("Promises made"), _("by the day on which they were made")
    return _kind("promises", title, definition, rows, ("-made", "key"), lambda row: _of(asked, row, row.made, row))


def _outcomes(asked: _Asked) -> Kind:
    rows = asked.parts(PromiseStep.objects.filter(asked.within("day")), "promise")
    title, definition = _("What became of promises"), _("steps of promises, by their day")
    return _kind("outcomes", title, definition, rows, ("-day", "promise__key", "number"), lambda row: _of(
        asked, row, row.day, f"{row.promise}: {row.get_kind_display()}", row.promise
    ))  # fmt: skip


def _contacts(asked: _Asked) -> Kind:
    rows = asked.rows(Contact.objects.filter(asked.within("logged_date")))
    title, definition = _("Contacts"), _("held or planned, by the day on which they were logged")
    return _kind("contacts", title, definition, rows, ("-logged_date", "-day", "key"), lambda row: _of(
        asked, row, row.logged_date, f"{row}, {short_day(row.day)}"
    ))  # fmt: skip


def _obstacles(asked: _Asked) -> Kind:
    rows = asked.rows(Obstacle.objects.filter(asked.within("learned_date")))
    title, definition = _("Obstacles"), _("by the day on which the alliance learned of them")
    return _kind("obstacles", title, definition, rows, ("-learned_date", "key"), lambda row: _of(
        asked, row, row.learned_date, row
    ))  # fmt: skip


def _moves(asked: _Asked) -> Kind:
    rows = asked.parts(ObstacleMove.objects.filter(asked.within("day")), "obstacle")
    title, definition = _("What became of obstacles"), _("effects of answers, by their day")
    return _kind("moves", title, definition, rows, ("-day", "obstacle__key", "number"), lambda row: _of(
        asked, row, row.day, f"{row.obstacle}: {row.get_effect_display()}", row.obstacle
    ))  # fmt: skip


def _targets(asked: _Asked) -> Kind:
    rows = seen(Target.objects.filter(targets__campaign=asked.campaign), asked.reading)
    rows = rows.filter(asked.within("added_date") | asked.within("dropped_date")).select_related("targets", "state")
    title, definition = _("Targets"), _("added or dropped, by that day")
    found = [each for row in rows.order_by("state__code") for each in _of_target(asked, row)]
    newest = sorted(found, key=lambda each: each.day, reverse=True)
    return Kind("targets", title, definition, len(found), tuple(newest[:SHOWN]))


def _of_target(asked: _Asked, row: Target) -> Iterable[Happening]:
    row.targets.campaign = asked.campaign
    name, url = asked.names.get(row.state.code, row.state.code), row.get_absolute_url()
    for day, words in ((row.added_date, _("added to “%(list)s”")), (row.dropped_date, _("dropped from “%(list)s”"))):
        if day is not None and asked.since < day <= asked.until:
            yield Happening(day, row.state.code, name, words % {"list": row.targets.title}, url)


_KINDS = (_acts, _positions, _steps, _promises, _outcomes, _contacts, _obstacles, _moves, _targets)
