"""Days that follow from the record, for calendars: entry into force, its end, reports due to a Committee."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.core.cycle import report_dates
from accede.core.dates import Moment
from accede.kit.localdates import long_day
from accede.public.queries.citing import absolute
from accede.record import queries as record

YEARS_AHEAD = 6  # of reports due; at least one of every State's, with the longest cycle known
YEARS_BACK = 1  # of reports due in a treaty's calendar; a State's own calendar holds all of them


@dataclass(frozen=True)
class Happening:
    """A whole day. `uid` names the thing, not the day: when the record moves the day, calendars move it too."""

    uid: str
    day: date
    title: str
    told: str
    url: str
    categories: tuple[str, ...]


def of_treaty(treaty: Any, *, today: date, language: str) -> list[Happening]:
    """The treaty's own entry into force and every State's, past and coming; ends; reports due."""
    found = [*_entry(treaty, language)]
    since = date(today.year - YEARS_BACK, 1, 1)
    called = record.names(on=today, language=language)
    for code in record.snapshot().membership(treaty.slug):
        mine = _of_state(treaty, code, called.get(code, code), today, language)
        found += [each for each in mine if not each.uid.startswith("report.") or each.day >= since]
    return _in_order(found)


def of_state(code: str, *, today: date, language: str) -> list[Happening]:
    """The State's days under every treaty on record."""
    record.snapshot().load_acts()
    name = record.state_name(code, on=today, language=language)
    found = [
        each
        for treaty in record.snapshot().treaties.values()
        for each in _of_state(treaty, code, name, today, language)
    ]
    return _in_order(found)


def _in_order(found: list[Happening]) -> list[Happening]:
    return sorted(found, key=lambda each: (each.day, each.uid))


def _entry(treaty: Any, language: str) -> Iterator[Happening]:
    found = record.entry(treaty)
    day = found.official or found.computed
    if day is None:
        return
    title = record.short_title_of(treaty, language=language)
    told = _("Computed from the treaty and the deposits on record.")
    if found.official and found.computed and found.official != found.computed:
        told = _("The depositary's day; the treaty and the deposits on record give %(day)s.") % {
            "day": long_day(found.computed)
        }
    elif found.official:
        told = _("The depositary's day.")
    yield Happening(
        f"in-force.{treaty.slug}", day, _("%(treaty)s enters into force") % {"treaty": title},
        _with_source(told, treaty), _page(treaty, language), ("entry into force", treaty.slug),
    )  # fmt: skip


def _of_state(treaty: Any, code: str, name: str, today: date, language: str) -> Iterator[Happening]:
    held = record.snapshot().membership(treaty.slug).get(code)
    told = {"state": name, "treaty": record.short_title_of(treaty, language=language)}
    for number, interval in enumerate(held.party if held else (), start=1):
        named = f"{treaty.slug}.{code.lower()}.{number}"
        url, labels = _page(treaty, language), (treaty.slug, code)
        start, end = _day(interval.start), _day(interval.end)
        if start:
            words = _with_source(_("Computed from the treaty and the deposit on record."), treaty)
            title = _("%(treaty)s in force for %(state)s") % told
            yield Happening(f"in-force.{named}", start, title, words, url, ("entry into force", *labels))
        if end:
            title = _("%(treaty)s no longer in force for %(state)s") % told
            words = _with_source(_("From this day on."), treaty)
            yield Happening(f"end.{named}", end, title, words, url, ("end", *labels))
        if start and interval.end is None:
            yield from _reports(treaty, named, start, told, date(today.year + YEARS_AHEAD, 12, 31), url, labels)


def _reports(
    treaty: Any, named: str, start: date, told: dict[str, str], until: date, url: str, labels: tuple[str, ...]
) -> Iterator[Happening]:
    cycle = record.snapshot().rules(treaty.slug).reports
    if cycle is None:
        return
    words = _("Article %(article)s. Computed from the treaty; the Committee may set another date.") % {
        "article": cycle.article
    }
    for due in report_dates(cycle, start, until=until):
        title = _("%(state)s: report %(number)s under the %(treaty)s due") % {**told, "number": due.number}
        uid = f"report.{named}.{due.number}"
        yield Happening(uid, due.day, title, _with_source(words, treaty), url, ("report due", *labels))


def _day(moment: Moment | None) -> date | None:
    """The day itself, when it is known; a month or a year is no day for a calendar."""
    return moment.day if moment is not None and moment.is_day else None


def _page(treaty: Any, language: str) -> str:
    return absolute(reverse("public:status", args=[language, treaty.slug]))


def _with_source(words: str, treaty: Any) -> str:
    return words + " " + _("Source: %(source)s.") % {"source": record.shipped_words(treaty.source).rstrip(".")}
