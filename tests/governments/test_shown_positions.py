"""What the boards and the files ask: the position shown, the stage, at a fixed number of queries."""

from __future__ import annotations

from datetime import date

import pytest

from accede.coalition.rules import reading_of
from accede.governments.models import Position, StepFact, Track
from accede.governments.queries.positions import shown_position, shown_positions, stale_positions, state_position
from accede.governments.queries.stages import stages_of_all, track_of
from tests.governments.conftest import TODAY, a_state

pytestmark = pytest.mark.django_db


def a_position(campaign, state, **values):
    given = {
        "stance": "studying", "as_of": "2026-04-01", "confidence": "medium", "said_by": "The foreign ministry",
        "learned_date": date(2026, 4, 1), "source": "A note of the meeting", "owner": None,
    }  # fmt: skip
    return Position.objects.create(campaign=campaign, state=state, **(given | values))


def a_track(campaign, state, kinds=("study", "decision", "chamber", "deposit")):
    track = Track.objects.create(campaign=campaign, state=state, tradition="other", source="The constitution")
    return [track.steps.create(number=number, kind=kind) for number, kind in enumerate(kinds, 1)]


def a_fact(step, became="done", day="2026-03-01", **values):
    given = {"learned_date": date(2026, 3, 2), "source": "The official gazette", "owner": None}
    return StepFact.objects.create(
        campaign=step.track.campaign, state=step.track.state, step=step, became=became, day=day, **(given | values)
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_positions_and_stages_of_all_cost_the_same_however_many(rows, campaign, nora, django_assert_num_queries):
    for number in range(rows):
        state = a_state(f"AA{number}", f"Arcadia {number}")
        for day in range(1, rows + 1):
            a_position(campaign, state, as_of=f"2026-04-{day:02d}")
        study, *_others = a_track(campaign, state)
        a_fact(study)
    stages_of_all(campaign, reader=nora, as_of=TODAY, on=TODAY)  # loads the record
    with django_assert_num_queries(4):
        found = shown_positions(campaign, reader=nora, as_of=TODAY, on=TODAY)
    with django_assert_num_queries(4):
        stages = stages_of_all(campaign, reader=nora, as_of=TODAY, on=TODAY)
    assert sorted(found) == sorted(stages) == [f"AA{number}" for number in range(rows)]
    assert {str(row.as_of) for row in found.values()} == {f"2026-04-{rows:02d}"}
    assert set(stages.values()) == {"decision"}


def test_a_claim_kept_by_another_makes_no_difference_to_what_is_shown(campaign, arcadia, beta, nora, mateo):
    shown = a_position(campaign, arcadia)
    before = state_position(campaign, arcadia, reader=nora, as_of=TODAY, on=TODAY)
    kept = a_position(
        campaign, arcadia, owner=beta, shared_with="own", stance="opposed", as_of="2026-05-01", replaces=shown,
        learned_date=TODAY,
    )  # fmt: skip

    assert state_position(campaign, arcadia, reader=nora, as_of=TODAY, on=TODAY) == before
    assert shown_positions(campaign, reader=nora, as_of=TODAY, on=TODAY) == {"AAA": shown}
    assert shown_position(campaign, arcadia, reader=mateo, as_of=TODAY, on=TODAY) == kept
    assert shown_position(campaign, arcadia, reader=mateo, as_of=date(2026, 5, 3), on=TODAY) == shown


def test_stale_positions_are_listed_for_the_day(campaign, arcadia, boeotia, nora):
    old = a_position(campaign, arcadia, as_of="2025-04-01", learned_date=date(2025, 4, 1))
    due = a_position(campaign, boeotia, review_date=date(2026, 5, 1))

    rows = [each.row for each in stale_positions(campaign, reader=nora, as_of=TODAY, on=TODAY)]
    assert rows == [due, old]
    assert stale_positions(campaign, reader=nora, as_of=date(2026, 5, 1), on=TODAY)[0].row == old


def test_a_track_stands_where_its_facts_say_and_hides_what_the_reader_may_not_see(campaign, arcadia, beta, nora, mateo):
    study, decision, *_others = a_track(campaign, arcadia)
    a_fact(study)
    a_fact(decision, owner=beta, shared_with="own", day="2026-04-01", learned_date=TODAY)

    hers = track_of(campaign, arcadia, reader=nora, as_of=TODAY, on=TODAY)
    assert ([each.state for each in hers.steps], hers.current.name, len(hers.facts)) == (
        ["done", "now", "", ""], "government decision", 1,
    )  # fmt: skip
    his = track_of(campaign, arcadia, reader=reading_of(mateo, campaign.slug, on=TODAY), as_of=TODAY, on=TODAY)
    assert ([each.state for each in his.steps], len(his.facts)) == (["done", "done", "now", ""], 2)
    assert stages_of_all(campaign, reader=nora, as_of=TODAY, on=TODAY) == {"AAA": "decision"}
    assert stages_of_all(campaign, reader=mateo, as_of=TODAY, on=TODAY) == {"AAA": "chamber"}
    assert track_of(campaign, arcadia, reader=nora, as_of=date(2026, 3, 1), on=TODAY).current is None
