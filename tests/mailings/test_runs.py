"""What can be done with a run until it is prepared; who may; what is refused and why."""

from __future__ import annotations

from datetime import date

import pytest

from accede.accounts.rules import NotAllowed
from accede.kit.models import LogEntry
from accede.mailings.actions import runs as actions
from accede.mailings.models import Adjustment, Run, RunStep
from accede.mailings.queries.runs import standing_of
from tests.mailings.conftest import LETTER_DAY, NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(campaign, template, audience, officer, alliance):
    """Begins a run with these values besides the usual ones."""

    def begin(**values):
        usual = {"title": "Letters of May", "template": template, "audience": audience, "classes_date": TODAY,
                 "letter_date": LETTER_DAY}  # fmt: skip
        return actions.begin_run(campaign=campaign, values=usual | values, by=officer, at=NOW, on=TODAY)

    return begin


def step(run, kind, number=1, by="officer"):
    return RunStep.objects.create(run=run, number=number, kind=kind, at=NOW, by=by)


def test_a_run_is_begun_and_logged_and_nothing_is_sent(begun, mailoutbox):
    run = begun()

    assert (run.key, run.opened_by, standing_of(run).stage) == ("letters-of-may", "officer", "draft")
    assert [(each.act, each.by) for each in LogEntry.objects.all()] == [("mailings.begin_run", "officer")]
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"classes_date": date(2026, 5, 5)}, "classes_date", "What States will do is not known."),
        ({"reply_by_date": date(2026, 5, 4)}, "reply_by_date", "The letters are dated after the day"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(begun, values, field, words):
    with pytest.raises(actions.BadRun) as refusal:
        begun(**values)

    assert refusal.value.field == field
    assert words in str(refusal.value)


def test_classes_of_a_day_before_the_adoption_are_refused(begun, campaign):
    campaign.treaty.adopted_date = date(1990, 12, 18)
    campaign.treaty.save()

    with pytest.raises(actions.BadRun, match="adopted on 18 December 1990"):
        begun(classes_date=date(1990, 1, 1))


def test_who_only_reads_papers_begins_no_run(run, mateo):
    with pytest.raises(NotAllowed):
        actions.change_run(run=run, values={"title": "Mine"}, by=mateo, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.adjust(run=run, addressee="x", values={"language": "fr"}, by=mateo, at=NOW, on=TODAY)


@pytest.mark.parametrize(
    ("steps", "stage", "words"),
    [
        (["prepared"], "prepared", "waits for its release"),
        (["prepared", "released"], "released", "Begin a correction as a new run"),
        (["prepared", "released", "paused"], "paused", "Begin a correction as a new run"),
        (["cancelled"], "cancelled", "The run was cancelled"),
    ],
)
def test_only_a_draft_is_changed(run, officer, steps, stage, words):
    for number, kind in enumerate(steps, start=1):
        step(run, kind, number)

    assert standing_of(run).stage == stage
    with pytest.raises(actions.CannotChange, match=words):
        actions.change_run(run=run, values={"title": "Other"}, by=officer, on=TODAY)
    if stage != "released":  # for letters that could not go then, see test_release
        with pytest.raises(actions.CannotChange, match=words):
            actions.adjust(
                run=run, addressee="x", values={"language": "fr", "reason": "y"}, by=officer, at=NOW, on=TODAY
            )
    with pytest.raises(actions.CannotChange, match=words):
        actions.set_enclosures(run=run, items=[], by=officer, on=TODAY)


def test_a_run_that_was_opened_again_is_a_draft_and_nobody_prepared_it(run, officer):
    step(run, "prepared", 1)
    step(run, "reopened", 2)

    found = standing_of(run)

    assert (found.stage, found.prepared_by, found.frozen) == ("draft", "", False)
    assert actions.change_run(run=run, values={"title": "Other"}, by=officer, on=TODAY).title == "Other"


def test_a_decision_needs_its_reason_and_an_empty_one_takes_it_back(run, officer):
    def decide(**values):
        return actions.adjust(run=run, addressee="mission:a", values=values, by=officer, at=NOW, on=TODAY)

    with pytest.raises(actions.BadAdjustment, match="Say why"):
        decide(language="fr")
    with pytest.raises(actions.BadAdjustment, match="Choose what is different"):
        decide(reason="I say so")
    first, second = decide(language="fr", reason="Asked"), decide(left_out=True, reason="Closed")

    assert first.pk == second.pk
    assert (second.language, second.left_out, second.reason) == ("", True, "Closed")
    assert decide() is None
    assert Adjustment.objects.count() == 0


def test_enclosures_are_set_in_their_order(run, officer, campaign):
    from accede.materials.models import Item

    made = {"kind": "brochure", "source": "Made"}
    items = [Item.objects.create(campaign=campaign, key=key, title=key, **made) for key in ("one", "two")]

    actions.set_enclosures(run=run, items=items[::-1], by=officer, on=TODAY)

    assert [each.item.key for each in run.enclosures.order_by("position")] == ["two", "one"]
    assert LogEntry.objects.get(act="mailings.set_enclosures").after == {"enclosed": ["two", "one"]}


def test_a_draft_of_which_nothing_was_prepared_can_be_taken_away(run, officer):
    Adjustment.objects.create(run=run, addressee="x", language="fr", reason="y", at=NOW, by="officer")

    actions.remove_run(run=run, by=officer, on=TODAY)

    assert Run.objects.count() == 0


def test_a_run_in_which_something_was_prepared_stays_on_record(run, officer):
    step(run, "prepared", 1)
    step(run, "reopened", 2)

    with pytest.raises(actions.CannotChange, match="stays on record"):
        actions.remove_run(run=run, by=officer, on=TODAY)
