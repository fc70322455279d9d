"""The way to deposit: chosen from a template and adapted, its facts added and corrected, closed by the record alone."""

from __future__ import annotations

from datetime import date

import pytest

from accede.accounts.rules import NotAllowed
from accede.coalition.models import SharedWith
from accede.core.dates import Moment
from accede.governments.actions import stages as actions
from accede.governments.actions.stages import StepPlan
from accede.governments.actions.undoing import undo_change
from accede.governments.forms.stages import template_steps
from accede.governments.models import StepFact, Track, Tradition
from accede.governments.queries.stage_words import fact_words, standing_words
from accede.governments.queries.stages import track_of
from accede.kit.models import LogEntry
from tests.governments.conftest import TODAY
from tests.governments.test_positions import queries_of

pytestmark = pytest.mark.django_db

VALUES = {"became": "done", "day": Moment.parse("2026-03-01"), "source": "The official gazette", "learned_date": None}


def choose(campaign, state, by, tradition="congress"):
    return actions.choose_track(
        campaign=campaign, state=state, tradition=tradition, source="The constitution",
        steps=template_steps(tradition), by=by, on=TODAY,
    )  # fmt: skip


def add(track, number, by, *, corrects=None, **values):
    step = track.steps.get(number=number)
    return actions.add_fact(step=step, values=VALUES | values, by=by, on=TODAY, corrects=corrects)


def shown(track, reader):
    return track_of(track.campaign, track.state, reader=reader, as_of=TODAY, on=TODAY)


def kinds(track):
    return [step.label or step.kind for step in track.steps.all()]


@pytest.mark.parametrize("tradition", Tradition.values)
def test_every_template_can_be_chosen_and_ends_in_the_deposit(tradition, campaign, alliance, arcadia, nora):
    track = choose(campaign, arcadia, nora, tradition)
    assert kinds(track)[-1] == "deposit"
    assert LogEntry.objects.get(act="governments.choose_track").by == "nora"
    with pytest.raises(actions.HasTrack):
        choose(campaign, arcadia, nora, tradition)


def test_steps_are_adapted_in_place_so_that_facts_stay_with_them(campaign, alliance, arcadia, nora):
    track = choose(campaign, arcadia, nora, "other")
    fact = add(track, 2, nora)
    steps = [StepPlan("chamber", "Senate"), StepPlan("decision", "Cabinet", 2), StepPlan("instrument", "", 3)]
    actions.adapt_track(track=track, tradition="other", source="The constitution", steps=steps, by=nora, on=TODAY)

    assert kinds(track) == ["Senate", "Cabinet", "instrument", "deposit"]
    fact.step.refresh_from_db()
    assert (fact.step.number, fact.step.label) == (2, "Cabinet")
    told = LogEntry.objects.get(act="governments.adapt_steps")
    assert told.after["steps"] == "Senate, Cabinet, instrument signed, deposit"
    with pytest.raises(actions.HasFacts):
        actions.adapt_track(
            track=track, tradition="other", source="The constitution", steps=steps[:1], by=nora, on=TODAY
        )  # fmt: skip


def test_facts_move_the_way_with_their_votes_in_words(campaign, alliance, arcadia, nora):
    track = choose(campaign, arcadia, nora)
    row = add(track, 4, nora, votes_for=61, votes_against=7, abstentions=1, text="sent to the second chamber")

    found = shown(track, nora)
    assert found.current.name == "committee 2"
    assert standing_words(found) == "What went before is done; next: committee 2."
    assert fact_words(row) == "done 1 Mar 2026, 61 for, 7 against, 1 abstention: sent to the second chamber"


def test_no_fact_can_be_put_on_the_deposit_and_no_page_offers_it(client, campaign, alliance, arcadia, nora):
    track = choose(campaign, arcadia, nora, "other")
    with pytest.raises(actions.OnRecordAlone):
        add(track, 4, nora)
    client.force_login(nora)
    assert client.get(f"/c/{campaign.slug}/states/AAA/stages/4/add/").status_code == 404
    page = client.get(f"/c/{campaign.slug}/states/AAA/stages/").content.decode()
    assert "A deposit is an act of the record" in page and "/stages/4/add/" not in page


def test_what_is_expected_may_lie_ahead_and_what_happened_may_not(campaign, alliance, arcadia, nora):
    track = choose(campaign, arcadia, nora, "other")
    ahead = {"day": Moment.parse("2026-09")}
    with pytest.raises(actions.NotYet):
        add(track, 2, nora, **ahead)
    add(track, 2, nora, became="expected", **ahead)
    found = shown(track, nora)
    assert (found.current, fact_words(found.steps[1].expected)) == (None, "expected Sep 2026")


def test_two_corrections_of_one_fact_are_both_kept_and_said(client, campaign, alliance, arcadia, nora, mateo):
    track = choose(campaign, arcadia, nora, "other")
    wrong = add(track, 2, nora)
    add(track, 2, nora, corrects=wrong, became="begun")
    add(track, 2, mateo, corrects=wrong, became="refused")
    assert [len(group) for group in shown(track, nora).rivals] == [2]
    client.force_login(nora)
    page = client.get(f"/c/{campaign.slug}/states/AAA/stages/").content.decode()
    assert "Several corrections of one fact stand side by side" in page


def test_a_fact_is_taken_back_and_brought_back(campaign, alliance, arcadia, nora):
    track = choose(campaign, arcadia, nora, "other")
    row = add(track, 2, nora)
    actions.remove_fact(fact=row, by=nora, on=TODAY)
    assert shown(track, nora).current is None
    undo_change(entry=LogEntry.objects.get(act="governments.remove_fact"), by=nora, on=TODAY)
    assert shown(track, nora).current.step.number == 3


def test_who_does_not_keep_files_is_refused(client, campaign, alliance, arcadia, nora, ines):
    track = choose(campaign, arcadia, nora, "other")
    with pytest.raises(NotAllowed):
        add(track, 2, ines)
    with pytest.raises(NotAllowed):
        actions.check_track(track=track, words="The national platform", by=ines, on=TODAY)
    client.force_login(ines)
    for page in ("stages/choose/", "stages/adapt/", "stages/check/", "stages/2/add/"):
        assert client.get(f"/c/{campaign.slug}/states/AAA/{page}").status_code == 404
    assert not StepFact.objects.exists()


def test_a_deposit_on_record_closes_the_way_by_itself(client, campaign, alliance, arcadia, nora, bound):
    track = choose(campaign, arcadia, nora, "other")
    add(track, 2, nora, became="refused", day=Moment.parse("2024-06-01"), learned_date=date(2024, 6, 2))
    bound(arcadia)

    found = shown(track, nora)
    assert (found.is_closed, [step.state for step in found.steps]) == (True, ["done"] * 4)
    before = track_of(campaign, arcadia, reader=nora, as_of=date(2025, 1, 14), on=TODAY)
    assert before.current.stopped
    client.force_login(nora)
    assert "the way is closed" in client.get(f"/c/{campaign.slug}/states/AAA/stages/").content.decode()


def test_the_forms_choose_adapt_and_check(client, campaign, alliance, arcadia, nora):
    client.force_login(nora)
    home = f"/c/{campaign.slug}/states/AAA/stages/"
    assert client.get(f"{home}choose/?tradition=executive").url == f"{home}choose/executive/"
    rows = {"place_1": "2", "kind_1": "study", "place_2": "1", "kind_2": "decision", "label_2": "Cabinet"}
    typed = {"tradition": "executive", "source": "The constitution", **rows}
    assert client.post(f"{home}choose/executive/", typed).status_code == 302
    track = Track.objects.get()
    assert kinds(track) == ["Cabinet", "study", "deposit"]

    page = client.get(f"{home}adapt/").content.decode()
    assert 'value="Cabinet"' in page
    client.post(f"{home}check/", {"words": "The national platform"})
    assert "The national platform" in client.get(home).content.decode()


def test_the_page_costs_the_same_however_many_facts(client, campaign, alliance, arcadia, nora, beta, mateo):
    track = choose(campaign, arcadia, nora, "other")
    add(track, 1, nora)
    client.force_login(nora)
    address = f"/c/{campaign.slug}/states/AAA/stages/"
    one = queries_of(client, address)
    for number in (1, 2, 3):
        add(track, number, nora)
        add(track, number, mateo, owner=beta, shared_with=SharedWith.MEMBERS)
    assert queries_of(client, address) == one


def test_the_page_tells_in_words_that_the_steps_were_adapted(client, campaign, alliance, arcadia, nora):
    track = choose(campaign, arcadia, nora, "other")
    steps = [StepPlan("chamber", "Senate"), StepPlan("instrument", "", 3)]
    actions.adapt_track(track=track, tradition="other", source="The law", steps=steps, by=nora, on=TODAY)
    client.force_login(nora)
    for page in ("stages/", "history/"):
        answer = client.get(f"/c/{campaign.slug}/states/AAA/{page}")
        assert "Senate, instrument signed, deposit" in answer.content.decode()


def test_a_form_that_was_tampered_with_does_not_take_the_deposit_for_a_step(campaign, alliance, arcadia, nora):
    track = choose(campaign, arcadia, nora, "other")
    steps = [StepPlan("study", "", 1), StepPlan("chamber", "", 4)]
    actions.adapt_track(track=track, tradition="other", source="The law", steps=steps, by=nora, on=TODAY)
    assert kinds(track) == ["study", "chamber", "deposit"]
