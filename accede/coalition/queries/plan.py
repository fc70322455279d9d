"""The plan of a year: ideas, priorities, what became of them; cut to what the reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accede.coalition.models import Assessment, Campaign, PlanItem, PlanStep, Purpose, Serving
from accede.coalition.queries.references import Pointed, Reference, find, pointed
from accede.coalition.rules import THE_ALLIANCE, reading_of, visible
from accede.kit import offers
from accede.kit.offers import Planned

Kind = PlanStep.Kind
OUTCOMES = (Kind.ACHIEVED, Kind.PARTLY, Kind.NOT_ACHIEVED, Kind.CARRIED_OVER)
ADOPTED = (Kind.ADOPTED, *OUTCOMES)


@dataclass(frozen=True)
class PlanRow:
    """An item of the plan as it stands on a day."""

    item: PlanItem
    step: PlanStep | None  # the last one; none: an idea that nobody has discussed
    owner: str
    budget: str
    purposes: list[Purpose]

    @property
    def is_idea(self) -> bool:
        return self.step is None or self.step.kind == Kind.DISCUSSED

    @property
    def is_adopted(self) -> bool:
        return self.step is not None and self.step.kind in ADOPTED

    @property
    def outcome(self) -> PlanStep | None:
        """What became of it, as last recorded."""
        return self.step if self.step is not None and self.step.kind in OUTCOMES else None

    @property
    def state(self) -> str:
        return str(self.step.get_kind_display()) if self.step else _("idea")


@dataclass(frozen=True)
class Year:
    """The plan of a year on a day, with what other records say of the same year."""

    year: int
    ideas: list[PlanRow]
    adopted: list[PlanRow]
    set_aside: list[PlanRow]
    elsewhere: list[Planned]  # priorities that another room keeps
    announced: list[Assessment]  # needs and intentions of the year before
    said: list[Assessment]  # needs and intentions of the year itself, for the next one


@dataclass(frozen=True)
class ItemRecord:
    """An item with its steps, the latest first, and the activities that belong to it."""

    row: PlanRow
    steps: list[PlanStep]
    activities: list[Pointed]


def plan_year(campaign: Campaign, year: int, *, reader: Any, on: date) -> Year:
    """The plan of a year as the reader may see it on a day. A fixed number of queries, however many items."""
    rows = plan_rows(_visible(campaign, reader, on).filter(year=year), on=on)
    said = list(
        Assessment.objects.filter(
            campaign=campaign, year__in=[year - 1, year], kind__in=[Assessment.Kind.NEED, Assessment.Kind.INTENTION]
        ).order_by("section", "order", "key")
    )
    return Year(
        year,
        ideas=[row for row in rows if row.is_idea],
        adopted=[row for row in rows if row.is_adopted],
        set_aside=[row for row in rows if not row.is_idea and not row.is_adopted],
        elsewhere=offers.ask("planned", subject=(campaign.slug, year), on=on, reader=reader),
        announced=[row for row in said if row.year == year - 1],
        said=[row for row in said if row.year == year],
    )


def plan_item_for(campaign: Campaign, key: str, *, reader: Any, on: date) -> PlanItem:
    """The item, or Http404 when there is none that the reader may see."""
    found = _visible(campaign, reader, on).filter(key=key, proposed__lte=on).first()
    if found is None:
        raise Http404(_("Nothing of this name in the plan that you may see."))
    found.campaign = campaign
    return found


def plan_record(item: PlanItem, *, reader: Any, on: date) -> ItemRecord:
    """Everything that is known of an item that `plan_item_for` gave."""
    (row,) = plan_rows(PlanItem.objects.filter(pk=item.pk), on=on)
    steps = list(item.steps.filter(day__lte=on).select_related("by").order_by("-number"))
    links = list(item.activities.order_by("about_kind", "about_key"))
    references = {link.pk: Reference(link.about_kind, link.about_key) for link in links}
    found = find(item.campaign.slug, references.values(), reader=reader, on=on)
    return ItemRecord(row, steps, [pointed(references[link.pk], found, link.about_title) for link in links])


def priorities_for_all(campaign: Campaign, year: int, *, on: date) -> list[PlanRow]:
    """The priorities adopted for a year that all of the alliance may see: for the report, whose reader is allowed."""
    found = visible(PlanItem.objects.filter(campaign=campaign, year=year), THE_ALLIANCE)
    return [row for row in plan_rows(found, on=on) if row.is_adopted]


def ideas_for_all(campaign: Campaign, *, on: date) -> list[PlanRow]:
    """The ideas that wait for a decision and that all of the alliance may see: for an agenda."""
    found = visible(PlanItem.objects.filter(campaign=campaign, year__gte=on.year), THE_ALLIANCE)
    return [row for row in plan_rows(found, on=on) if row.is_idea]


def items_visible(campaign: Campaign, *, reader: Any, on: date) -> list[PlanRow]:
    """Every item that the reader may see, by year."""
    return plan_rows(_visible(campaign, reader, on), on=on)


def step_on(steps: Iterable[PlanStep], day: date) -> PlanStep | None:
    """The step that holds on a day: the last one until then."""
    return max((step for step in steps if step.day <= day), key=lambda step: step.number, default=None)


def plan_rows(found: QuerySet[PlanItem], *, on: date) -> list[PlanRow]:
    """The items proposed until a day, with words. Three or four queries."""
    steps = Prefetch("steps", PlanStep.objects.order_by("number"))
    related = ("campaign", "organisation", "person", "owner", "carried_from__campaign", "carried_to__campaign")
    rows = list(
        found.filter(proposed__lte=on)
        .select_related(*related)
        .prefetch_related(steps)
        .order_by("year", "proposed", "key")
    )
    served: dict[str, list[Purpose]] = {}
    keys = [row.key for row in rows]
    links = Serving.objects.filter(purpose__isnull=False, about_kind=PlanItem._meta.label_lower, about_key__in=keys)
    for link in links.select_related("purpose").order_by("purpose__order") if rows else ():
        if link.purpose is not None and link.campaign_id == rows[0].campaign_id:
            served.setdefault(link.about_key, []).append(link.purpose)
    return [
        PlanRow(row, step_on(row.steps.all(), on), owner_of(row), budget_words(row), served.get(row.key, []))
        for row in rows
    ]


def owner_of(item: PlanItem) -> str:
    """Who answers for the item: "Ada Example, ICMC"; empty when nobody is named."""
    named = (item.person and item.person.name, item.organisation and item.organisation.short)
    return ", ".join(part for part in named if part)


def budget_words(item: PlanItem) -> str:
    """ "CHF 2,500", the words given, both, or empty: not known."""
    sum_ = f"{item.currency} {item.amount}" if item.amount is not None else ""
    return "; ".join(part for part in (sum_, item.budget_words) if part)


def _visible(campaign: Campaign, reader: Any, on: date) -> QuerySet[PlanItem]:
    rows = PlanItem.objects.filter(campaign=campaign)
    seen = visible(rows, reading_of(reader, campaign.slug, on=on)).values("pk")
    return rows.filter(pk__in=seen) | rows.filter(proposed_by=reader)
