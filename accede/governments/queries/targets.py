"""Targets of the campaign on a day, champions and sponsors, the country of the month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accede.coalition.models import Campaign, Organisation
from accede.coalition.rules import reading_of, seen
from accede.core.dates import Moment
from accede.governments.models import Champion, MonthCountry, Target, TargetList
from accede.governments.rules import rows_seen
from accede.record.models import State


def target_lists(campaign: Campaign, *, reader: Any, on: date) -> QuerySet[TargetList]:
    """The lists that the reader may see, the newest period first. Two queries; one for a Reading."""
    rows = rows_seen(TargetList.objects.select_related("owner"), campaign, reader=reader, on=on)
    return rows.order_by("-from_date", "-until_date", "title", "key")


def targets_seen(campaign: Campaign, *, reader: Any, on: date) -> QuerySet[Target]:
    """All States on the lists that the reader may see, dropped ones too. Each comes with its list and State."""
    rows = Target.objects.filter(targets__campaign=campaign)
    rows = seen(rows, reading_of(reader, campaign.slug, on=on)).select_related(
        "targets__owner", "state", "organisation"
    )
    return rows.order_by("targets__from_date", "targets__title", "state__code")


def target_rows(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> list[Target]:
    """The targets of the day: on a list whose period holds it, added by then and not dropped yet. Two queries.

    The campaign stands on each, so that its address asks for nothing.
    """
    rows = _on_the_day(targets_seen(campaign, reader=reader, on=on), as_of)
    return with_campaign(rows, campaign)


def targets_of(campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date) -> list[Target]:
    """The same for one State. Two queries."""
    rows = _on_the_day(targets_seen(campaign, reader=reader, on=on).filter(state=state), as_of)
    return with_campaign(rows, campaign)


def standing_on_list(campaign: Campaign, key: str, *, reader: Any, as_of: date, on: date) -> list[str]:
    """Codes of the States that stand on a list on the day, whatever its period. Two queries."""
    rows = targets_seen(campaign, reader=reader, on=on).filter(targets__key=key)
    rows = rows.filter(added_on_or_before(as_of), not_dropped_on(as_of))
    return list(rows.values_list("state__code", flat=True))


def _on_the_day(rows: QuerySet[Target], day: date) -> QuerySet[Target]:
    period = Q(targets__from_date__lte=day, targets__until_date__gte=day)
    return rows.filter(period, added_on_or_before(day), not_dropped_on(day))


def added_on_or_before(day: date) -> Q:
    """Targets that stood on their list by the end of the day."""
    return Q(added_date__lte=day)


def not_dropped_on(day: date) -> Q:
    """Targets that were not dropped by the end of the day."""
    return Q(dropped_date__isnull=True) | Q(dropped_date__gt=day)


def with_campaign(rows: Iterable[Target], campaign: Campaign) -> list[Target]:
    """The rows, each with the campaign on its list, so that no address asks for it."""
    found = list(rows)
    for row in found:
        row.targets.campaign = campaign
    return found


def champions(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> list[Champion]:
    """Champions and sponsors of the day that the reader may see, by State. Two queries."""
    return _held(_champions(campaign, reader, on), campaign, as_of)


def champions_of(campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date) -> list[Champion]:
    """The same for one State. Two queries."""
    return _held(_champions(campaign, reader, on).filter(state=state), campaign, as_of)


def past_champions(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> list[Champion]:
    """Those who were it and no longer are on the day, by State. Two queries."""
    rows = _champions(campaign, reader, on)
    return [row for row in _with_campaign(rows, campaign) if _begun(row, as_of) and _over(row, as_of)]


def _champions(campaign: Campaign, reader: Any, on: date) -> QuerySet[Champion]:
    rows = rows_seen(Champion.objects.select_related("state", "owner"), campaign, reader=reader, on=on)
    return rows.order_by("state__code", "role", "from_date", "key")


def _held(rows: Iterable[Champion], campaign: Campaign, day: date) -> list[Champion]:
    return [row for row in _with_campaign(rows, campaign) if _begun(row, day) and not _over(row, day)]


def _with_campaign(rows: Iterable[Champion], campaign: Campaign) -> list[Champion]:
    found = list(rows)
    for row in found:
        row.campaign = campaign
    return found


def _begun(row: Champion, day: date) -> bool:
    """Not certainly later: a beginning that is not known is taken to lie before."""
    first: Moment = row.from_date
    return first.earliest is None or first.earliest <= day


def _over(row: Champion, day: date) -> bool:
    """Certainly before the day, or on it: the last day is still its own."""
    last: Moment = row.until_date
    return last.latest is not None and last.latest < day


def countries_of_months(campaign: Campaign, *, as_of: date) -> list[MonthCountry]:
    """The countries chosen for months up to that of the day, the newest first. One query."""
    rows = MonthCountry.objects.filter(campaign=campaign, month__lte=as_of).select_related("state")
    return list(rows.order_by("-month"))


def organisations_to_choose(campaign: Campaign) -> QuerySet[Organisation]:
    """The organisations in whose hands a target can be."""
    return Organisation.objects.filter(campaign=campaign).order_by("name")


def targets_of_list(targets: TargetList) -> list[Target]:
    """All States of a list that its reader was given, dropped ones too. One query."""
    rows = list(Target.objects.filter(targets=targets).select_related("state", "organisation"))
    for row in rows:
        row.targets = targets
    return rows
