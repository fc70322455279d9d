"""What members posted: what waits to be read, and everything that was held where, on a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Campaign
from accede.coalition.rules import reading_of, visible
from accede.events.models import Event, Posting
from accede.events.queries.order import by_date, year_of
from accede.kit import drawing
from accede.kit.localdates import long_day
from accede.record import queries as record

# How many events were held in a country, and the pattern for it: the first that is reached counts.
STEPS = ((5, "p"), (2, "s"), (1, "x"))


@dataclass(frozen=True)
class Country:
    """A country and what was held there, by date."""

    name: str
    iso3: str
    events: list[Event]

    @property
    def mark(self) -> str:
        return next(mark for least, mark in STEPS if len(self.events) >= least)


@dataclass(frozen=True)
class Held:
    """The events of a year (or of all years) by country; those of which the country is not on record stand apart."""

    countries: list[Country]
    nowhere: list[Event]
    years: list[int]


def postings(campaign: Campaign, *, reader: Any, on: date) -> list[Posting]:
    """What members posted and the reader sees, what waits first, then the latest."""
    mine = visible(Event.objects.filter(campaign=campaign), reading_of(reader, campaign.slug, on=on))
    rows = Posting.objects.filter(event__in=mine.values("pk")).select_related("event", "organisation")
    found = sorted(rows, key=lambda row: row.posted_at, reverse=True)
    for row in found:
        row.event.campaign = campaign  # so that its address needs no query
    return sorted(found, key=lambda row: row.verdict != Posting.Verdict.WAITING)


def waiting(campaign: Campaign, *, reader: Any, on: date) -> list[Posting]:
    """What waits to be read."""
    return [row for row in postings(campaign, reader=reader, on=on) if row.verdict == Posting.Verdict.WAITING]


def held_where(campaign: Campaign, *, year: int | None, reader: Any, on: date) -> Held:
    """The events that the reader sees, by country. Cancelled ones, and those that wait to be read, are left out."""
    rows = visible(
        Event.objects.filter(campaign=campaign, cancelled_date=None), reading_of(reader, campaign.slug, on=on)
    )
    found = sorted(rows.exclude(posting__verdict=Posting.Verdict.WAITING).select_related("country"), key=by_date)
    years = sorted({each for event in found if (each := year_of(event.starts))}, reverse=True)
    shown = [event for event in found if year is None or year_of(event.starts) == year]
    names = record.names(on=on)
    by_country: dict[str, list[Event]] = {}
    states: dict[str, Any] = {}
    for event in shown:
        event.campaign = campaign
        if event.country:
            by_country.setdefault(event.country.code, []).append(event)
            states[event.country.code] = event.country
    countries = [Country(names.get(code, code), states[code].iso3, rows) for code, rows in by_country.items()]
    return Held(sorted(countries, key=lambda each: each.name), [each for each in shown if not each.country], years)


def step_words() -> dict[str, str]:
    """What each pattern of the map means."""
    return {"p": _("five events or more"), "s": _("two to four events"), "x": _("one event")}


def map_of(held: Held, *, day: date) -> SafeString:
    """The map: a pattern for each country by how many events were held there. The list beside it says the same."""
    marks: Mapping[str, str] = {each.iso3: each.mark for each in held.countries if each.iso3}
    names = {each.iso3: f"{each.name}: {_count(len(each.events))}" for each in held.countries}
    title = _("World map of events on record on %(day)s") % {"day": long_day(day)}
    told = " · ".join(f"{each.name}: {len(each.events)}" for each in held.countries)
    return drawing.painted_map(marks, words=step_words(), day=day, names=names, title=title, note=told)


def legend() -> list[tuple[SafeString, str]]:
    """A sample of each pattern with its words."""
    return [(drawing.painted_swatch(mark), step_words()[mark]) for _least, mark in STEPS]


def _count(number: int) -> str:
    return ngettext("%(count)d event", "%(count)d events", number) % {"count": number}
