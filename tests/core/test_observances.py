"""Days that come back, and what begins before them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.observances import Begun, Lead, begun, deadline, next_time, time_of_year, times

DAY = (12, 18)


def test_the_day_itself_is_the_next_time_and_the_day_after_waits_a_year():
    assert next_time(*DAY, on=date(2003, 12, 18)) == date(2003, 12, 18)
    assert next_time(*DAY, on=date(2003, 12, 19)) == date(2004, 12, 18)


def test_a_leap_day_is_kept_on_the_last_of_february():
    assert [time_of_year(year, 2, 29) for year in (2003, 2004)] == [date(2003, 2, 28), date(2004, 2, 29)]
    assert time_of_year(2003, 12, 31) == date(2003, 12, 31)


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (1, 0), (1, 32)])
def test_a_day_that_no_year_has_is_refused(month, day):
    with pytest.raises(ValueError, match="there is no day"):
        time_of_year(2003, month, day)


def test_every_time_between_two_days_both_included():
    found = list(times(*DAY, first=date(2003, 12, 18), until=date(2005, 12, 18)))

    assert found == [date(2003, 12, 18), date(2004, 12, 18), date(2005, 12, 18)]


def test_a_lead_begins_on_its_day_and_ends_with_the_day_it_leads_to():
    leads, comes = [Lead(60, "Ask members"), Lead(7, "Send the statement")], [date(2003, 12, 18)]

    assert begun(leads, comes, on=date(2003, 10, 18)) == []
    asked = Begun("Ask members", date(2003, 10, 19), date(2003, 12, 18))
    assert begun(leads, comes, on=date(2003, 10, 19)) == [asked]
    assert [each.what for each in begun(leads, comes, on=date(2003, 12, 18))] == ["Ask members", "Send the statement"]
    assert begun(leads, comes, on=date(2003, 12, 19)) == []


def test_forty_eight_hours_before_pass_whatever_the_clock_shows():
    """On 28 March 2004 the clock in Zurich went forward: two days before 14:00 are 13:00 on the wall."""
    zurich = ZoneInfo("Europe/Zurich")
    found = deadline(datetime(2004, 3, 29, 14, tzinfo=zurich).astimezone(UTC), 48)

    assert found.astimezone(zurich) == datetime(2004, 3, 27, 13, tzinfo=zurich)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 12), st.integers(1, 31))
def test_the_next_time_is_never_past_and_never_more_than_a_year_away(on, month, day):
    assert 0 <= (next_time(month, day, on=on) - on).days <= 366
