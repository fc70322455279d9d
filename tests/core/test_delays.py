"""From a deposit to its effect."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.dates import (
    DateOutOfRange,
    Days,
    FirstAfterMonths,
    FirstOfNthMonth,
    Months,
    UnknownDelay,
    add_months,
    parse_delay,
)
from accede.core.steps import Step
from tests.core.icrmw import rows

GOLDEN = rows("golden_dates.csv")
ENTRIES = rows("eif_golden.csv")


@pytest.mark.parametrize("row", GOLDEN, ids=[row["case"] for row in GOLDEN])
def test_the_worked_dates_come_out_exactly(row):
    delay = parse_delay(f"{row['clause']}:{row['n']}")

    assert delay.after(date.fromisoformat(row["deposit"])) == date.fromisoformat(row["expected"])


@pytest.mark.parametrize("row", ENTRIES, ids=[row["mtdsg_no"] for row in ENTRIES])
def test_each_clause_leads_from_its_trigger_to_the_official_date(row):
    delay = parse_delay(f"{row['clause']}:{row['n']}")

    assert delay.after(date.fromisoformat(row["trigger_date"])) == date.fromisoformat(row["official_eif"])


@pytest.mark.parametrize(
    ("code", "start", "expected"),
    [
        ("first_after_months:3", "2004-11-30", "2005-03-01"),
        ("months:1", "2003-01-31", "2003-02-28"),
        ("months:1", "2004-01-31", "2004-02-29"),
        ("months:12", "2004-02-29", "2005-02-28"),
        ("months:0", "2003-05-31", "2003-05-31"),
        ("days:0", "1967-10-04", "1967-10-04"),
        ("first_after_months:12", "2008-07-01", "2009-08-01"),
        ("first_after_days:60", "2002-07-03", "2002-10-01"),
        ("first_of_nth_month:1", "2003-12-31", "2004-01-01"),
    ],
)
def test_months_end_and_rounding_at_the_edges(code, start, expected):
    assert parse_delay(code).after(date.fromisoformat(start)) == date.fromisoformat(expected)


def test_the_steps_tell_delay_and_rounding_apart():
    assert FirstAfterMonths(3).steps(date(2004, 11, 30)) == (
        Step("delay", date(2005, 2, 28), {"unit": "months", "n": 3, "clamped": True}),
        Step("rounding", date(2005, 3, 1), {"rule": "first_of_next_month"}),
    )
    assert Days(30).steps(date(2003, 1, 1)) == (Step("delay", date(2003, 1, 31), {"unit": "days", "n": 30}),)
    assert FirstOfNthMonth(6).steps(date(1998, 9, 16)) == (
        Step("delay", date(1999, 3, 1), {"unit": "months_after_the_month", "n": 6}),
        Step("rounding", date(1999, 3, 1), {"rule": "first_of_that_month"}),
    )


@pytest.mark.parametrize(
    "code",
    ["", "days", "days:", "days:-1", "days:1.5", "weeks:2", "days:٣", "days:1000000", "first_of_nth_month:0"],
)
def test_a_delay_that_cannot_be_read_is_refused_with_a_sentence(code):
    with pytest.raises(UnknownDelay, match=r"\.$"):
        parse_delay(code)


@pytest.mark.parametrize("code", ["days:999999", "months:999999", "first_after_months:3", "first_of_nth_month:1"])
def test_a_day_past_the_calendar_is_a_clear_error(code):
    with pytest.raises(DateOutOfRange, match="outside the years 1 to 9999"):
        parse_delay(code).after(date(9999, 12, 31))


codes = st.builds(
    "{}:{}".format,
    st.sampled_from(["days", "months", "first_after_months", "first_after_days", "first_of_nth_month"]),
    st.integers(1, 200),
)
starts = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@given(codes)
def test_a_delay_writes_the_code_it_was_read_from(code):
    assert parse_delay(code).code == code


@given(codes, starts, starts)
def test_a_later_deposit_never_takes_effect_earlier(code, one, other):
    first, second = sorted((one, other))

    assert parse_delay(code).after(first) <= parse_delay(code).after(second)


@given(codes, starts)
def test_no_effect_comes_before_the_deposit_and_the_last_step_is_the_effect(code, start):
    delay = parse_delay(code)

    assert delay.after(start) >= start
    assert delay.steps(start)[-1].day == delay.after(start)


@given(starts, st.integers(0, 600))
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(start, months):
    later = add_months(start, months)

    assert later.day == start.day or (later + timedelta(days=1)).day == 1
    assert Months(months).after(start) == later
