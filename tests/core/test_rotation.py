"""Rotation: properties over made calendars, and the days that a Convener would look up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.dates import Answer
from accede.core.rotation import (
    Clock,
    Phase,
    Stage,
    Term,
    Turns,
    Window,
    eligibility,
    last_day,
    next_term,
    phase_at,
    problems,
    served_in_round,
    stage_on,
    warning_days,
    window_before,
)

ONE_DAY = timedelta(days=1)
days = st.dates(date(1950, 1, 1), date(2150, 1, 1))
months = st.integers(1, 36)
organisations = st.sampled_from(["a", "b", "c", "d", "e"])


def terms_in_a_row(first: date, lengths: list[int]) -> list[Term]:
    found = [Term(first, last_day(first, lengths[0]))]
    for length in lengths[1:]:
        found.append(next_term(found[-1].last, length))
    return found


@pytest.mark.parametrize(
    ("first", "length", "last"),
    [
        (date(2004, 1, 1), 6, date(2004, 6, 30)),
        (date(2004, 7, 1), 6, date(2004, 12, 31)),
        (date(2003, 8, 31), 6, date(2004, 2, 28)),  # the same day would be 29 February; the term ends before it
        (date(2004, 2, 29), 12, date(2005, 2, 27)),
    ],
)
def test_a_term_ends_the_day_before_the_same_day_of_the_month(first, length, last):
    assert last_day(first, length) == last


@given(days, st.lists(months, min_size=2, max_size=8))
def test_terms_opened_one_after_the_other_leave_no_day_and_share_none(first, lengths):
    row = terms_in_a_row(first, lengths)

    assert all(one.last + ONE_DAY == other.first for one, other in pairwise(row))
    assert [
        problems(term, others=[each for each in row if each is not term], months=length)
        for term, length in zip(row, lengths, strict=True)
    ] == [()] * len(row)


@given(days, st.lists(months, min_size=3, max_size=6), st.data())
def test_leaving_out_a_term_is_seen_as_a_gap_of_exactly_its_days(first, lengths, data):
    row = terms_in_a_row(first, lengths)
    missing = row.pop(data.draw(st.integers(1, len(row) - 2)))
    after = next(each for each in row if each.first > missing.last)

    [gap] = problems(after, others=[each for each in row if each is not after])

    assert (gap.code, gap.day) == ("rotation.gap", missing.first)
    assert gap.values == {"days": (missing.last - missing.first).days + 1}


@given(days, months, st.integers(0, 400), st.integers(0, 400))
def test_two_terms_overlap_if_and_only_if_they_share_a_day(first, length, shift, extent):
    one = Term(first, last_day(first, length), "a")
    other = Term(first + timedelta(days=shift), first + timedelta(days=shift + extent), "b")
    shared = max(one.first, other.first) <= min(one.last, other.last)

    assert ("rotation.overlap" in {step.code for step in problems(one, others=[other])}) is shared


@given(days, months, st.integers(-40, 40).filter(bool))
def test_a_term_of_another_length_than_the_rule_says_so(first, length, off):
    term = Term(first, last_day(first, length) + timedelta(days=off))

    [step] = problems(term, others=[], months=length)

    assert (step.code, step.values["ends"]) == ("rotation.length", last_day(first, length))


@given(days, st.integers(-400, 400))
def test_the_stage_of_a_term_only_ever_moves_on(last, offset):
    order = list(Stage)
    day = last + timedelta(days=offset)

    assert order.index(stage_on(last, day)) <= order.index(stage_on(last, day + ONE_DAY))
    assert (stage_on(last, day) is Stage.OVER) is (day > last)


def test_warnings_of_the_end_of_june_come_in_march_may_and_mid_june():
    assert warning_days(date(2004, 6, 30)) == (
        (Stage.THREE_MONTHS, date(2004, 3, 30)),
        (Stage.ONE_MONTH, date(2004, 5, 30)),
        (Stage.TWO_WEEKS, date(2004, 6, 16)),
    )


@given(days, months, st.integers(-100, 1200))
def test_the_clock_counts_every_day_of_the_term_once(first, length, offset):
    clock = Clock(Term(first, last_day(first, length)), first + timedelta(days=offset))

    assert 0 <= clock.passed <= clock.days
    if clock.term.first <= clock.on <= clock.term.last:
        assert clock.passed + clock.left == clock.days


@given(st.lists(organisations, max_size=12), st.sets(organisations, min_size=1))
def test_in_a_round_somebody_always_has_not_served(history, members):
    served = served_in_round(history, members)

    assert served <= set(history)
    assert members - served


@given(st.permutations(["a", "b", "c"]))
def test_once_everybody_has_served_everybody_may_again(order):
    assert served_in_round(order[:2], ["a", "b", "c"]) == frozenset(order[:2])
    assert served_in_round(order, ["a", "b", "c"]) == frozenset()


def test_a_new_member_that_joins_when_all_others_have_served_is_next():
    assert served_in_round(["a", "b"], ["a", "b", "c"]) == frozenset({"a", "b"})


@given(st.sampled_from(Answer), st.booleans(), st.booleans(), st.sampled_from(Turns))
def test_only_members_in_good_standing_are_eligible_whatever_the_turns(holds, good, served, turns):
    judged = eligibility(
        kind="member", holds_kind=holds, in_good_standing=good, served=served, turns=turns, on=date(2004, 1, 1)
    )

    if judged.eligible:
        assert holds is Answer.YES and good and not (served and turns is Turns.ONLY)
    assert judged.waits == (served and turns is Turns.FIRST)
    assert [step.code for step in judged.steps][:2] == ["rotation.member", "rotation.standing"]


def test_the_next_term_begins_the_day_after_and_has_its_whole_length():
    assert next_term(date(2004, 6, 30), 6) == Term(date(2004, 7, 1), date(2004, 12, 31))


def test_a_window_leaves_a_month_before_the_end():
    assert window_before(date(2004, 6, 30), 14) == (date(2004, 5, 17), date(2004, 5, 30))


def at(hour: int) -> datetime:
    return datetime(2004, 5, 1, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "phase"),
    [
        (0, Phase.ANNOUNCED), (1, Phase.NOMINATIONS), (2, Phase.NOMINATIONS), (3, Phase.NOMINATED),
        (4, Phase.BALLOT), (5, Phase.BALLOT), (6, Phase.COUNT),
    ],
)  # fmt: skip
def test_the_phase_follows_from_the_hour_alone(hour, phase):
    assert phase_at(Window(at(1), at(3)), Window(at(4), at(6)), at(hour)) is phase


def test_what_is_decided_or_called_off_stays_so():
    window = Window(at(1), at(3))

    assert phase_at(window, None, at(9)) is Phase.NOMINATED
    assert phase_at(window, None, at(2), decided=True) is Phase.DECIDED
    assert phase_at(window, None, at(2), called_off=True) is Phase.CALLED_OFF
