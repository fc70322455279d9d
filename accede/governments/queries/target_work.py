"""What waits because of targets: reviews that are due, targets that nobody met lately; rows that others point at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign, SharedWith
from accede.coalition.rules import reading_of, seen
from accede.governments.models import Champion, Target, TargetList
from accede.governments.queries.contacts import last_contacts
from accede.governments.queries.targets import target_rows, targets_seen, with_campaign
from accede.kit.localdates import long_day
from accede.kit.offers import DatedThing, DayFigure, Referenced, WorkLine
from accede.record.queries import names

AHEAD = timedelta(days=14)
QUIET = 60  # days without a contact
WIDELY = (SharedWith.ALLIANCE, SharedWith.PUBLIC)


def reviews(campaign: Campaign, *, reader: Any, on: date) -> list[WorkLine]:
    """Targets to be looked at again within two weeks, and those whose day went by. Two queries."""
    called = names(on=on)
    return [
        WorkLine(
            _("Review the target %(state)s") % {"state": called.get(row.state.code, row.state.code)},
            row.get_absolute_url(),
            due=row.review_date,
            late=row.review_date is not None and row.review_date < on,
            sub=row.targets.title,
            action=_("Review"),
        )
        for row in _reviewed(campaign, reader, on, until=on + AHEAD)
    ]


def review_days(campaign: Campaign, *, reader: Any, on: date, first: date, until: date) -> list[DatedThing]:
    """The days in the span on which targets are to be reviewed. Two queries."""
    rows, called = _reviewed(campaign, reader, on, until=until), names(on=on)
    return [
        DatedThing(
            row.review_date,
            _("Review of the target %(state)s") % {"state": called.get(row.state.code, row.state.code)},
            row.get_absolute_url(),
            row.targets.title,
            f"governments.target:{row.key}",
        )
        for row in rows
        if row.review_date is not None and row.review_date >= first
    ]


def _reviewed(campaign: Campaign, reader: Any, on: date, *, until: date) -> list[Target]:
    rows = targets_seen(campaign, reader=reader, on=on)
    rows = rows.filter(review_date__lte=until, dropped_date=None, added_date__lte=on)
    return with_campaign(rows.order_by("review_date", "state__code"), campaign)


def quiet_targets(campaign: Campaign, *, reader: Any, on: date) -> list[DayFigure]:
    """How many target States have no contact within 60 days that the reader sees; nothing without a target."""
    reading = reading_of(reader, campaign.slug, on=on)
    codes = {row.state.code for row in target_rows(campaign, reader=reading, as_of=on, on=on)}
    if not codes:
        return []
    met = last_contacts(campaign, reader=reading, as_of=on, on=on)
    since = on - timedelta(days=QUIET)
    quiet = [code for code in codes if code not in met or met[code][1] < since]
    note = _("of %(all)d target States; no contact on record since %(day)s that you may see")
    words = note % {"all": len(codes), "day": long_day(since)}
    url = f"{reverse('governments:table', args=[campaign.slug])}?cut=1&target=yes&met=quiet"
    return [DayFigure(len(quiet), _("targets without a contact for 60 days"), words, url=url, order=35)]


def targets_meant(subject: tuple[str, Mapping[str, list[str]]], *, reader: Any, on: date) -> list[Referenced]:
    """Targets that rows of other rooms are about. Nothing is asked of the database when none is meant."""
    slug, asked = subject
    keys = asked.get(Target._meta.label_lower, [])
    if not keys or not may(reader, Right.READ_PAPERS, campaign=slug, on=on):
        return []
    rows = seen(Target.objects.filter(targets__campaign__slug=slug, key__in=keys), reading_of(reader, slug, on=on))
    called = names(on=on)
    return [
        Referenced(
            Target._meta.label_lower,
            row.key,
            f"{called.get(row.state.code, row.state.code)}, {row.targets.title}",
            row.get_absolute_url(),
            row.targets.shared_with in WIDELY,
        )
        for row in rows.select_related("targets__campaign", "state")
    ]


def lists_for_index(campaign: Campaign) -> list[TargetList]:
    """Every list, with its owner; the index is cut when somebody searches."""
    rows = list(TargetList.objects.filter(campaign=campaign).select_related("owner"))
    for row in rows:
        row.campaign = campaign
    return rows


def champions_for_index(campaign: Campaign) -> list[Champion]:
    """Every champion and sponsor, with its owner; the index is cut when somebody searches."""
    rows = list(Champion.objects.filter(campaign=campaign).select_related("owner", "state"))
    for row in rows:
        row.campaign = campaign
    return rows
