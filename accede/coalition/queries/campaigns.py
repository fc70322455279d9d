"""Campaigns, the day they show, and what they say of themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import campaigns_of
from accede.coalition.models import Assessment, Campaign, Purpose


class NoSuchDay(Http404):
    """The address asks for a day that the calendar does not have."""


def campaigns_for(reader: Any, *, on: date) -> list[Campaign]:
    """Campaigns whose papers the reader may read on the day, by short name."""
    slugs = campaigns_of(reader, Right.READ_PAPERS, on=on)
    found = Campaign.objects.select_related("treaty").order_by("short_name", "slug")
    return list(found if slugs is None else found.filter(slug__in=slugs))


def campaign(slug: str) -> Campaign:
    """The campaign of that slug, or Campaign.DoesNotExist. The caller has asked who may read."""
    return Campaign.objects.select_related("treaty").get(slug=slug)


def campaigns_meant(slug: str | None) -> list[Campaign]:
    """The campaign of that slug, or all of them where none is named: for the house itself (the index). One query."""
    found = Campaign.objects.select_related("treaty").order_by("slug")
    return list(found.filter(slug=slug) if slug else found)


def shown_day(campaign: Campaign, asked: str | None = None, *, today: date) -> date:
    """The day a page shows: the one asked for (?on=2004-01-30), else the campaign's own, else today.

    Raises NoSuchDay (a 404 with a plain sentence) for anything that is no day.
    """
    if not asked:
        return campaign.shown_on_date or today
    try:
        day = parse_date(asked)
    except ValueError:
        day = None
    if day is None:
        raise NoSuchDay(_("“%(asked)s” is no day of the calendar. Write it as 2004-01-30.") % {"asked": asked})
    return day


def periods(campaign: Campaign, *, on: date) -> list[tuple[date, date]]:
    """The periods that the campaign compares, cut at the day; those that begin later are left out."""
    read = [(date.fromisoformat(first), date.fromisoformat(last) if last else on) for first, last in campaign.periods]
    return [(first, min(last, on)) for first, last in read if first <= on]


def purposes(campaign: Campaign) -> list[Purpose]:
    """The alliance's purposes in its own order."""
    return list(Purpose.objects.filter(campaign=campaign).order_by("order", "key"))


def assessments_by_year(campaign: Campaign) -> list[tuple[int, list[Assessment]]]:
    """Everything that the alliance says of its years, the latest year first. One query."""
    years: dict[int, list[Assessment]] = {}
    for row in Assessment.objects.filter(campaign=campaign).order_by("-year", "section", "order", "key"):
        years.setdefault(row.year, []).append(row)
    return list(years.items())


def assessments(campaign: Campaign, year: int) -> list[Assessment]:
    """What the alliance says of a year, in its own order."""
    return list(Assessment.objects.filter(campaign=campaign, year=year).order_by("section", "order", "key"))


def campaigns_by_treaty() -> dict[str, list[str]]:
    """{slug of a treaty: names of its campaigns on this installation, as menus show them}. One query."""
    found: dict[str, list[str]] = {}
    for treaty, name in Campaign.objects.order_by("id").values_list("treaty__slug", "short_name"):
        found.setdefault(treaty, []).append(name)
    return found


def free_slug(wish: str) -> str:
    """The wish, or the first of wish-2, wish-3, … that no campaign has."""
    taken = set(Campaign.objects.filter(slug__startswith=wish).values_list("slug", flat=True))
    numbered = (f"{wish}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wish, *numbered) if slug not in taken)
