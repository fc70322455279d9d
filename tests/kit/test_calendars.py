"""Time zones in calendar files: what the clock does, as the standard has it written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from accede.kit.calendars import add_zones


def calendar(*begins: date) -> Calendar:
    made = Calendar()
    for each in begins:
        event = Event()
        event.add("dtstart", each)
        made.add_component(event)
    add_zones(made)
    return made


def test_a_change_of_the_clock_is_written_at_what_the_clock_shows_before_it():
    made = calendar(datetime(2026, 5, 12, 10, tzinfo=ZoneInfo("Europe/Zurich")))

    [zone] = made.walk("VTIMEZONE")
    assert [part.decoded("dtstart") for part in zone.subcomponents] == [
        datetime(2025, 1, 1, 1),
        datetime(2025, 3, 30, 2), datetime(2025, 10, 26, 3),
        datetime(2026, 3, 29, 2), datetime(2026, 10, 25, 3),
        datetime(2027, 3, 28, 2), datetime(2027, 10, 31, 3),
    ]  # fmt: skip


def test_each_zone_that_is_named_stands_once_before_the_events():
    zurich, new_york = ZoneInfo("Europe/Zurich"), ZoneInfo("America/New_York")

    made = calendar(
        datetime(2026, 5, 12, tzinfo=zurich),
        datetime(2026, 5, 13, tzinfo=new_york),
        datetime(2027, 1, 1, tzinfo=zurich),
    )

    assert [part.name for part in made.subcomponents] == ["VTIMEZONE", "VTIMEZONE", "VEVENT", "VEVENT", "VEVENT"]
    assert [str(zone["tzid"]) for zone in made.walk("VTIMEZONE")] == ["America/New_York", "Europe/Zurich"]


def test_days_and_moments_of_the_world_need_no_zone():
    made = calendar(date(2026, 5, 12), datetime(2026, 5, 12, tzinfo=UTC), datetime(2026, 5, 12, tzinfo=ZoneInfo("UTC")))

    assert made.walk("VTIMEZONE") == []
