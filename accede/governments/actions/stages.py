"""What can be done with the way to deposit: chosen, adapted, checked; facts of its steps added, corrected, taken back.

No fact can be put on the last step: a deposit is an act on record, and on record alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.coalition.models import EMBARGOED, Campaign
from accede.coalition.rules import reading_of, visible
from accede.core.dates import Answer
from accede.governments.actions.writing import add, change, let_go_of_corrections, one_at_a_time
from accede.governments.models import StepFact, StepKind, Track, TrackStep
from accede.governments.queries.stages import on_the_way
from accede.kit import log, search, undo
from accede.kit.refusals import Refused
from accede.record.models import State

Values = Mapping[str, Any]

CHANGEABLE = frozenset(EMBARGOED)
_AWAY = 10_000  # where steps stand while they are numbered anew


@dataclass(frozen=True)
class StepPlan:
    """A step as it shall be: its kind, what it is called there, and the number that it has now (None for a new one)."""

    kind: str
    label: str = ""
    number: int | None = None


class HasTrack(Refused):
    """The State has its way already."""


class HasFacts(Refused):
    """Something is on record of a step that would go."""


class OnRecordAlone(Refused):
    """A deposit is recorded as an act, not here."""

    field = "step"


class NotYet(Refused):
    """The day lies after today, or no day is given for what is expected."""

    field = "day"


class IsCorrected(Refused):
    """Another fact corrects this one, so it stays."""


class NeverEdited(Refused):
    """What a fact says is corrected by another fact."""


@transaction.atomic
def choose_track(
    *, campaign: Campaign, state: State, tradition: str, source: str, steps: Sequence[StepPlan], by: Any, on: date
) -> Track:
    """Say by which steps a State comes to a deposit, which is added as the last one. Raises HasTrack."""
    one_at_a_time(campaign)
    if Track.objects.filter(campaign=campaign, state=state).exists():
        raise HasTrack(_("Somebody has chosen the way of this State already. Adapt that one."))
    row = Track(campaign=campaign, state=state, tradition=tradition, source=source)
    add(row, "governments.choose_track", right=Right.KEEP_FILES, by=by, on=on)
    _lay(row, steps)
    return row


@transaction.atomic
def adapt_track(
    *, track: Track, tradition: str, source: str, steps: Sequence[StepPlan], by: Any, on: date
) -> Track:  # fmt: skip
    """Adapt the steps of a State, in the order given; those left out go. Raises HasFacts where one has facts."""
    one_at_a_time(track.campaign)
    kept = {step.number for step in steps if step.number is not None}
    gone = on_the_way(track).exclude(number__in=kept).exclude(kind=StepKind.DEPOSIT)
    facts = StepFact.objects.filter(step__in=gone)
    if visible(facts, reading_of(by, track.campaign.slug, on=on)).exists():
        raise HasFacts(_("Something is on record of a step that you leave out. Keep the step, or remove its facts."))
    before, left = _in_words(track), list(gone.values_list("pk", flat=True))
    change(track, "governments.adapt_track", {"tradition": tradition, "source": source}, right=Right.KEEP_FILES,
           by=by, on=on)  # fmt: skip
    _set_aside(track, gone.filter(facts__in=facts).distinct())
    on_the_way(track).filter(pk__in=left).delete()
    _lay(track, steps)
    if (after := _in_words(track)) != before:
        log.record("governments.adapt_steps", target=track, by=by, on=on, before=before, after=after)
    return track


@transaction.atomic
def check_track(*, track: Track, words: str, by: Any, on: date) -> Track:
    """Say that the way, and where it stands, was checked today, and by whom."""
    values = {"checked_date": on, "checked_words": words}
    return change(track, "governments.check_track", values, right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def add_fact(*, step: TrackStep, values: Values, by: Any, on: date, corrects: StepFact | None = None) -> StepFact:
    """Add something known of a step; with `corrects` it replaces an earlier fact, which is kept.

    Raises OnRecordAlone for the deposit, NotYet, NotAllowed, NotTheOwners, CannotShare, ValidationError.
    """
    if step.kind == StepKind.DEPOSIT:
        raise OnRecordAlone(_("A deposit counts only as an act on record. Record the act, and the way is closed."))
    track = step.track
    one_at_a_time(track.campaign)  # no step goes while a fact is put on it
    row = StepFact(
        campaign=track.campaign, state=track.state, step=step, replaces=corrects, entered_by=by, **values
    )  # fmt: skip
    row.learned_date = row.learned_date or on
    _check_days(row, on)
    if corrects is not None:
        guard(corrects, by=by, on=on)
    act = "governments.correct_fact" if corrects is not None else "governments.add_fact"
    return add(row, act, right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def change_fact(*, fact: StepFact, values: Values, by: Any, on: date) -> StepFact:
    """Change who may see a fact. Raises NeverEdited for anything else, and as `add_fact`."""
    if set(values) - CHANGEABLE:
        raise NeverEdited(_("What a fact says is never edited. Correct it by another one."))
    return change(fact, "governments.change_fact", values, right=Right.KEEP_FILES, by=by, on=on)


@transaction.atomic
def remove_fact(*, fact: StepFact, by: Any, on: date) -> None:
    """Take back a fact that was entered by mistake; it can be brought back. Raises IsCorrected as
    `positions.remove_position`.
    """
    require(by, Right.KEEP_FILES, campaign=fact.campaign.slug, on=on)
    guard(fact, by=by, on=on)
    corrected = IsCorrected(_("Another fact corrects this one, so it stays in the file."))
    let_go_of_corrections(fact, corrected, by=by, on=on)
    undo.remove(fact, "governments.remove_fact", by=by, on=on)
    search.soon(fact.campaign.slug)


def _set_aside(track: Track, steps: QuerySet[TrackStep]) -> None:
    """Steps that go while facts hang on them that she may not see: who sees those finds them still, nobody else."""
    first = track.steps.filter(number__gte=TrackStep.LEFT_OUT).count() + TrackStep.LEFT_OUT
    for number, step in enumerate(list(steps), first):
        step.number = number
        step.save()


def _lay(track: Track, steps: Sequence[StepPlan]) -> None:
    """Steps that are there keep their rows, so that their facts stay with them."""
    rows = {row.number: row for row in on_the_way(track)}
    on_the_way(track).update(number=F("number") + _AWAY)
    deposit = next((row for row in rows.values() if row.kind == StepKind.DEPOSIT), None)
    rows = {number: row for number, row in rows.items() if row is not deposit}  # nobody plans the deposit
    deposit = deposit or TrackStep(track=track, kind=StepKind.DEPOSIT)
    planned = [(rows.get(step.number or 0) or TrackStep(track=track), step) for step in steps]
    for number, (row, step) in enumerate(planned, 1):
        row.number, row.kind, row.label = number, step.kind, step.label
        row.full_clean()
        row.save()
    deposit.number = len(planned) + 1
    deposit.full_clean()
    deposit.save()


def _in_words(track: Track) -> dict[str, str]:
    return {"steps": ", ".join(str(step) for step in on_the_way(track))}


def _check_days(row: StepFact, on: date) -> None:
    if row.learned_date > on:
        raise NotYet(_("This day lies in the future. Give the day on which you learned of it."), field="learned_date")
    if row.became == StepFact.Became.EXPECTED:
        return
    if row.day.on_or_before(on) is Answer.NO:
        raise NotYet(_("This day lies in the future. Choose “expected”, or correct the day."))
    if row.day.on_or_before(row.learned_date) is Answer.NO:
        raise NotYet(_("It was learned of before it happened. Correct one of the two days."), field="learned_date")
