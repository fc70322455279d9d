"""Prepared by one person, released by another; what changed between is said, and what is frozen stays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.kit.models import Job, LogEntry
from accede.mailings.actions import release as actions
from accede.mailings.actions import runs
from accede.mailings.models import Adjustment, Letter, RunStep, Variant, VariantText
from accede.mailings.queries.release import changes_since, proof_of
from accede.mailings.signals import run_released
from tests.mailings.conftest import NOW, TODAY

LATER = datetime(2026, 5, 5, 8, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def prepared(run, officer):
    return actions.prepare(run=run, by=officer, at=NOW, on=TODAY)


def released(run, nora):
    return actions.release(run=run, by=nora, at=LATER, on=TODAY)


def deposits(campaign, state):
    from django.utils import timezone

    from accede.record.actions import bump
    from accede.record.models import Act

    Act.objects.create(
        key=f"{state.code}-deposit", treaty=campaign.treaty, state=state, kind="ratification", entered_by="nora",
        deposited=Moment.on(TODAY), learned_date=TODAY, source="Made for the tests", entered_at=timezone.now(),
    )  # fmt: skip
    bump(campaign.treaty.slug)


def test_release_freezes_each_letter_once_and_asks_for_its_files(run, officer, nora):
    step = prepared(run, officer)
    letters = released(run, nora)

    assert (step.letters, step.blocked) == (3, 0)
    assert [(row.number, row.addressee, row.variant, row.language, row.state_class) for row in letters] == [
        (1, "mission:aaa-geneva", "B", "en", "none"),
        (2, "mission:bbb-geneva", "A", "fr", "bound"),
        (3, "mission:ccc-geneva", "B", "ar", "signed"),
    ]
    assert letters[1].subject == "Letter A (fr)"
    assert letters[1].to_name == "Bo Boeotian"
    assert {row.released_by for row in letters} == {"nora"}
    assert [job.args for job in Job.objects.filter(name=actions.MAKE)] == [{"run": run.pk}]
    acts = LogEntry.objects.filter(act__in=["mailings.prepare", "mailings.release"]).order_by("pk")
    assert [(entry.act, entry.by) for entry in acts] == [("mailings.prepare", "officer"), ("mailings.release", "nora")]


def test_who_prepared_the_letters_does_not_release_them(run, nora):
    prepared(run, nora)

    with pytest.raises(actions.SamePerson, match="Another person"):
        released(run, nora)
    assert Letter.objects.count() == 0


@pytest.mark.parametrize("who", ["mateo", "ines", "sam"])
def test_nobody_without_the_right_prepares_opens_or_releases(run, officer, who, request):
    person = request.getfixturevalue(who)
    for act in (actions.prepare, actions.release, actions.reopen):
        with pytest.raises(NotAllowed):
            act(run=run, by=person, at=NOW, on=TODAY)


def test_nothing_is_released_that_was_not_prepared_nor_twice(run, officer, nora):
    with pytest.raises(actions.WrongMoment, match="not prepared"):
        released(run, nora)
    prepared(run, officer)
    with pytest.raises(actions.WrongMoment, match="waits for its release already"):
        prepared(run, officer)
    released(run, nora)

    with pytest.raises(actions.WrongMoment, match="were released"):
        released(run, nora)
    with pytest.raises(actions.NothingToSend):
        prepared(run, officer)
    assert Letter.objects.count() == 3


def test_a_prepared_run_cannot_be_changed_until_it_is_opened_again(run, officer, nora):
    prepared(run, officer)
    with pytest.raises(runs.CannotChange):
        runs.change_run(run=run, values={"title": "Other"}, by=officer, on=TODAY)
    actions.reopen(run=run, by=nora, at=LATER, on=TODAY, note="A word is missing")

    runs.change_run(run=run, values={"title": "Other"}, by=officer, on=TODAY)
    assert [step.kind for step in RunStep.objects.order_by("number")] == ["prepared", "reopened"]
    with pytest.raises(actions.WrongMoment, match="nothing to open"):
        actions.reopen(run=run, by=nora, at=LATER, on=TODAY)


def test_what_was_prepared_anew_is_not_released_by_who_saw_the_first_preparation(run, officer, nora):
    first = prepared(run, officer)
    actions.reopen(run=run, by=officer, at=NOW, on=TODAY)
    VariantText.objects.filter(variant__letter="A", language="fr").update(body="Other words")
    second = prepared(run, officer)

    with pytest.raises(actions.PreparedAnew):
        actions.release(run=run, by=nora, at=LATER, on=TODAY, preparation=first.number)
    assert len(actions.release(run=run, by=nora, at=LATER, on=TODAY, preparation=second.number)) == 3


def test_another_letterhead_stops_the_release(run, campaign, officer, nora):
    from accede.mailings.models import Letterhead

    head = Letterhead.objects.create(campaign=campaign, key="own", name="Own", content=b"one", sha256="1" * 64)
    run.template.letterhead = head
    run.template.save()
    prepared(run, officer)
    Letterhead.objects.update(content=b"two", sha256="2" * 64)
    run.template.letterhead.refresh_from_db()

    with pytest.raises(actions.ChangedSince):
        released(run, nora)


def test_a_state_that_deposits_between_is_named_and_nothing_goes(run, campaign, corinthia, officer, nora):
    prepared(run, officer)
    deposits(campaign, corinthia)

    with pytest.raises(actions.ChangedSince) as refused:
        released(run, nora)
    (change,) = refused.value.changes
    assert (change.addressee, change.part) == ("mission:ccc-geneva", "class")
    assert "signed" in change.words
    assert Letter.objects.count() == 0

    actions.reopen(run=run, by=nora, at=LATER, on=TODAY)
    runs.change_run(run=run, values={"classes_date": TODAY}, by=officer, on=TODAY)
    prepared(run, officer)
    assert {row.addressee: row.variant for row in released(run, nora)}["mission:ccc-geneva"] == "A"


def changed_text(run, missions):
    VariantText.objects.filter(variant__letter="A", language="fr").update(body="Other words")


def changed_head(run, missions):
    missions["boeotia"].heads.update(salutation="Monsieur")


def changed_address(run, missions):
    missions["boeotia"].email = "new@missions.example"
    missions["boeotia"].save()


def gone(run, missions):
    Adjustment.objects.create(run=run, addressee="mission:bbb-geneva", left_out=True, reason="x", at=NOW, by="officer")


def blocked(run, missions):
    missions["boeotia"].email = ""
    missions["boeotia"].save()


@pytest.mark.parametrize(
    ("change", "part"),
    [(changed_text, "text"), (changed_head, "to"), (changed_address, "way"), (gone, "gone"), (blocked, "way")],
)
def test_whatever_else_is_another_than_what_was_read_stops_the_release(run, missions, officer, nora, change, part):
    step = prepared(run, officer)
    change(run, missions)

    with pytest.raises(actions.ChangedSince):
        released(run, nora)
    found = changes_since(step, proof_of(run, on=TODAY))
    assert [(each.addressee, each.part) for each in found] == [("mission:bbb-geneva", part)]


def test_a_new_mission_stops_the_release(run, officer, nora, campaign, a_mission, arcadia):
    prepared(run, officer)
    a_mission(arcadia, seat="other", place="Elsewhere", name="Another mission")
    run.audience.query = {}
    run.audience.save()

    with pytest.raises(actions.ChangedSince, match="not among the addressees yet"):
        released(run, nora)


def test_blocked_letters_wait_and_go_with_a_second_release(run, missions, officer, nora):
    missions["boeotia"].heads.update(salutation="")
    first = prepared(run, officer)
    assert (first.letters, first.blocked) == (2, 1)
    missions["boeotia"].heads.update(salutation="Excellence")  # not read by anybody yet: it waits
    assert [row.addressee for row in released(run, nora)] == ["mission:aaa-geneva", "mission:ccc-geneva"]

    prepared(run, officer)
    (letter,) = released(run, nora)
    assert (letter.number, letter.addressee) == (3, "mission:bbb-geneva")
    assert Job.objects.filter(name=actions.MAKE).count() == 2


def test_for_a_letter_that_could_not_go_something_can_still_be_decided(run, missions, officer, nora):
    missions["boeotia"].languages = []
    missions["boeotia"].save()
    prepared(run, officer)
    released(run, nora)
    decide = {"values": {"language": "fr", "reason": "Asked"}, "by": officer, "at": LATER, "on": TODAY}
    with pytest.raises(runs.CannotChange):
        runs.adjust(run=run, addressee="mission:aaa-geneva", **decide)
    runs.adjust(run=run, addressee="mission:bbb-geneva", **decide)

    prepared(run, officer)
    assert [(row.addressee, row.language) for row in released(run, nora)] == [("mission:bbb-geneva", "fr")]


def test_gaps_overlaps_and_an_empty_audience_cannot_be_prepared(run, officer):
    variant = Variant.objects.get(letter="B")
    variant.condition = {"class": ["signed"]}
    variant.save()
    with pytest.raises(actions.NotProved, match="No letter is meant for Permanent Mission of AAA"):
        prepared(run, officer)
    variant.condition = {}
    variant.save()
    with pytest.raises(actions.NotProved, match="Several letters are meant"):
        prepared(run, officer)
    run.audience.query = {"seat": ["brussels"]}
    run.audience.save()

    with pytest.raises(actions.NotProved, match="audience is empty"):
        prepared(run, officer)


def test_upper_rooms_hear_of_a_release_within_it(run, officer, nora):
    heard = []

    def hear(sender, **told):
        heard.append((told["run"], len(told["letters"]), told["by"], told["on"], Letter.objects.count()))

    run_released.connect(hear)
    prepared(run, officer)
    released(run, nora)
    run_released.disconnect(hear)

    assert heard == [(run, 3, nora, TODAY, 3)]


def test_a_receiver_that_fails_undoes_the_release(run, officer, nora):
    def fails(sender, **told):
        raise RuntimeError

    prepared(run, officer)
    run_released.connect(fails)
    with pytest.raises(RuntimeError):
        released(run, nora)
    run_released.disconnect(fails)

    assert (Letter.objects.count(), Job.objects.filter(name=actions.MAKE).count()) == (0, 0)


def test_a_correction_is_a_new_run_and_leaves_the_first_as_it_is(run, officer, nora):
    with pytest.raises(actions.WrongMoment, match="No letter of this run was released"):
        actions.begin_correction(run=run, title="C", only=[], why="Date", by=officer, at=LATER, on=TODAY)
    prepared(run, officer)
    released(run, nora)
    with pytest.raises(actions.WrongMoment, match="what was wrong"):
        actions.begin_correction(run=run, title="C", only=[], why=" ", by=officer, at=LATER, on=TODAY)
    made = actions.begin_correction(
        run=run, title="The right date", only=["mission:ccc-geneva"], why="Wrong day", by=officer, at=LATER, on=TODAY
    )

    assert (made.kind, made.corrects, made.only) == ("correction", run, ["mission:ccc-geneva"])
    assert LogEntry.objects.get(act="mailings.begin_run").why == "Wrong day"
    prepared(made, officer)
    assert [row.addressee for row in released(made, nora)] == ["mission:ccc-geneva"]
    assert Letter.objects.filter(run=run).count() == 3


def test_preparing_costs_the_same_for_one_mission_and_for_three(run, officer, django_assert_max_num_queries):
    run.only = ["mission:aaa-geneva"]
    run.save()
    counted = []
    proof_of(run, on=TODAY)  # what is kept from question to question
    for only in (["mission:aaa-geneva"], []):
        run.only = only
        with django_assert_max_num_queries(200) as queries:
            proof_of(run, on=TODAY)
        counted.append(len(queries))

    assert counted[0] == counted[1]
