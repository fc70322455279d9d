"""Asks and promises: who sees them, how they stand on a day, and what is written."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from accede.core.promises import Happened
from accede.governments.models import Ask, Promise, PromiseStep
from accede.governments.queries.promises import asks_of, found_promises, open_promises, promises_of
from tests.governments.conftest import TODAY

pytestmark = pytest.mark.django_db

YESTERDAY = TODAY - timedelta(days=1)


def promised(campaign, state, text="A law", **facts):
    facts = {"made": "2026-04-01", "shared_with": "members", "source": "Note of a meeting", **facts}
    return Promise.objects.create(campaign=campaign, state=state, text=text, **facts)


def happened(promise, kind, day, **facts):
    number = promise.steps.count() + 1
    return PromiseStep.objects.create(promise=promise, number=number, kind=kind, day=day, **facts)


def seen_by(reader, campaign, state, as_of=TODAY):
    rows = promises_of(campaign, state, reader=reader, as_of=as_of, on=TODAY)
    return [(row.promise.text, row.state.outcome, row.state.late) for row in rows]


def test_late_promises_come_first_then_open_ones_then_the_closed(campaign, alliance, arcadia, mateo):
    happened(promised(campaign, arcadia, "Kept"), "kept", YESTERDAY)
    promised(campaign, arcadia, "Some day")
    promised(campaign, arcadia, "Soon", due=TODAY)
    promised(campaign, arcadia, "Late", due=TODAY - timedelta(days=2))

    assert seen_by(mateo, campaign, arcadia) == [
        ("Late", "open", 2), ("Soon", "open", 0), ("Some day", "open", 0), ("Kept", "kept", 0),
    ]  # fmt: skip


def test_a_promise_is_not_there_before_it_was_made_and_a_step_not_before_its_day(campaign, alliance, arcadia, mateo):
    happened(promised(campaign, arcadia, made="2026-04", due=date(2026, 4, 20)), "kept", YESTERDAY)

    assert seen_by(mateo, campaign, arcadia, date(2026, 3, 31)) == []
    assert seen_by(mateo, campaign, arcadia, date(2026, 4, 21)) == [("A law", "open", 1)]


def test_what_is_kept_to_its_owner_is_in_no_list_and_no_count(campaign, alliance, arcadia, beta, mateo, ines, officer):
    promised(campaign, arcadia, owner=beta, shared_with="own", due=YESTERDAY)

    counts = {
        user.username: open_promises(campaign, reader=user, as_of=TODAY, on=TODAY) for user in (mateo, ines, officer)
    }
    assert counts == {"mateo": {"AAA": (1, 1)}, "ines": {}, "officer": {}}
    assert seen_by(ines, campaign, arcadia) == []


def test_an_ask_is_answered_by_a_promise_that_the_reader_may_see(campaign, alliance, arcadia, beta, mateo, ines):
    ask = Ask.objects.create(
        campaign=campaign, state=arcadia, text="Sign", asked="2026-03-01", source="Letter", due=date(2026, 4, 1)
    )
    promised(campaign, arcadia, ask=ask, owner=beta, shared_with="own")

    found = {
        user.username: [
            (row.state.outcome, len(row.promises))
            for row in asks_of(campaign, arcadia, reader=user, as_of=TODAY, on=TODAY)
        ]
        for user in (mateo, ines)
    }
    assert found == {"mateo": [("promised", 1)], "ines": [("open", 0)]}


def test_a_hidden_ask_is_blank_on_a_promise_that_is_shared(campaign, alliance, arcadia, beta, mateo, nora):
    ask = Ask.objects.create(
        campaign=campaign, state=arcadia, text="Sign", asked="2026-03-01", source="Letter", owner=beta,
        shared_with="own",
    )  # fmt: skip
    promised(campaign, arcadia, ask=ask)

    for reader, named in ((mateo, ask), (nora, None)):
        (row,) = promises_of(campaign, arcadia, reader=reader, as_of=TODAY, on=TODAY)
        assert row.promise.ask == named


def test_the_database_and_the_rule_tell_the_same_of_every_day(campaign, alliance, arcadia, mateo):
    chance = random.Random(5)
    for number in range(40):
        promise = promised(campaign, arcadia, f"No. {number}", due=chance.choice([None, YESTERDAY]), made="2026-05-01")
        for _step in range(chance.randrange(4)):
            day = TODAY + timedelta(days=chance.randrange(-2, 3))
            kind = chance.choice(list(Happened))
            happened(promise, kind, day, due=TODAY + timedelta(days=chance.randrange(-2, 3)))
    for days in range(-3, 4):
        as_of = TODAY + timedelta(days=days)
        told = found_promises(campaign, reader=mateo, as_of=as_of, on=TODAY)
        rows = promises_of(campaign, arcadia, reader=mateo, as_of=as_of, on=TODAY)
        assert {row.promise.pk: (row.state.outcome, row.state.due) for row in rows} == {
            row.pk: (row.outcome_now, row.due_now) for row in told
        }


@pytest.mark.parametrize("made", ["2026-05-04", "2026-05", "2026", "<2026-05-04", ">2026-05-04", ">2026-05-05", "2027"])
def test_the_database_leaves_out_what_surely_came_later(campaign, alliance, arcadia, mateo, made):
    from accede.core.dates import Answer, Moment

    promised(campaign, arcadia, made=made)

    later = Moment.parse(made).on_or_before(TODAY) is Answer.NO
    assert seen_by(mateo, campaign, arcadia) == ([] if later else [("A law", "open", 0)])


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_cost_the_same_number_of_queries_however_long(
    campaign, alliance, arcadia, beta, mateo, rows, django_assert_num_queries
):
    for number in range(rows):
        ask = Ask.objects.create(
            campaign=campaign, state=arcadia, text="Sign", asked="2026-03-01", source="Letter", owner=beta
        )
        happened(promised(campaign, arcadia, f"No. {number}", ask=ask, owner=beta), "reminded", YESTERDAY)

    with django_assert_num_queries(3):
        promises_of(campaign, arcadia, reader=mateo, as_of=TODAY, on=TODAY)
    with django_assert_num_queries(5):
        asks_of(campaign, arcadia, reader=mateo, as_of=TODAY, on=TODAY)
    with django_assert_num_queries(2):
        open_promises(campaign, reader=mateo, as_of=TODAY, on=TODAY)
