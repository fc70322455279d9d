"""Recurring days and the clock on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.gatherings import BadRule, LocalTime, Trouble, checked_rule, clock_changes, days, next_days

GENEVA = "Europe/Zurich"


def at(day, clock, zone=GENEVA, fold=0):
    return LocalTime(date.fromisoformat(day), time.fromisoformat(clock), zone, fold)


def test_the_second_tuesday_of_each_month():
    found = next_days("FREQ=MONTHLY;BYDAY=2TU", first=date(2026, 1, 13), start=date(2026, 3, 11), count=3)

    assert found == [date(2026, 4, 14), date(2026, 5, 12), date(2026, 6, 9)]


def test_a_series_ends_on_its_last_day():
    found = list(days("FREQ=WEEKLY", first=date(2026, 1, 1), last=date(2026, 1, 20), start=date(2026, 1, 2)))

    assert found == [date(2026, 1, 8), date(2026, 1, 15)]


def test_a_rule_that_never_gives_a_day_ends_all_the_same():
    assert (
        next_days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", first=date(2026, 1, 1), start=date(2026, 1, 1), count=3) == []
    )


def test_a_count_is_counted_from_the_first_day():
    found = list(days("FREQ=MONTHLY;COUNT=3", first=date(2026, 1, 5), start=date(2026, 2, 1)))

    assert found == [date(2026, 2, 5), date(2026, 3, 5)]


@pytest.mark.parametrize("rule", ["", "every Tuesday", "FREQ=SECONDLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;BYHOUR=9"])
def test_what_is_no_rule_for_days_is_refused(rule):
    with pytest.raises(BadRule):
        checked_rule(rule)


def test_the_local_time_stays_and_the_instant_shifts_when_the_clock_changes():
    before, after = at("2026-03-24", "10:00"), at("2026-03-31", "10:00")

    assert before.starts.astimezone(UTC) == datetime(2026, 3, 24, 9, tzinfo=UTC)
    assert after.starts.astimezone(UTC) == datetime(2026, 3, 31, 8, tzinfo=UTC)


def test_on_the_day_of_the_change_a_meeting_at_ten_stands_at_ten():
    sunday = at("2026-03-29", "10:00")

    assert sunday.clock_changes == timedelta(hours=1)
    assert (sunday.trouble, sunday.starts.hour) == (Trouble.NONE, 10)


def test_a_time_that_the_clock_jumps_over_is_told_and_taken_an_hour_later():
    skipped = at("2026-03-29", "02:30")

    assert skipped.trouble is Trouble.SKIPPED
    assert skipped.starts == datetime(2026, 3, 29, 3, 30, tzinfo=ZoneInfo(GENEVA))


def test_a_time_that_comes_twice_is_told_and_either_can_be_meant():
    first, second = at("2026-10-25", "02:30"), at("2026-10-25", "02:30", fold=1)

    assert first.trouble is second.trouble is Trouble.TWICE
    assert second.starts.astimezone(UTC) - first.starts.astimezone(UTC) == timedelta(hours=1)


def test_a_meeting_over_the_change_lasts_as_long_as_it_lasts():
    night = at("2026-03-29", "01:30")

    assert night.ends(60).time() == time(3, 30)


@given(st.dates(date(2000, 1, 1), date(2035, 12, 31)), st.times(), st.sampled_from(
    [GENEVA, "America/Mexico_City", "Asia/Manila", "Australia/Lord_Howe", "America/St_Johns"]))  # fmt: skip
def test_a_local_time_that_comes_once_is_shown_as_it_was_written(day, clock, zone):
    when = LocalTime(day, clock.replace(second=0, microsecond=0), zone)

    assert when.trouble is Trouble.SKIPPED or when.starts.replace(tzinfo=None, fold=0) == datetime.combine(day, when.at)


def test_the_changes_of_a_clock_to_the_minute():
    found = clock_changes(GENEVA, first=date(2026, 1, 1), last=date(2026, 12, 31))

    assert [(each.moment.isoformat(), each.wall.isoformat(), each.name, each.summer) for each in found] == [
        ("2026-01-01T00:00:00+00:00", "2026-01-01T01:00:00", "CET", False),
        ("2026-03-29T01:00:00+00:00", "2026-03-29T02:00:00", "CEST", True),
        ("2026-10-25T01:00:00+00:00", "2026-10-25T03:00:00", "CET", False),
    ]


def test_a_zone_without_summer_time_never_changes():
    assert len(clock_changes("Asia/Manila", first=date(2026, 1, 1), last=date(2027, 12, 31))) == 1
