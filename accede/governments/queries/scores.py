"""The score of every State on a day, from what its reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Count

from accede.coalition.models import Campaign
from accede.coalition.rules import reading_of
from accede.core.standing import CONTRACTING
from accede.core.targets import Factor, Known, Score, score, weights_of
from accede.governments.models import Contact, Position, Weights
from accede.governments.queries.positions import shown_positions
from accede.governments.queries.promises import open_promises
from accede.governments.queries.stages import stages_of_all
from accede.governments.rules import rows_seen
from accede.record import queries as record

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Facts:
    """What is known of all States on a day, as far as the reader sees it; each by the State's code."""

    rows: tuple[record.StateRow, ...]
    positions: Mapping[str, Position]
    stages: Mapping[str, str]
    promises: Mapping[str, tuple[int, int]]
    contacts: Mapping[str, int]  # held in the year up to the day
    groups: Mapping[str, Mapping[str, tuple[int, int]]]
    treaties: Mapping[str, tuple[int, int]]

    def known(self, row: record.StateRow) -> Known:
        """What the score looks at."""
        position = self.positions.get(row.code)
        return Known(
            state_class=row.state_class,
            stage=self.stages.get(row.code, ""),
            position=position.stance if position else "",
            promises=self.promises.get(row.code, (0, 0)),
            groups=self.groups.get(row.code, {}),
            treaties=self.treaties.get(row.code, (0, 0)),
            contacts=self.contacts.get(row.code, 0),
            migration=row.direction,
        )


def facts(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> Facts:
    """Everything that scores and boards look at, in a fixed number of queries."""
    reading = reading_of(reader, campaign.slug, on=on)
    rows = tuple(record.every_state(campaign.treaty, as_of=as_of))
    asked: dict[str, Any] = {"reader": reading, "as_of": as_of, "on": on}
    return Facts(
        rows=rows,
        positions=shown_positions(campaign, **asked),
        stages=stages_of_all(campaign, **asked),
        promises=open_promises(campaign, **asked),
        contacts=contacts_of_a_year(campaign, **asked),
        groups=neighbours(rows, as_of=as_of),
        treaties=treaties_bound(campaign, as_of=as_of),
    )


def contacts_of_a_year(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> dict[str, int]:
    """{code: contacts held in the 365 days up to the day}, those that the reader may see. One query for a Reading."""
    rows = rows_seen(Contact.objects.order_by(), campaign, reader=reader, on=on)
    rows = rows.filter(stage=Contact.Stage.HELD, day__gt=as_of - YEAR, day__lte=as_of, logged_date__lte=as_of)
    return dict(rows.values_list("state__code").annotate(number=Count("pk")))


def neighbours(rows: Iterable[record.StateRow], *, as_of: date) -> dict[str, dict[str, tuple[int, int]]]:
    """{code: {group: (others of it that are bound, others of it)}} for every group but the United Nations. No query
    besides the load of the record.
    """
    bound = {row.code for row in rows if row.state_class in CONTRACTING}
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for _key, name, members in record.groups_on(on=as_of):
        number = len(members & bound)
        for code in members:
            found.setdefault(code, {})[name] = (number - (code in bound), len(members) - 1)
    return found


def treaties_bound(campaign: Campaign, *, as_of: date) -> dict[str, tuple[int, int]]:
    """{code: (core human rights treaties that bind it on the day, all of them)}, without the campaign's own and those
    not yet adopted. No query besides the load of the record.
    """
    others = [
        one
        for one in record.others_of(campaign.treaty, among=record.core_treaties())
        if not one.adopted_date or one.adopted_date <= as_of
    ]
    counted: dict[str, int] = {}
    for one in others:
        for code, standing in record.standing(one, as_of=as_of).items():
            counted[code] = counted.get(code, 0) + (standing.state_class in CONTRACTING)
    return {code: (number, len(others)) for code, number in counted.items()}


# ------------------------------------------------------------------------------------------------------------ weights
def weights_rows(campaign: Campaign) -> list[Weights]:
    """All weights that were ever set, the newest first. One query."""
    return list(Weights.objects.filter(campaign=campaign).order_by("-day", "-number"))


def weights_on(campaign: Campaign, *, as_of: date) -> Weights | None:
    """The weights that hold on the day; None where nobody set any by then. One query."""
    return Weights.objects.filter(campaign=campaign, day__lte=as_of).order_by("-day", "-number").first()


def weights_in(row: Weights | None) -> dict[Factor, int]:
    """The weights of a row; the house's own where there is none."""
    return weights_of(row.values if row else {})


# ------------------------------------------------------------------------------------------------------------- scores
@dataclass(frozen=True)
class Scored:
    """A State that is not bound, with its score on the day and its place in the order of scores (ties share it)."""

    row: record.StateRow
    score: Score
    place: int


def scored(found: Facts, weights: Mapping[Factor, int]) -> dict[str, Scored]:
    """{code: score and place} of every State that is not bound, the highest first; ties by name."""
    pairs = [(row, each) for row in found.rows if (each := score(found.known(row), weights))]
    pairs.sort(key=lambda pair: (-pair[1].number, pair[0].name.casefold(), pair[0].code))
    made: dict[str, Scored] = {}
    place, last = 0, Fraction(-1)
    for number, (row, each) in enumerate(pairs, start=1):
        place, last = (place, last) if each.number == last else (number, each.number)
        made[row.code] = Scored(row, each, place)
    return made


def scores(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> dict[str, Scored]:
    """The same with the weights of the day, from what the reader sees. A fixed number of queries."""
    return scored(facts(campaign, reader=reader, as_of=as_of, on=on), weights_in(weights_on(campaign, as_of=as_of)))
