"""The alliance on a day: how many it has, who holds its offices and how far their terms are, its dated things."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.queries.memberships import members_on, places
from accede.coalition.queries.offices import Held, OfficeOnADay, offices
from accede.kit.localdates import long_day
from accede.kit.offers import DatedThing, DayFigure, InOffice


def day_figures(campaign: Campaign, *, on: date) -> list[DayFigure]:
    """Members and observers on the day; "not known" with what is attested where the source says no more."""
    counts = members_on(campaign, on=on)
    members, observers = counts["member"], counts["observer"]
    url = f"{campaign.get_absolute_url()}?on={on}"
    what = _("members and observers")
    if members.known and observers.known:
        number = _("%(members)d + %(observers)d") % {"members": members.certain, "observers": observers.certain}
        return [DayFigure(number, what, _("on %(day)s") % {"day": long_day(on)}, url=url, order=40)]
    values = {"members": members.open, "observers": observers.open, "time": members.attested_words}
    note = _("%(members)d and %(observers)d attested for %(time)s") % values
    return [DayFigure(_("not known"), what, note, url=url, order=40)]


def in_office(campaign: Campaign, *, on: date) -> list[InOffice]:
    """Every office with who holds it on the day. Two queries."""
    return [_office(place, each, on) for place, each in enumerate(offices(campaign, on=on))]


def _office(place: int, each: OfficeOnADay, on: date) -> InOffice:
    return InOffice(
        order=place,
        title=each.office.name,
        url=each.office.get_absolute_url(),
        holders=tuple((held.term.holder, held.time) for held in each.holders),
        clock=next((clock for held in each.holders if held.certain and (clock := _clock(each, held, on))), None),
    )


def _clock(each: OfficeOnADay, held: Held, on: date) -> tuple[float, float, str] | None:
    """Days gone by of the term's days, and the month in words; None while either end is not known to the day."""
    term, months = held.term, each.office.term_months
    if not months or not term.start.is_day or not term.end.is_day:
        return None
    first, last = term.start.day, term.end.day
    month = (on.year - first.year) * 12 + on.month - first.month - (on.day < first.day) + 1
    words = _("Month %(month)d of %(months)d. The term ends on %(day)s.")
    return (on - first).days + 1, (last - first).days + 1, words % {
        "month": month, "months": months, "day": long_day(last)
    }  # fmt: skip


def calendar(campaign: Campaign, *, first: date, until: date) -> list[DatedThing]:
    """First and last days of terms and memberships in the span, where they are known to the day."""
    found = [
        thing
        for each in offices(campaign, on=until)
        for held in each.terms
        for thing in _edges(
            held.term,
            _("%(office)s: term begins") % {"office": each.office.name},
            _("Term of the %(office)s ends") % {"office": each.office.name},
            held.term.holder,
        )
    ]
    for place in places(campaign, on=until):
        named = {"organisation": place.organisation.short, "kind": place.membership.get_kind_display()}
        begins = _("%(organisation)s becomes %(kind)s") % named
        ends = _("%(organisation)s is %(kind)s for the last day") % named
        found += _edges(place.membership, begins, ends, "")
    return [thing for thing in found if first <= thing.day <= until]


def _edges(row: Any, begins: str, ends: str, sub: str) -> list[DatedThing]:
    url, name = row.get_absolute_url(), f"coalition.{row._meta.model_name}:{row.key}"
    edges = ((row.start, begins, "begins"), (row.end, ends, "ends"))
    return [
        DatedThing(moment.day, words, url, sub, f"{name}:{which}") for moment, words, which in edges if moment.is_day
    ]
