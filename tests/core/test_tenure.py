"""What a question on a day can get from a source that says only that it was so at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.dates import Answer, Moment
from accede.core.tenure import Basis, CountOnADay, Finding, Tenure, count_on

REPORT = date(2004, 1, 30)
YES_BY_DATES = Finding(Answer.YES, Basis.DATES)
NO_BY_DATES = Finding(Answer.NO, Basis.DATES)
NOT_KNOWN = Finding(Answer.NOT_KNOWN, Basis.NOTHING)


def tenure(start="", end="", attested="") -> Tenure:
    return Tenure(Moment.parse(start), Moment.parse(end), Moment.parse(attested))


def test_what_is_only_attested_for_a_day_is_known_on_that_day_alone():
    member = tenure(attested="2004-01-30")

    assert member.on(REPORT) == Finding(Answer.YES, Basis.ATTESTED)
    assert member.on(REPORT - timedelta(1)) == NOT_KNOWN
    assert member.on(REPORT + timedelta(1)) == NOT_KNOWN


def test_the_first_day_of_the_calendar_can_be_asked_for():
    assert tenure(start="2003-01-01", end="2004-01-01").on(date.min) == NO_BY_DATES
    assert tenure(end="2004-01-01").on(date.min) == NOT_KNOWN


def test_what_is_attested_for_a_year_is_certain_on_no_day_of_it_but_certain_for_the_year():
    convener = tenure(attested="2003")

    assert convener.on(date(2003, 7, 1)) == Finding(Answer.NOT_KNOWN, Basis.ATTESTED)
    assert convener.on(date(2004, 1, 1)) == NOT_KNOWN
    assert convener.touches(date(2003, 1, 1), date(2003, 12, 31)) is Answer.YES
    assert convener.touches(date(2004, 1, 1), date(2004, 12, 31)) is Answer.NOT_KNOWN


def test_begun_and_attested_later_means_held_in_between_and_nothing_after():
    member = tenure(start="1998-05-04", attested="2004-01-30")

    assert member.on(date(1998, 5, 3)) == NO_BY_DATES
    assert member.on(date(2001, 1, 1)) == YES_BY_DATES
    assert member.on(date(2005, 1, 1)) == NOT_KNOWN


def test_begun_and_neither_ended_nor_attested_runs_on():
    assert tenure(start="1998-05-04").on(date(2026, 1, 1)) == YES_BY_DATES


def test_the_last_day_still_belongs_to_it():
    term = tenure(start="2003-01-01", end="2003-06-30")

    assert term.on(date(2003, 6, 30)) == YES_BY_DATES
    assert term.on(date(2003, 7, 1)) == NO_BY_DATES


def test_a_beginning_known_by_its_year_leaves_that_year_open():
    member = tenure(start="1998")

    assert [member.on(date(year, 6, 1)) for year in (1997, 1998, 1999)] == [
        NO_BY_DATES,
        NOT_KNOWN,
        YES_BY_DATES,
    ]


@pytest.mark.parametrize(
    ("what", "code"),
    [
        (tenure("2003", "2002"), "ends_before_it_begins"),
        (tenure("2003-02-01", attested="2003-01-31"), "attested_before_it_begins"),
        (tenure(end="2003", attested="2004"), "attested_after_its_end"),
        (tenure("2003", "2003-06", "2003"), ""),
        (tenure(), ""),
    ],
)
def test_what_cannot_be_is_named(what, code):
    assert what.problem() == code


def test_a_count_says_how_many_are_certain_and_how_many_open():
    held = [tenure(attested="2004-01-30"), tenure(start="1998-05-04"), tenure(end="2001")]

    assert count_on(held, REPORT) == CountOnADay(certain=2, open=0)
    assert count_on(held, date(2003, 1, 1)) == CountOnADay(certain=1, open=1)


DAYS = st.dates(date(1995, 1, 1), date(2010, 12, 31))


def ways_to_know(day: date) -> st.SearchStrategy[Moment]:
    """Everything a source may truly say of a day."""
    some = st.integers(1, 400).map(timedelta)
    return st.one_of(
        st.just(Moment.on(day)),
        st.just(Moment.parse(f"{day:%Y-%m}")),
        st.just(Moment.parse(f"{day:%Y}")),
        some.map(lambda span: Moment.before(day + span)),
        some.map(lambda span: Moment.from_day_on(day - span)),
    )


@st.composite
def histories(draw) -> tuple[date, date, Tenure]:
    """What really happened, and a record of it that is true but may be vague."""
    first, length = draw(DAYS), draw(st.integers(0, 900))
    last = first + timedelta(length)
    start = draw(st.one_of(st.just(Moment.unknown()), ways_to_know(first)))
    seen = first + timedelta(draw(st.integers(0, length)))
    attested = draw(st.sampled_from([Moment.unknown(), Moment.on(seen), Moment.parse(f"{seen:%Y}")]))
    # An empty end without anything attested says "not ended": only then would it be untrue of what has ended.
    ends = [ways_to_know(last)] if attested == Moment.unknown() else [ways_to_know(last), st.just(Moment.unknown())]
    return first, last, Tenure(start, draw(st.one_of(ends)), attested)


@given(history=histories(), day=DAYS)
def test_yes_and_no_are_never_contradicted_by_what_really_happened(history, day):
    first, last, known = history
    truth = Answer.YES if first <= day <= last else Answer.NO

    assert known.on(day).answer in (truth, Answer.NOT_KNOWN)
    assert known.problem() == ""


@given(history=histories(), day=DAYS, length=st.integers(0, 700))
def test_a_stretch_of_days_is_never_answered_wrongly(history, day, length):
    first, last, known = history
    until = day + timedelta(length)
    truth = Answer.YES if first <= until and day <= last else Answer.NO

    assert known.touches(day, until) in (truth, Answer.NOT_KNOWN)
