"""The score of a target: stated factors, points between 0 and 1, and what is not known is said."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.standing import StateClass
from accede.core.targets import DEFAULT_WEIGHTS, BadWeights, Factor, Known, score, weights_of

STAGES = ["", "study", "decision", "committee", "chamber", "promulgation", "instrument"]
POSITIONS = ["", "opposed", "reluctant", "studying", "in_favour_no_date", "in_favour"]
OPEN = [StateClass.SIGNED, StateClass.NONE, StateClass.WITHDRAWN]
PAIRS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: (min(pair), max(pair)))
KNOWN = st.builds(
    Known, state_class=st.sampled_from(OPEN), stage=st.sampled_from(STAGES), position=st.sampled_from(POSITIONS),
    promises=PAIRS.map(lambda pair: (pair[1], pair[0])), groups=st.dictionaries(st.text(max_size=3), PAIRS, max_size=4),
    treaties=PAIRS, contacts=st.integers(0, 9), migration=st.sampled_from(["", "sending", "receiving"]),
)  # fmt: skip
WEIGHTS = st.fixed_dictionaries({factor: st.integers(0, 100) for factor in Factor})

CHOSEN = Known(
    StateClass.SIGNED, stage="committee", position="in_favour_no_date", promises=(2, 1),
    groups={"North": (3, 4), "South": (1, 4)}, treaties=(6, 8), contacts=2, migration="sending",
)  # fmt: skip


def points(known):
    found = score(known)
    assert found is not None
    return {line.factor.value: line.points for line in found.lines}


def test_each_factor_gives_its_points():
    assert points(CHOSEN) == {
        "class": 1, "stage": Fraction(1, 2), "position": Fraction(3, 4), "promises": 1, "neighbours": Fraction(1, 2),
        "treaties": Fraction(3, 4), "openness": Fraction(17, 24), "migration": Fraction(1, 2),
    }  # fmt: skip


def test_the_score_is_the_weighted_sum_of_its_lines():
    found = score(CHOSEN, weights_of({"class": 10, "stage": 0}))

    assert found is not None
    assert found.number == 10 + 15 + 15 + 5 + Fraction(15, 4) + Fraction(85, 12) + Fraction(5, 2)
    assert (found.most, found.open, found.unknown) == (75, 0, ())
    assert found.strongest.factor is Factor.POSITION


def test_what_is_not_known_gives_no_point_and_is_said():
    found = score(Known(StateClass.NONE))

    assert found is not None
    assert found.number == 5
    assert found.unknown == (
        Factor.STAGE, Factor.POSITION, Factor.NEIGHBOURS, Factor.TREATIES, Factor.OPENNESS, Factor.MIGRATION
    )  # fmt: skip
    assert found.open == 15 + 20 + 10 + 5 + 10 + 5
    assert {line.why for line in found.lines if line.points is None} == {
        "stage_unknown", "position_unknown", "neighbours_unknown", "treaties_unknown", "openness_unknown",
        "migration_unknown",
    }  # fmt: skip


def test_that_no_promise_is_on_record_is_known():
    assert points(Known(StateClass.NONE))["promises"] == 0


@pytest.mark.parametrize("bound", [StateClass.PARTY, StateClass.BOUND])
def test_a_bound_state_has_no_score(bound):
    assert score(replace(CHOSEN, state_class=bound)) is None


@pytest.mark.parametrize(("promises", "expected"), [((0, 0), 0), ((1, 0), 1), ((2, 1), 1), ((2, 2), Fraction(1, 2))])
def test_promises_that_are_all_late_are_worth_half(promises, expected):
    assert points(replace(CHOSEN, promises=promises))["promises"] == expected


@pytest.mark.parametrize(
    ("contacts", "position", "expected"),
    [(0, "", None), (1, "", Fraction(1, 3)), (5, "", 1), (0, "in_favour", Fraction(1, 2)),
     (3, "opposed", Fraction(1, 2)),
     (3, "in_favour", 1), (0, "opposed", 0)],
)  # fmt: skip
def test_openness_is_half_contacts_and_half_position(contacts, position, expected):
    assert points(replace(CHOSEN, contacts=contacts, position=position))["openness"] == expected


def test_an_empty_group_says_nothing_of_neighbours():
    assert points(replace(CHOSEN, groups={"Alone": (0, 0), "North": (1, 2)}))["neighbours"] == Fraction(1, 2)
    assert points(replace(CHOSEN, groups={"Alone": (0, 0)}))["neighbours"] is None


@given(KNOWN, WEIGHTS)
def test_points_lie_between_nought_and_one_and_the_score_within_its_bounds(known, weights):
    found = score(known, weights)

    assert found is not None
    assert all(line.points is None or 0 <= line.points <= 1 for line in found.lines)
    assert 0 <= found.number <= found.number + found.open <= found.most


@given(KNOWN, WEIGHTS)
def test_a_position_that_moves_towards_the_treaty_never_lowers_the_score(known, weights):
    scores = [score(replace(known, position=position), weights) for position in POSITIONS[1:]]

    numbers = [each.number for each in scores if each]
    assert numbers == sorted(numbers)


@given(KNOWN)
def test_a_further_stage_never_lowers_the_score(known):
    numbers = [each.number for stage in STAGES if (each := score(replace(known, stage=stage)))]

    assert numbers == sorted(numbers)


def test_weights_that_are_missing_hold_by_default():
    assert weights_of({}) == dict(DEFAULT_WEIGHTS)
    assert sum(DEFAULT_WEIGHTS.values()) == 100


@pytest.mark.parametrize(
    ("values", "factor"),
    [({"class": -1}, "class"), ({"stage": 101}, "stage"), ({"position": "5"}, "position"), ({"stage": True}, "stage"),
     ({"beauty": 3}, "beauty"), ({str(factor): 0 for factor in Factor}, "")],
)  # fmt: skip
def test_weights_that_cannot_be_used_are_refused(values, factor):
    with pytest.raises(BadWeights) as refused:
        weights_of(values)

    assert refused.value.factor == factor
