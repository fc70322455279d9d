"""How a promise and an ask stand on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.promises import (
    Answered,
    AskState,
    Happened,
    Outcome,
    PromiseState,
    Step,
    ask_state,
    may_follow,
    promise_state,
)

DUE = date(2026, 5, 4)


def after(days: int) -> date:
    return DUE + timedelta(days=days)


def test_a_promise_is_late_from_the_day_after_it_was_due():
    assert promise_state(due=DUE, steps=[], on=DUE) == PromiseState(Outcome.OPEN, None, DUE)
    state = promise_state(due=DUE, steps=[], on=after(2))
    assert (state.late, state.late_since) == (2, after(1))


def test_a_promise_without_a_day_is_never_late():
    state = promise_state(due=None, steps=[], on=after(900))
    assert (state.open, state.late, state.late_since) == (True, 0, None)


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [("kept", "kept"), ("partly", "partly"), ("broken", "broken"), ("withdrawn", "withdrawn")],
)
def test_what_closes_a_promise_ends_its_lateness(kind, outcome):
    steps = [Step(after(3), 1, Happened(kind))]
    assert promise_state(due=DUE, steps=steps, on=after(2)).late == 2
    assert promise_state(due=DUE, steps=steps, on=after(3)) == PromiseState(Outcome(outcome), after(3), DUE)


def test_another_day_moves_it_and_a_reminder_changes_nothing():
    steps = [Step(after(1), 1, Happened.REMINDED), Step(after(2), 2, Happened.NEW_DUE, after(10))]
    assert promise_state(due=DUE, steps=steps, on=after(1)) == PromiseState(Outcome.OPEN, None, DUE, 0, after(1), 1)
    assert promise_state(due=DUE, steps=steps, on=after(11)) == PromiseState(
        Outcome.OPEN, None, after(10), 1, after(1), 1
    )


def test_a_promise_that_is_open_again_is_late_by_the_day_it_had():
    steps = [Step(after(1), 1, Happened.KEPT), Step(after(5), 2, Happened.REOPENED)]
    state = promise_state(due=DUE, steps=steps, on=after(6))
    assert (state.outcome, state.since, state.late) == (Outcome.OPEN, None, 6)


def test_of_two_steps_of_one_day_the_later_entered_holds():
    steps = [Step(after(1), 2, Happened.BROKEN), Step(after(1), 1, Happened.KEPT)]
    assert promise_state(due=DUE, steps=steps, on=after(1)).outcome is Outcome.BROKEN


STEPS = st.lists(
    st.builds(
        Step,
        day=st.integers(0, 20).map(after),
        number=st.integers(1, 99),
        kind=st.sampled_from(Happened),
        due=st.integers(0, 30).map(after),
    ),
    unique_by=lambda step: step.number,
)


@given(STEPS, st.integers(-5, 25), st.randoms())
def test_neither_later_steps_nor_their_order_change_a_day(steps, days, chance):
    on = after(days)
    state = promise_state(due=DUE, steps=steps, on=on)
    past = [step for step in steps if step.day <= on]
    chance.shuffle(past)
    assert promise_state(due=DUE, steps=past, on=on) == state
    assert state.open == (state.since is None)
    assert bool(state.late) == (state.open and state.due < on)


def test_an_ask_is_late_until_a_promise_answers_it():
    assert ask_state(due=DUE, steps=[], promised=[after(5)], on=after(4)) == AskState(Answered.OPEN, None, 4)
    assert ask_state(due=DUE, steps=[], promised=[after(5)], on=after(5)) == AskState(Answered.PROMISED, after(5))


def test_a_step_of_an_ask_speaks_before_a_promise():
    steps = [(after(3), 1, Answered.DECLINED), (after(8), 2, Answered.DONE)]
    assert ask_state(due=None, steps=steps, promised=[DUE], on=after(3)) == AskState(Answered.DECLINED, after(3))
    assert ask_state(due=None, steps=steps, promised=[], on=after(8)) == AskState(Answered.DONE, after(8))


def test_what_is_closed_is_opened_again_before_another_day_is_given():
    assert Happened.NEW_DUE in may_follow(Outcome.OPEN)
    assert may_follow(Outcome.KEPT) == {Happened.REOPENED}
    assert may_follow(Outcome.BROKEN) == {Happened.REOPENED, Happened.KEPT}
