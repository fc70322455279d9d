"""The small values: acts, intervals, periods, territories."""

from dataclasses import dataclass

import pytest

from accede.core.acts import standing_rows
from accede.core.dates import Answer, Moment
from accede.core.intervals import Interval
from accede.core.periods import compare_periods
from accede.core.standing import CONTRACTING, StateClass
from accede.core.territories import TerritorialStep, territories_on
from tests.core.icrmw import RULES, act, all_acts, day

PERIODS = [(day("1993-01-01"), day("1998-12-31")), (day("1999-01-01"), day("2004-01-30"))]


def test_both_readings_of_the_reports_signatures():
    first, second = compare_periods(all_acts(), RULES, PERIODS, as_of=day("2004-01-30"))

    assert (first.bound.number, second.bound.number) == (9, 16)
    assert (first.still_signed_only.number, second.still_signed_only.number) == (2, 7)
    assert (first.signatures_made.number, second.signatures_made.number) == (3, 12)
    assert first.still_signed_only.rows == ("BGD", "CHL")
    assert second.still_signed_only.definition == "still_signed_only"
    assert second.still_signed_only.period == PERIODS[1]
    assert second.unplaced == ()


def test_what_happened_later_does_not_change_a_periods_reading():
    known = [one for one in all_acts() if str(one.deposited) <= "2004-01-30"]

    assert compare_periods(known, RULES, PERIODS, as_of=day("2004-01-30")) == compare_periods(
        all_acts(), RULES, PERIODS, as_of=day("2004-01-30")
    )


def test_an_act_that_may_lie_in_or_out_of_a_period_is_named_not_counted():
    half = (day("2020-01-01"), day("2020-06-30"))

    (period,) = compare_periods(all_acts(), RULES, [half], as_of=day("2026-11-23"))

    assert period.bound.number == 0
    assert [one.state for one in period.unplaced] == ["TGO"]


def test_an_interval_answers_from_what_is_known_of_its_ends():
    held = Interval(Moment.parse("2003"), Moment.parse("2004-06"))

    answers = [held.covers(day(on)) for on in ("2002-12-31", "2003-05-01", "2004-01-01", "2004-06-15", "2004-07-01")]

    assert answers == [Answer.NO, Answer.NOT_KNOWN, Answer.YES, Answer.NOT_KNOWN, Answer.NO]
    assert Interval(Moment.parse("2003-07-01")).covers(day("2050-01-01")) is Answer.YES


def test_what_is_attested_for_a_day_is_known_for_that_day_alone():
    attested = Interval.attested_on(day("2004-01-30"))

    answers = [attested.covers(day(on)) for on in ("2004-01-29", "2004-01-30", "2004-01-31")]

    assert answers == [Answer.NOT_KNOWN, Answer.YES, Answer.NOT_KNOWN]


@dataclass(frozen=True)
class Row:
    id: int
    replaces_id: int | None = None


def test_of_a_chain_of_corrections_only_the_last_stands():
    assert standing_rows([Row(1), Row(2, replaces_id=1), Row(3), Row(4, replaces_id=2)]) == [
        Row(3),
        Row(4, 2),
    ]


def test_acts_sort_by_day_then_by_number():
    late, second, tenth = (
        act("AAA", "accession", "2001", id=1),
        act("BBB", "accession", "2000", id=2),
        act("CCC", "accession", "2000", id=10),
    )

    assert sorted([late, tenth, second], key=lambda one: one.sort_key) == [second, tenth, late]


@pytest.mark.parametrize(
    ("state_class", "mark", "contracting"),
    [
        ("party", "p", True),
        ("bound", "c", True),
        ("signed", "s", False),
        ("none", "n", False),
        ("withdrawn", "x", False),
    ],
)
def test_each_class_has_its_mark(state_class, mark, contracting):
    assert StateClass(state_class).mark == mark
    assert (StateClass(state_class) in CONTRACTING) is contracting


def test_territories_come_and_go_on_their_own_dates():
    steps = [
        TerritorialStep("a", "HKG", day("1990-01-01")),
        TerritorialStep("a", "BMU", day("1992-01-01")),
        TerritorialStep("a", "HKG", day("1997-07-01"), adds=False),
        TerritorialStep("a", "BMU", day("1992-01-01"), adds=False),
    ]

    assert territories_on(steps, on=day("1991-01-01")) == {"HKG"}
    assert territories_on(steps, on=day("1992-01-01")) == {"HKG"}
    assert territories_on(reversed(steps), on=day("1997-07-01")) == frozenset()
