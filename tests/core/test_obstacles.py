"""What became of obstacles: the effect of a day, and which answers moved what."""

from __future__ import annotations

from datetime import date

import pytest

from accede.core.obstacles import GONE, SOFTENED, STUDY, UNCHANGED, Heard, Move, Outcome, by_answer, by_kind, shown

FIRST, SECOND, THIRD = date(2003, 1, 10), date(2003, 6, 1), date(2003, 9, 1)


@pytest.mark.parametrize(
    ("as_of", "effect"),
    [
        (date(2003, 1, 9), None),
        (FIRST, UNCHANGED),
        (date(2003, 5, 31), UNCHANGED),
        (SECOND, SOFTENED),  # of one day the last that was entered holds
    ],
)
def test_the_last_effect_by_day_then_by_entry_holds(as_of, effect):
    moves = (Move(SECOND, 3, SOFTENED), Move(SECOND, 2, STUDY), Move(FIRST, 1, UNCHANGED))
    found = shown(moves, as_of=as_of)
    assert (found.effect if found else None) == effect


def test_kinds_come_by_how_many_states_raise_them_then_by_how_many_obstacles():
    heard = [
        Heard("AAA", "entry", moves=(Move(FIRST, 1, SOFTENED),)),
        Heard("AAA", "entry"),
        Heard("BBB", "pull"),
        Heard("AAA", "pull", moves=(Move(THIRD, 1, GONE),)),
    ]
    found = by_kind(heard, as_of=SECOND)
    assert list(found) == ["pull", "entry"]
    assert found["entry"] == Outcome(obstacles=2, states=1, moved=1, open=1)
    assert found["pull"] == Outcome(obstacles=2, states=2, open=2)  # the third day is not there yet


def test_an_answer_keeps_what_followed_it_after_another_one_is_used():
    moves = (Move(FIRST, 1, UNCHANGED, "criteria"), Move(SECOND, 2, GONE, "return"))
    heard = [Heard("AAA", "entry", "return", moves), Heard("BBB", "entry", "criteria")]
    assert by_answer(heard, as_of=THIRD) == {
        ("entry", "return"): Outcome(obstacles=1, states=1, moved=1),
        ("entry", "criteria"): Outcome(obstacles=2, states=2, unchanged=1, open=1),
    }


def test_an_effect_after_words_of_ones_own_counts_for_no_answer_of_the_bank():
    heard = [Heard("AAA", "entry", "", (Move(FIRST, 1, GONE),))]
    assert by_answer(heard, as_of=THIRD) == {}
