"""Everything dated in a campaign, as a month or a list, cut to its reader."""

from __future__ import annotations

import calendar as months
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.kit import offers
from accede.kit.offers import DatedThing, Span
from accede.kit.refusals import Refused
from accede.today.queries.day import ours, together

YEARS = (1900, 2200)
LISTED = 366  # days of the list, from its first


class View(StrEnum):
    MONTH = "month"
    LIST = "list"


class NoSuchMonth(Refused):
    """The address asks for a month that the calendar does not have."""


@dataclass(frozen=True)
class Day:
    """A square of the month. `inside`: whether it belongs to the month shown."""

    day: date
    inside: bool
    is_today: bool
    things: tuple[DatedThing, ...]


@dataclass(frozen=True)
class Month:
    """A month in weeks from Monday to Sunday, and the months beside it as addresses write them."""

    first: date
    before: str
    after: str
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def full_days(self) -> list[Day]:
        """The month's days on which something stands, for a narrow screen."""
        return [day for week in self.weeks for day in week if day.inside and day.things]


def month_of(asked: str | None, *, today: date) -> date:
    """The first day of the month asked for as 2004-02, or of today's. Raises NoSuchMonth."""
    if not asked:
        return today.replace(day=1)
    found = re.fullmatch(r"(\d{4})-(\d{2})", asked)
    year, month = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (YEARS[0] <= year <= YEARS[1] and 1 <= month <= 12):
        raise NoSuchMonth(_("“%(asked)s” is no month. Write it as 2004-02.") % {"asked": asked})
    return date(year, month, 1)


def days_for(campaign: Campaign, *, first: date, until: date, on: date, reader: Any) -> list[DatedThing]:
    """What is dated from the first day to the last, both included, as known on the day `on`: what the rooms have for
    the span, and what comes. Each thing once, in order of time.
    """
    span = Span(campaign.slug, first, until)
    found = [
        *offers.ask("calendar", subject=span, on=on, reader=reader),
        *offers.ask("dates", subject=campaign.slug, on=on, reader=reader),
    ]
    held = [each for each in found if first <= each.day <= until and ours(campaign, each)]
    return sorted(together(held), key=lambda each: (each.day, each.at is not None, _hour(each), each.title))


def _hour(each: DatedThing) -> str:
    return each.at.isoformat() if each.at else ""


def calendar(campaign: Campaign, *, month: date, today: date, on: date, reader: Any) -> Month:
    """A month with what is dated in it, and in the days of its first and last week. `month` is its first day."""
    weeks = months.Calendar(firstweekday=0).monthdatescalendar(month.year, month.month)
    things = days_for(campaign, first=weeks[0][0], until=weeks[-1][-1], on=on, reader=reader)
    by_day: dict[date, list[DatedThing]] = {}
    for each in things:
        by_day.setdefault(each.day, []).append(each)
    return Month(
        first=month,
        before=_written(month - timedelta(days=1)),
        after=_written(month + timedelta(days=31)),
        weeks=tuple(
            tuple(Day(day, day.month == month.month, day == today, tuple(by_day.get(day, ()))) for day in week)
            for week in weeks
        ),
    )


def _written(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"
