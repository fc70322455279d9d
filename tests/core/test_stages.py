"""Where the way to deposit stands: the rule of core.stages, line by line, and what always holds."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.dates import Moment
from accede.core.stages import TEMPLATES, Became, Fact, Kind, Standing, way_on

DAY = date(2026, 5, 4)
STEPS = [1, 2, 3, 4, 5]  # the fifth is the deposit


def fact(name: str, step: int, became: str, day: str, *, learned: str = "", replaces=None) -> Fact:
    moment = Moment.parse(day)
    known = date.fromisoformat(learned) if learned else min(moment.latest or DAY, DAY)
    return Fact(name, step, Became(became), moment, known, replaces)


def stands(*facts: Fact, on: date = DAY) -> tuple[int | None, str]:
    way = way_on(STEPS, facts, on=on)
    return way.place, str(way.standing)


@pytest.mark.parametrize("tradition", sorted(TEMPLATES))
def test_every_template_ends_in_the_one_deposit(tradition):
    kinds = TEMPLATES[tradition]
    assert (kinds[0], kinds[-1], kinds.count(Kind.DEPOSIT)) == (Kind.STUDY, Kind.DEPOSIT, 1)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([], (None, "not_known")),
        ([("a", 2, "begun", "2026-01-01")], (2, "under_way")),
        ([("a", 2, "done", "2026-01-01")], (3, "next")),
        ([("a", 2, "done", "2026-01-01"), ("b", 3, "begun", "2026-02-01")], (3, "under_way")),
        # An earlier step that is done later takes nothing back; one that is taken up anew does.
        ([("a", 3, "begun", "2026-01-01"), ("b", 1, "done", "2026-02-01")], (3, "under_way")),
        ([("a", 3, "begun", "2026-01-01"), ("b", 2, "begun", "2026-02-01")], (2, "under_way")),
        # Not surely later: the one farther along holds.
        ([("a", 3, "begun", "2025-06-01"), ("b", 2, "begun", "2025")], (3, "under_way")),
        ([("a", 1, "done", "2025"), ("b", 2, "begun", "2025-06")], (2, "under_way")),
        # A refusal or a lapse ends the way there, until something later begins it anew.
        ([("a", 3, "begun", "2025-06-01"), ("b", 3, "refused", "2025-09-01")], (3, "refused")),
        ([("a", 4, "begun", "2025-06-01"), ("b", 3, "lapsed", "2025-09-01")], (3, "lapsed")),
        ([("a", 3, "refused", "2025-06-01"), ("b", 1, "done", "2026-01-01")], (2, "next")),
        ([("a", 3, "refused", "2025-06-01"), ("b", 3, "begun", "2026-01-01")], (3, "under_way")),
        # What is expected moves nothing, and nothing here leads past the deposit.
        ([("a", 3, "expected", "2026-09-01")], (None, "not_known")),
        ([("a", 4, "done", "2026-01-01")], (5, "next")),
    ],
)
def test_where_the_way_stands(facts, expected):
    assert stands(*(fact(*each) for each in facts)) == expected


def test_a_fact_counts_from_the_day_on_which_it_was_learned_of_and_a_corrected_one_no_longer():
    told = [fact("a", 2, "done", "2026-01-01"), fact("b", 2, "begun", "2026-01-01", learned="2026-03-01", replaces="a")]
    assert stands(*told, on=date(2026, 2, 28)) == (3, "next")
    assert stands(*told, on=date(2026, 3, 1)) == (2, "under_way")


def test_two_corrections_of_one_fact_are_both_kept_and_said():
    told = [fact("a", 2, "done", "2026-01-01"), fact("b", 2, "begun", "2026-01-01", replaces="a"),
            fact("c", 2, "refused", "2026-01-01", replaces="a")]  # fmt: skip
    way = way_on(STEPS, told, on=DAY)
    assert [{each.id for each in group} for group in way.rivals] == [{"b", "c"}]


def test_what_is_expected_stands_until_it_is_met_or_passed():
    ahead = fact("a", 3, "expected", "2026-09-01", learned="2026-01-01")
    assert way_on(STEPS, [ahead], on=DAY).expected == {3: ahead}
    begun = fact("b", 3, "begun", "2026-02-01")
    assert way_on(STEPS, [ahead, begun], on=DAY).expected == {3: ahead}
    refused = fact("c", 3, "refused", "2026-03-01")
    assert way_on(STEPS, [ahead, begun, refused], on=DAY).expected == {}
    passed = fact("d", 4, "begun", "2026-03-01")
    assert way_on(STEPS, [ahead, passed], on=DAY).expected == {}


def test_a_deposit_on_record_closes_the_way_whatever_the_facts_say():
    way = way_on(STEPS, [fact("a", 2, "refused", "2026-01-01")], on=DAY, deposited=True)
    assert (way.place, way.standing, way.expected) == (None, Standing.DEPOSITED, {})
    assert all(way.is_passed(number) for number in STEPS)


DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
MOMENTS = st.one_of(
    DAYS.map(Moment.on), DAYS.map(lambda day: Moment.parse(f"{day:%Y-%m}")), st.just(Moment.parse("2025"))
)
FACTS = st.lists(
    st.builds(
        Fact, st.integers(0, 10_000), st.integers(1, 4), st.sampled_from(list(Became)), MOMENTS, DAYS, st.none()
    ),
    unique_by=lambda each: each.id, max_size=8,
)  # fmt: skip


@given(FACTS, DAYS, st.randoms())
def test_the_order_of_the_rows_makes_no_difference(facts: list[Fact], on: date, dice: random.Random):
    assert way_on(STEPS, facts, on=on) == way_on(STEPS, dice.sample(facts, len(facts)), on=on)


@given(FACTS, DAYS)
def test_the_way_stands_where_a_known_fact_put_it(facts: list[Fact], on: date):
    way = way_on(STEPS, facts, on=on)
    real = {each for each in facts if each.learned <= on and each.became is not Became.EXPECTED}
    known = {each for each in real if not (each.day.earliest and each.day.earliest > on)}
    assert (way.place is None) == (not known)
    if way.by:
        assert way.by in known
        assert way.place == (way.by.step + 1 if way.by.became is Became.DONE else way.by.step)
    assert way.standing is not Standing.DEPOSITED
