"""What the first page shows, as plain values, for one reader and one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Campaign
from accede.kit import offers
from accede.kit.localdates import long_day
from accede.kit.offers import Beginning, DatedThing, DayFigure, InOffice, News, OthersLine, Prepared, WorkLine

FAR = date.max
DATES = 10
LINES = 12  # of what waits, until the reader asks for all of it

# The record offers the days of every treaty; a campaign waits for those of its own.
_REPORT = "record.report:"
_OF_A_TREATY = ("record.in-force:", _REPORT)


@dataclass(frozen=True)
class NewThing:
    """Something new on record, and the drafts that were made from it."""

    news: News
    drafts: tuple[Prepared, ...]


@dataclass(frozen=True)
class Today:
    """The whole page."""

    heading: str
    lede: str
    news: list[NewThing]
    drafts: list[Prepared]  # those that follow from nothing shown above them
    figures: list[DayFigure]
    work: list[WorkLine]
    others: list[OthersLine]
    dates: list[DatedThing]
    offices: list[InOffice]
    beginnings: list[Beginning]

    @property
    def begun(self) -> int:
        """How many of the first steps are done."""
        return sum(step.done for step in self.beginnings)

    @property
    def first_work(self) -> list[WorkLine]:
        """What waits, the first of it."""
        return self.work[:LINES]

    @property
    def more_work(self) -> bool:
        return len(self.work) > LINES


def today(campaign: Campaign, *, on: date, reader: Any) -> Today:
    """What waits for the reader in the campaign and what is new, as of the day: all of it offered by the rooms."""

    def ask(kind: str) -> list[Any]:
        return offers.ask(kind, subject=campaign.slug, on=on, reader=reader)

    work = _soonest(ask("work"))
    news = ask("news")
    drafts = sorted(ask("prepared"), key=lambda each: (each.about, each.order))
    of_news = {each.key for each in news}
    return Today(
        heading=_("%(weekday)s, %(day)s") % {"weekday": WEEKDAYS[on.weekday()], "day": long_day(on)},
        lede=_lede(news, work),
        news=[NewThing(each, tuple(one for one in drafts if one.about == each.key)) for each in news],
        drafts=[each for each in drafts if each.about not in of_news],
        figures=sorted(ask("day_figures"), key=lambda each: each.order),
        work=work,
        others=sorted(ask("waiting_for_others"), key=lambda line: (not line.late, line.due or FAR, line.title)),
        dates=coming(campaign, ask("dates"), on=on)[:DATES],
        offices=sorted(ask("in_office"), key=lambda each: each.order),
        beginnings=beginnings(campaign, on=on, reader=reader),
    )


def beginnings(campaign: Campaign, *, on: date, reader: Any) -> list[Beginning]:
    """The first steps of a running campaign; none once all are done, and none for one that is over."""
    if campaign.shown_on_date is not None:
        return []
    steps = sorted(offers.ask("beginnings", subject=campaign.slug, on=on, reader=reader), key=lambda step: step.order)
    return [] if all(step.done for step in steps) else steps


def coming(campaign: Campaign, things: Iterable[DatedThing], *, on: date) -> list[DatedThing]:
    """The campaign's own dated things on the day or later, soonest first; reports due on one day as one line."""
    return together(each for each in things if each.day >= on and ours(campaign, each))


def ours(campaign: Campaign, each: DatedThing) -> bool:
    """Whether it is the campaign's own: what follows from a treaty is, when the treaty is the campaign's."""
    return not each.key.startswith(_OF_A_TREATY) or each.key.split(":")[1] == campaign.treaty.slug


def together(things: Iterable[DatedThing]) -> list[DatedThing]:
    """In order of time, each once; first reports that fall due on one day for many States are one line."""
    found: dict[tuple[str, date], list[DatedThing]] = {}
    for each in things:
        kind = each.key.rpartition(":")[0] if each.key.startswith(_REPORT) else f"{each.url} {each.title}"
        found.setdefault((kind, each.day), []).append(each)
    return sorted((_one(same) for same in found.values()), key=lambda each: (each.day, each.title))


def _one(same: list[DatedThing]) -> DatedThing:
    first = same[0]
    if len(same) == 1 or not first.key.startswith(_REPORT):
        return first
    states = ngettext("%(n)d State", "%(n)d States", len(same)) % {"n": len(same)}
    return DatedThing(first.day, _("First reports to the Committee fall due"), first.url, sub=states, key=first.key)


def _lede(news: list[News], work: list[WorkLine]) -> str:
    acts = ngettext("One new act in the last month.", "%(n)d new acts in the last month.", len(news))
    acts %= {"n": len(news)}
    if not work:
        return _("Nothing waits for you.") + " " + acts
    late = sum(line.late for line in work)
    waits = ngettext("One item waits for you.", "%(n)d items wait for you.", len(work)) % {"n": len(work)}
    if late:
        waits += " " + ngettext("One of them is late.", "%(n)d of them are late.", late) % {"n": late}
    return f"{waits} {acts}"


def _soonest(lines: Iterable[WorkLine]) -> list[WorkLine]:
    return sorted(lines, key=lambda line: (not line.late, line.due or FAR, line.title))
