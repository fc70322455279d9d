"""What acts of membership add up to, on plain values."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from accede.core.dates import Answer, Moment
from accede.core.memberships import Span, Step, StepKind, span_of, standing_steps, suspended_on, suspensions_of

day = Moment.parse
DAYS = st.dates(date(1998, 1, 1), date(2010, 12, 31))


def step(key: str, kind: str, on: str, replaces: str = "", struck: bool = False) -> Step:
    return Step(key, StepKind(kind), day(on), replaces, struck)


def test_a_membership_runs_from_its_admission_to_its_leaving():
    steps = [step("b", "leaving", "2003-12-31"), step("a", "admission", "2001-01-01")]

    assert span_of(steps) == Span(day("2001-01-01"), day("2003-12-31"))


def test_a_correction_takes_the_place_of_the_act_that_it_names():
    steps = [step("a", "admission", "2001-01-01"), step("b", "admission", "2001-02-01", replaces="a")]

    assert span_of(steps) == Span(day("2001-02-01"), day(""))
    assert [each.key for each in standing_steps(steps)] == ["b"]


def test_an_act_that_was_struck_never_was():
    steps = [step("a", "leaving", "2001-01-01"), step("b", "leaving", "2001-01-01", replaces="a", struck=True)]

    assert span_of(steps) == Span()


def test_a_correction_of_a_correction_stands_alone():
    steps = [
        step("a", "suspension", "2001-01-01"),
        step("b", "suspension", "2001-02-01", replaces="a"),
        step("c", "suspension", "2001-03-01", replaces="b"),
    ]

    assert suspended_on(steps, date(2001, 2, 15)) is Answer.NO
    assert suspended_on(steps, date(2001, 3, 1)) is Answer.YES


def test_a_suspension_ends_on_the_day_of_the_reinstatement():
    steps = [step("a", "suspension", "2003-03-03"), step("b", "reinstatement", "2003-06-01")]

    answers = [suspended_on(steps, date(2003, *each)) for each in ((3, 2), (3, 3), (5, 31), (6, 1))]
    assert answers == [Answer.NO, Answer.YES, Answer.YES, Answer.NO]


def test_a_suspension_known_to_the_month_leaves_that_month_open():
    steps = [step("a", "suspension", "2003-03")]

    answers = [suspended_on(steps, date(2003, *each)) for each in ((2, 28), (3, 15), (4, 1))]
    assert answers == [Answer.NO, Answer.NOT_KNOWN, Answer.YES]


@given(starts=st.lists(DAYS, unique=True, max_size=6), asked=DAYS, length=st.integers(1, 20))
def test_on_every_day_a_member_is_suspended_exactly_as_often_as_the_acts_say(starts, asked, length):
    steps = []
    for number, first in enumerate(sorted(starts)):
        steps.append(Step(f"s{number}", StepKind.SUSPENSION, Moment.on(first)))
        steps.append(Step(f"r{number}", StepKind.REINSTATEMENT, Moment.on(first + timedelta(days=length))))

    inside = any(interval.covers(asked) is Answer.YES for interval in suspensions_of(steps))
    assert (suspended_on(steps, asked) is Answer.YES) == inside


@given(first=DAYS, others=st.lists(DAYS, max_size=5))
def test_however_often_an_admission_is_corrected_the_last_correction_counts(first, others):
    chain = [Step("a0", StepKind.ADMISSION, Moment.on(first))]
    for number, other in enumerate(others, start=1):
        chain.append(Step(f"a{number}", StepKind.ADMISSION, Moment.on(other), replaces=f"a{number - 1}"))

    assert span_of(chain).start == Moment.on([first, *others][-1])
