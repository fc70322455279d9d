"""Contributions: lists, sums by currency, what each paid for. Unknown amounts are counted, never summed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Campaign, Organisation
from accede.coalition.rules import THE_ALLIANCE, reading_of, shown, visible
from accede.core.dates import Moment
from accede.events.models import Event
from accede.funding.models import Contribution, Rhythm
from accede.funding.rules import readable
from accede.kit import localdates
from accede.materials.models import Item, PrintRun


@dataclass(frozen=True)
class Filter:
    """What a list is cut to; empty parts cut nothing."""

    text: str = ""
    kind: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Sum:
    """Known amounts by currency, cash and in kind apart, and how many rows give none."""

    cash: tuple[tuple[str, Decimal], ...]
    in_kind: tuple[tuple[str, Decimal], ...]
    cash_unknown: int
    in_kind_unknown: int


def contributions(campaign: Campaign, *, reader: Any, on: date) -> QuerySet[Contribution]:
    """The campaign's contributions with what a list shows of them; none for who may not read on the day."""
    rows = _complete(visible(Contribution.objects.filter(campaign=campaign), reading_of(reader, campaign.slug, on=on)))
    return rows if readable(campaign, reader=reader, on=on) else rows.none()


def listing(campaign: Campaign, *, reader: Any, on: date, only: Filter | None = None) -> list[Contribution]:
    """Contributions in the order of time (unknown days last), cut to the filter."""
    only = only or Filter()
    rows = contributions(campaign, reader=reader, on=on)
    if only.text:
        words = ("title", "purpose", "donor__name", "donor_words", "note")
        found = Q()
        for field in words:
            found |= Q(**{f"{field}__icontains": only.text})
        rows = rows.filter(found)
    if only.kind:
        rows = rows.filter(kind=only.kind)
    told = shown(rows, reading_of(reader, campaign.slug, on=on))
    return [row for row in _in_time(told) if only.year is None or _may_lie_in(row, only.year)]


def as_shown(row: Contribution, *, reader: Any, on: date) -> Contribution:
    """The contribution for its page: what it paid for and the reader may not see is left out. Not to be saved."""
    return shown([row], reading_of(reader, row.campaign.slug, on=on))[0]


def given_in(campaign: Campaign, year: int) -> list[Contribution]:
    """What was or may have been given in the year, for the report: as far as members and observers may read it."""
    found = _complete(visible(Contribution.objects.filter(campaign=campaign), THE_ALLIANCE))
    rows = _in_time(shown(found, THE_ALLIANCE))
    return [row for row in rows if _may_lie_in(row, year)]


def sums(rows: Iterable[Contribution]) -> Sum:
    """Known amounts of the rows by currency."""
    rows = list(rows)
    cash, in_kind = [row for row in rows if not row.is_in_kind], [row for row in rows if row.is_in_kind]
    return Sum(
        cash=_by_currency((row.currency, row.amount) for row in cash),
        in_kind=_by_currency((row.currency, row.value_in_kind) for row in in_kind),
        cash_unknown=sum(row.amount is None for row in cash),
        in_kind_unknown=sum(row.value_in_kind is None for row in in_kind),
    )


def sum_words(rows: Iterable[Contribution]) -> str:
    """ "CHF 1500.00; in kind: CHF 200.00; 2 amounts not known": what is known, and of how many nothing is."""
    rows = list(rows)
    found = sums(rows)
    unknown = found.cash_unknown + found.in_kind_unknown
    parts = [f"{currency} {amount}" for currency, amount in found.cash]
    parts += [_("in kind: %(sum)s") % {"sum": f"{currency} {amount}"} for currency, amount in found.in_kind]
    if unknown:
        parts.append(ngettext("%(n)d amount not known", "%(n)d amounts not known", unknown) % {"n": unknown})
    return "; ".join(parts)


def paid_for(row: Contribution) -> list[tuple[str, str]]:
    """Name and address of the event, item and print run that the contribution paid for."""
    linked = [thing for thing in (row.event, row.material, row.print_run) if thing is not None]
    for thing in linked:
        thing.campaign = row.campaign  # so that its address needs no query
    return [(str(thing), thing.get_absolute_url()) for thing in linked]


def when_words(row: Contribution) -> str:
    """When it was given, in words: the moment, or how often, or that it is not known."""
    if not str(row.given) and row.rhythm in {Rhythm.AT_TIMES, Rhythm.YEARLY}:
        return str(row.get_rhythm_display())
    return localdates.short_moment(row.given)


def for_index(campaign: str | None) -> list[Contribution]:
    """Every contribution (of one campaign, by slug), for the indexer of the search."""
    rows = Contribution.objects.filter(campaign__slug=campaign) if campaign else Contribution.objects.all()
    return list(_complete(rows).order_by("pk"))


def organisations_of(campaign: Campaign) -> QuerySet[Organisation]:
    """The organisations and governments that can be donors."""
    return Organisation.objects.filter(campaign=campaign).order_by("name")


def events_of(campaign: Campaign) -> QuerySet[Event]:
    """The events that a contribution can have paid for."""
    return Event.objects.filter(campaign=campaign).order_by("title")


def items_of(campaign: Campaign) -> QuerySet[Item]:
    """The items of the library that a contribution can have paid for."""
    return Item.objects.filter(campaign=campaign).order_by("title")


def print_runs_of(campaign: Campaign) -> QuerySet[PrintRun]:
    """The print runs that a contribution can have paid for."""
    return PrintRun.objects.filter(campaign=campaign).order_by("key")


def _complete(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    things = ("event__owner", "material__owner", "print_run__item__owner")
    return rows.select_related("campaign", "owner", "donor", *things)


def _in_time(rows: Iterable[Contribution]) -> list[Contribution]:
    return sorted(rows, key=lambda row: (row.given.sort_key, row.key))


def _may_lie_in(row: Contribution, year: int) -> bool:
    """A gift that comes from time to time belongs to every year of which no source says otherwise."""
    if not str(row.given):
        return row.rhythm in {Rhythm.AT_TIMES, Rhythm.YEARLY} or bool(row.event and _covers(row.event.starts, year))
    return _covers(row.given, year)


def _covers(moment: Moment, year: int) -> bool:
    """ "Before 1 July 2003" belongs to 2003."""
    first = moment.earliest or moment.latest
    return first is not None and first.year == year


def _by_currency(amounts: Iterable[tuple[str, Decimal | None]]) -> tuple[tuple[str, Decimal], ...]:
    found: dict[str, Decimal] = {}
    for currency, amount in amounts:
        if amount is not None:
            found[currency] = found.get(currency, Decimal(0)) + amount
    return tuple(sorted(found.items()))
