"""The way to deposit of a State, and of all: where it stands on a day, from what the reader may see.

Whether an instrument is deposited comes from the record alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import pgettext

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.coalition.rules import reading_of
from accede.core import stages as core
from accede.governments.models import StepFact, StepKind, Track, TrackStep
from accede.governments.rules import row_for, rows_seen
from accede.record.models import State
from accede.record.queries import standing


@dataclass(frozen=True)
class ShownStep:
    """A step as a file shows it. `state`: done, now or empty; `fact`: the newest thing known of it; `expected`: what
    is expected of it; `stopped`: whether the way ended here in a refusal or a lapse.
    """

    step: TrackStep
    name: str
    state: str
    fact: StepFact | None = None
    expected: StepFact | None = None
    stopped: bool = False

    @property
    def is_deposit(self) -> bool:
        return self.step.kind == StepKind.DEPOSIT


@dataclass(frozen=True)
class ShownTrack:
    """The way of one State on a day. `current`: the step at which it stands, None at its end or when nothing is known;
    `by`: the fact that put it there; `rivals`: facts that correct one and the same fact; `facts`: all that the reader
    may see, the newest first; `corrected`: keys of those that no longer stand.
    """

    track: Track
    steps: tuple[ShownStep, ...]
    standing: core.Standing
    current: ShownStep | None
    by: StepFact | None
    rivals: tuple[tuple[StepFact, ...], ...]
    facts: tuple[StepFact, ...]
    corrected: frozenset[str]

    @property
    def left_out(self) -> tuple[ShownStep, ...]:
        """Steps that are of the way no longer, with facts that this reader sees; they do not say where it stands."""
        steps = {row.step.pk: row.step for row in self.facts if row.step.is_left_out}
        return tuple(ShownStep(step, str(step), "") for step in sorted(steps.values(), key=lambda one: one.number))

    @property
    def is_closed(self) -> bool:
        """Whether an instrument is on record."""
        return self.standing is core.Standing.DEPOSITED


def is_deposited(campaign: Campaign, state: State, *, as_of: date) -> bool:
    """Whether an instrument by which the State is bound is on record on the day."""
    one = standing(campaign.treaty, as_of=as_of).get(state.code)
    return one is not None and one.bound


def plain_track(campaign: Campaign, state: State) -> Track | None:
    """The State's track as it stands now, for its forms. One query."""
    track = Track.objects.filter(campaign=campaign, state=state).first()
    if track is not None:
        track.campaign, track.state = campaign, state
    return track


def on_the_way(track: Track) -> QuerySet[TrackStep]:
    """The steps of a way in their order, without those that were left out. Not run here."""
    return track.steps.filter(number__lt=TrackStep.LEFT_OUT)


def track_of(campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date) -> ShownTrack | None:
    """The State's way to deposit on the day; None while nobody has chosen one. Five queries at most."""
    track = plain_track(campaign, state)
    if track is None:
        return None
    steps = list(on_the_way(track))
    rows = facts_of(campaign, state, reader=reader, as_of=as_of, on=on)
    by_pk = {row.pk: row for row in rows}
    way = core.way_on(
        [step.number for step in steps], [_fact(row, row.step.number) for row in rows], on=as_of,
        deposited=is_deposited(campaign, state, as_of=as_of),
    )  # fmt: skip

    def row_of(fact: core.Fact | None) -> StepFact | None:
        return by_pk[int(fact.id)] if fact else None

    shown = tuple(
        ShownStep(
            step, name, _state(way, step.number), row_of(way.last.get(step.number)),
            row_of(way.expected.get(step.number)), way.place == step.number and way.standing in core.STOPPED,
        )
        for step, name in zip(steps, step_names(steps), strict=True)
    )  # fmt: skip
    return ShownTrack(
        track, shown, way.standing, next((each for each in shown if each.step.number == way.place), None),
        row_of(way.by), tuple(tuple(by_pk[int(fact.id)] for fact in group) for group in way.rivals), tuple(rows),
        frozenset(by_pk[row.replaces_id].key for row in rows if row.replaces_id in by_pk),
    )  # fmt: skip


def stages_of_all(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> dict[str, StepKind]:
    """{State's code: the kind of the step at which its way stands} of every State of which that is known and that has
    not deposited yet (for those, ask the record). DEPOSIT says that the deposit is what is left. Three queries.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    steps: dict[str, dict[int, str]] = {}
    on_their_way = TrackStep.objects.filter(track__campaign=campaign, number__lt=TrackStep.LEFT_OUT)
    for code, number, kind in on_their_way.values_list("track__state__code", "number", "kind"):
        steps.setdefault(code, {})[number] = kind
    facts: dict[str, list[core.Fact]] = {}
    fields = ("state__code", "pk", "step__number", "became", "day", "learned_date", "replaces_id")
    for code, pk, number, became, *rest in rows_seen(
        StepFact.objects.filter(learned_date__lte=as_of), campaign, reader=reading, on=on
    ).values_list(*fields):
        facts.setdefault(code, []).append(core.Fact(pk, number, core.Became(became), *rest))
    bound = {code for code, one in standing(campaign.treaty, as_of=as_of).items() if one.bound}
    found = {}
    for code in sorted(facts.keys() & steps.keys() - bound):
        way = core.way_on(list(steps[code]), facts[code], on=as_of)
        if way.place is not None:
            found[code] = StepKind(steps[code][way.place])
    return found


def facts_of(campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date) -> list[StepFact]:
    """What was known on the day of the State's steps and the reader may see, the newest first. Two queries."""
    rows = rows_seen(StepFact.objects.filter(state=state, learned_date__lte=as_of), campaign, reader=reader, on=on)
    found = sorted(rows.select_related("owner", "step"), key=lambda row: (row.day.sort_key, row.key), reverse=True)
    for row in found:
        row.campaign, row.state = campaign, state
    return found


def fact_for(user: Any, campaign: str, code: str, key: str, right: Right, *, on: date) -> StepFact:
    """One fact of a step with the right to it; otherwise as `rules.row_for`."""
    row = row_for(StepFact.objects.select_related("step__track"), user, campaign, code, key, right, on=on)
    row.step.track.campaign, row.step.track.state = row.campaign, row.state
    return row


def step_names(steps: list[TrackStep]) -> list[str]:
    """What each step is called: there, or by its kind, numbered where there are several of one kind."""
    kinds = [step.kind for step in steps if not step.label]
    seen_of: dict[str, int] = {}
    names = []
    for step in steps:
        if step.label:
            names.append(step.label)
            continue
        seen_of[step.kind] = number = seen_of.get(step.kind, 0) + 1
        words = str(step.get_kind_display())
        many = kinds.count(step.kind) > 1
        told = {"step": words, "number": number}
        names.append(pgettext("step to deposit", "%(step)s %(number)d") % told if many else words)
    return names


def _state(way: core.Way, number: int) -> str:
    if way.is_passed(number):
        return "done"
    return "now" if way.place == number else ""


def _fact(row: StepFact, number: int) -> core.Fact:
    return core.Fact(row.pk, number, core.Became(row.became), row.day, row.learned_date, row.replaces_id)
