"""What somebody writes is answered as if rows that she may not see were not there; and they lose nothing by it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accede.core.dates import Moment
from accede.governments.actions import positions, recalling, stages, tags
from accede.governments.models import Ask, StateTag
from accede.governments.queries.brief import brief_of
from accede.governments.queries.stages import stages_of_all, track_of
from accede.kit.models import OutgoingMail
from tests.governments.conftest import TODAY
from tests.governments.rows import a_fact, a_position, a_promise, a_track

pytestmark = pytest.mark.django_db


def test_a_correction_that_she_may_not_see_does_not_keep_a_claim(campaign, alliance, arcadia, beta, nora):
    wrong = a_position(arcadia, campaign)
    hidden = a_position(arcadia, campaign, replaces=wrong, owner=beta, shared_with="own")

    positions.remove_position(position=wrong, by=nora, on=TODAY)

    hidden.refresh_from_db()
    assert (hidden.replaces, hidden.stance) == (None, "studying")


def test_a_correction_that_she_may_not_see_does_not_keep_a_fact(campaign, alliance, arcadia, beta, nora):
    step = a_track(arcadia, campaign)[0]
    wrong = a_fact(step, campaign)
    hidden = a_fact(step, campaign, replaces=wrong, owner=beta, shared_with="own")

    stages.remove_fact(fact=wrong, by=nora, on=TODAY)

    hidden.refresh_from_db()
    assert hidden.replaces is None


def test_a_step_goes_though_a_fact_hangs_on_it_that_she_may_not_see_and_its_owner_finds_the_fact(
    client, campaign, alliance, arcadia, beta, nora, mateo
):
    step = a_track(arcadia, campaign, ("study", "committee", "chamber", "deposit"))[1]
    a_fact(step, campaign, owner=beta, shared_with="own", text="zqhidden")
    plans = [stages.StepPlan("study", "", 1), stages.StepPlan("chamber", "", 3)]

    stages.adapt_track(track=step.track, tradition="other", source="Made", steps=plans, by=nora, on=TODAY)

    asked = {"as_of": TODAY, "on": TODAY}
    for reader, left in ((nora, []), (mateo, ["committee"])):
        found = track_of(campaign, arcadia, reader=reader, **asked)
        assert [each.step.number for each in found.steps] == [1, 2, 3]
        assert [each.name for each in found.left_out] == left
        client.force_login(reader)
        page = client.get(f"/c/{campaign.slug}/states/AAA/stages/").content.decode()
        assert ("zqhidden" in page) is bool(left)
        assert client.get(f"/c/{campaign.slug}/states/AAA/stages/1000/add/").status_code == 404
        assert stages_of_all(campaign, reader=reader, **asked) == {}


def test_a_word_that_the_alliance_keeps_to_itself_stands_in_nobodys_way(campaign, alliance, arcadia, mateo, officer):
    tags.tag_state(campaign=campaign, state=arcadia, tag="door", shared_with="own", by=officer, on=TODAY)

    mine = tags.tag_state(campaign=campaign, state=arcadia, tag="door", by=mateo, on=TODAY)

    assert mine.shared_with == "alliance"
    assert sorted(StateTag.objects.values_list("shared_with", flat=True)) == ["alliance", "own"]


@pytest.mark.parametrize(("shared_with", "letters"), [("own", 1), ("alliance", 0)])
def test_only_a_promise_that_its_owner_may_see_answers_an_ask(
    shared_with, letters, campaign, alliance, arcadia, alpha, beta, nora
):
    asked = Ask.objects.create(
        campaign=campaign, state=arcadia, owner=alpha, text="Send the bill", asked=Moment.parse("2026-04-01"),
        due=TODAY - timedelta(days=1), source="Made",
    )  # fmt: skip
    a_promise(arcadia, campaign, ask=asked, owner=beta, shared_with=shared_with)

    recalling.recall_promises(on=TODAY)

    assert OutgoingMail.objects.count() == letters


def test_a_brief_prints_beside_her_own_claim_none_that_is_not_hers_to_hand_on(
    campaign, alliance, arcadia, alpha, beta, nora
):
    kept = {"shared_with": "named", "shared_keys": ["alpha"], "owner": beta}
    a_position(arcadia, campaign, stance="opposed", **kept)
    a_position(arcadia, campaign, stance="opposed", as_of=Moment.parse("2025-01-01"), **kept)
    a_position(arcadia, campaign, stance="in_favour", confidence="high", owner=alpha, shared_with="own")

    found = brief_of(campaign, arcadia, reader=nora, as_of=TODAY, on=TODAY, language="en", confidential=True).position

    assert found is not None
    assert found.row.stance == "in_favour"
    assert (found.conflicts, found.earlier) == ((), ())
