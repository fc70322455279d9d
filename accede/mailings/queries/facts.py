"""What is known of all States at once, as conditions ask for it; read with the alliance's eyes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from accede.coalition.models import Campaign
from accede.core.obstacles import GONE, shown
from accede.core.standing import StateClass
from accede.governments.models import Stance, StateTag
from accede.governments.queries.obstacles import heard_all
from accede.governments.queries.positions import shown_positions
from accede.governments.queries.promises import open_promises
from accede.governments.queries.stages import stages_of_all
from accede.governments.queries.targets import target_rows
from accede.governments.rules import rows_seen
from accede.mailings.queries.dimensions import DEPOSITED, NOT_SAID, UNKNOWN
from accede.mailings.rules import THE_EYES
from accede.record.queries import (
    core_treaties,
    every_state,
    groups_on,
    others_of,
    standing,
)

StateFacts = dict[str, dict[str, frozenset[str]]]


def facts_of_states(campaign: Campaign, *, as_of: date) -> StateFacts:
    """{State's code: {dimension: what is known of it at the end of the day}} of every State that existed on it.

    A fixed number of queries, however many States and entries. A State that is not there has done nothing on record:
    ask `unknown_state`.
    """
    whose: Any = {"reader": THE_EYES, "as_of": as_of, "on": as_of}
    positions = shown_positions(campaign, **whose)
    stages = stages_of_all(campaign, **whose)
    obstacles = _obstacles(campaign, whose)
    promises = open_promises(campaign, **whose)
    several = {
        "group": _members((key, codes) for key, _name, codes in groups_on(on=as_of)),
        "target": _pairs((row.state.code, row.targets.key) for row in target_rows(campaign, **whose)),
        "tag": _pairs(_tags(campaign)),
        "bound_by": _members(_bound(campaign, as_of)),
    }
    directions = {row.code: row.direction for row in every_state(campaign.treaty, as_of=as_of)}
    return {
        code: {
            "class": _one(one.state_class.value),
            "stance": _one(positions[code].stance if code in positions else Stance.UNKNOWN.value),
            "stage": _one(DEPOSITED if one.bound else str(stages.get(code, UNKNOWN))),
            "obstacle": obstacles.get(code, frozenset()),
            "promise": _one("yes" if code in promises else "no"),
            "direction": _one(directions.get(code) or NOT_SAID),
            "state": _one(code),
            **{name: found.get(code, frozenset()) for name, found in several.items()},
        }
        for code, one in standing(campaign.treaty, as_of=as_of).items()
    }


def unknown_state(code: str) -> dict[str, frozenset[str]]:
    """The same of a State that is not on record on the day: nothing done, nothing known."""
    return {
        "class": _one(StateClass.NONE.value), "stance": _one(Stance.UNKNOWN.value), "stage": _one(UNKNOWN),
        "promise": _one("no"), "direction": _one(NOT_SAID), "state": _one(code),
    }  # fmt: skip


def classes_on(campaign: Campaign, *, as_of: date) -> dict[str, str]:
    """{State's code: its class at the end of the day}. No query besides the load of the record."""
    return {code: one.state_class.value for code, one in standing(campaign.treaty, as_of=as_of).items()}


def _one(value: str) -> frozenset[str]:
    return frozenset({value})


def _obstacles(campaign: Campaign, whose: Any) -> dict[str, frozenset[str]]:
    """The kinds that a State raises still: those no longer raised are not there."""
    heard = heard_all(campaign, **whose)
    return _pairs((each.state, each.kind) for each in heard if not _is_gone(each.moves, whose["as_of"]))


def _is_gone(moves: Any, on: date) -> bool:
    last = shown(moves, as_of=on)
    return last is not None and last.effect == GONE


def _tags(campaign: Campaign) -> Iterable[tuple[str, str]]:
    rows = rows_seen(StateTag.objects.order_by("pk"), campaign, reader=THE_EYES, on=date.min)
    return rows.values_list("state__code", "tag")


def _bound(campaign: Campaign, as_of: date) -> Iterable[tuple[str, Iterable[str]]]:
    for treaty in others_of(campaign.treaty, among=core_treaties()):
        if not treaty.adopted_date or treaty.adopted_date <= as_of:
            found = standing(treaty, as_of=as_of)
            yield treaty.slug, [code for code, one in found.items() if one.bound]


def _members(lists: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    return _pairs((code, key) for key, codes in lists for code in codes)


def _pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for code, value in pairs:
        found[code].add(value)
    return {code: frozenset(values) for code, values in found.items()}
