"""Which activities of a year serve which purpose, and which purposes nothing serves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst

from accede.coalition.models import Campaign, PlanItem, Purpose, Serving, Task
from accede.coalition.queries.campaigns import purposes
from accede.coalition.queries.plan import items_visible
from accede.coalition.queries.references import Reference
from accede.coalition.queries.tasks import tasks
from accede.kit import offers
from accede.kit.offers import Activity


@dataclass(frozen=True)
class Group:
    """The activities of one kind: "Event", "Statement"."""

    words: str
    activities: list[Activity]


@dataclass(frozen=True)
class Covered:
    """A purpose with the activities of a year that somebody said serve it."""

    purpose: Purpose
    groups: list[Group]

    @property
    def count(self) -> int:
        return sum(len(group.activities) for group in self.groups)

    @property
    def gap(self) -> bool:
        """Nothing that the reader sees serves the purpose in the year."""
        return self.count == 0


@dataclass(frozen=True)
class Coverage:
    """All purposes of an alliance in a year."""

    year: int
    purposes: list[Covered]
    unlinked: list[Group]  # activities of the year that serve no purpose so far
    total: int  # activities of the year that the reader sees

    @property
    def gaps(self) -> list[Covered]:
        return [each for each in self.purposes if each.gap]

    @property
    def linked(self) -> int:
        return self.total - sum(len(group.activities) for group in self.unlinked)


def coverage(campaign: Campaign, year: int, *, reader: Any, on: date) -> Coverage:
    """Purposes against the activities of a year that the reader may see: events, statements and materials of the year,
    tasks opened or due in it, priorities of its plan. A fixed number of queries.
    """
    found = activities(campaign, year, reader=reader, on=on)
    by_reference = {Reference(each.kind, each.key): each for each in found}
    served: dict[int, list[Activity]] = {}
    linked: set[Reference] = set()
    links = Serving.objects.filter(campaign=campaign, purpose__isnull=False)
    for link in links.order_by("about_kind", "about_key"):
        reference = Reference(link.about_kind, link.about_key)
        if reference in by_reference and link.purpose_id is not None:
            served.setdefault(link.purpose_id, []).append(by_reference[reference])
            linked.add(reference)
    rest = [each for each in found if Reference(each.kind, each.key) not in linked]
    covered = [Covered(purpose, grouped(served.get(purpose.pk, []))) for purpose in purposes(campaign)]
    return Coverage(year, covered, grouped(rest), len(found))


def activities(campaign: Campaign, year: int, *, reader: Any, on: date) -> list[Activity]:
    """What the rooms know of a year, as the reader may see it, each once."""
    found = offers.ask("activities", subject=(campaign.slug, year), on=on, reader=reader)
    return list({(each.kind, each.key): each for each in found}.values())


def own_activities(campaign: Campaign, year: int, *, reader: Any, on: date) -> list[Activity]:
    """What this room itself knows of a year: tasks opened or due in it, and the priorities of its plan."""
    of_year = tasks(campaign, reader=reader, on=on, state="all")
    done = [task for task in of_year.select_related("campaign") if year in _years(task)]
    planned = items_visible(campaign, reader=reader, on=on)
    adopted = [row.item for row in planned if row.is_adopted and row.item.year == year]
    rows: list[Task | PlanItem] = [*adopted, *done]
    return [Activity(row._meta.label_lower, row.key, str(row), row.get_absolute_url()) for row in rows]


def served_by(campaign: Campaign, *, purpose: Purpose | None = None, item: PlanItem | None = None) -> set[Reference]:
    """What serves a purpose, or belongs to an item of the plan, in any year."""
    rows = Serving.objects.filter(campaign=campaign, purpose=purpose, item=item)
    return {Reference(row.about_kind, row.about_key) for row in rows}


def grouped(found: Iterable[Activity]) -> list[Group]:
    """Activities by kind, each kind under its own name, in the order of the rooms."""
    groups: dict[str, list[Activity]] = {}
    for each in found:
        groups.setdefault(each.kind, []).append(each)
    return [Group(capfirst(Reference(kind, "").kind_words), rows) for kind, rows in groups.items()]


def _years(task: Task) -> set[int]:
    return {task.opened.year} | ({task.due.year} if task.due else set())
