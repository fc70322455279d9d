"""The event in people's calendars."""

from datetime import UTC, date, datetime

import icalendar
import pytest
from django.urls import reverse

from accede.events import actions, queries
from accede.events.models import Event
from accede.kit import offers
from tests.events.conftest import TODAY

STAMP = datetime(2004, 1, 1, tzinfo=UTC)


@pytest.fixture
def timed(campaign, officer):
    values = {
        "title": "Panel", "kind": "panel", "starts": "2004-07-01", "place": "Geneva", "venue": "Palais",
        "begins_at": datetime(2004, 7, 1, 13, tzinfo=UTC), "ends_at": datetime(2004, 7, 1, 15, tzinfo=UTC),
        "time_zone": "Europe/Zurich", "source": "R",
    }  # fmt: skip
    return actions.add_event(campaign=campaign, values=values, by=officer, on=TODAY)


def _entry(event):
    made = queries.entry(event, url="https://x.example/e", text="What it is", stamp=STAMP)
    calendar = icalendar.Calendar.from_ical(made)
    return calendar, calendar.events[0]


def test_the_entry_stands_at_the_hour_of_the_wall_in_its_zone(timed):
    calendar, entry = _entry(timed)

    assert (str(calendar["METHOD"]), str(entry["STATUS"]), int(entry["SEQUENCE"])) == ("PUBLISH", "CONFIRMED", 0)
    assert f"{entry.DTSTART:%H:%M %Z}", f"{entry.DTEND:%H:%M}" == ("15:00 CEST", "17:00")
    assert str(entry["LOCATION"]) == "Palais, Geneva"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Zurich"]


def test_a_move_keeps_the_name_and_raises_the_number_and_other_corrections_do_not(timed, officer):
    uid = str(_entry(timed)[1]["UID"])
    actions.change_event(event=timed, values={"summary": "Better told"}, by=officer, on=TODAY)
    assert Event.objects.get().sequence == 0

    moved = {"begins_at": datetime(2004, 7, 1, 14, tzinfo=UTC)}
    actions.change_event(event=timed, values=moved, by=officer, on=TODAY)

    entry = _entry(Event.objects.select_related("campaign").get())[1]
    assert (str(entry["UID"]), int(entry["SEQUENCE"])) == (uid, 1)


def test_what_is_cancelled_says_so_in_calendars_and_comes_back(timed, officer):
    actions.cancel_event(event=timed, words="The hall is closed", by=officer, on=TODAY)
    calendar, entry = _entry(timed)
    assert (str(calendar["METHOD"]), str(entry["STATUS"]), int(entry["SEQUENCE"])) == ("CANCEL", "CANCELLED", 1)
    assert str(entry["DESCRIPTION"]).startswith("The hall is closed")
    with pytest.raises(actions.NotNow):
        actions.cancel_event(event=timed, words="again", by=officer, on=TODAY)

    actions.hold_event(event=timed, by=officer, on=TODAY)

    calendar, entry = _entry(timed)
    assert (str(calendar["METHOD"]), int(entry["SEQUENCE"])) == ("PUBLISH", 2)


def test_undoing_a_move_is_one_more_change_for_calendars(timed, officer):
    from accede.kit.models import LogEntry

    actions.change_event(event=timed, values={"place": "Bern"}, by=officer, on=TODAY)

    actions.undo_change(entry=LogEntry.objects.get(act="events.change_event"), by=officer, on=TODAY)

    event = Event.objects.get()
    assert (event.place, event.sequence) == ("Geneva", 2)


def test_an_event_without_an_hour_takes_its_days_and_one_without_a_day_has_no_entry(panel, parallel):
    panel.ends = "2003-07-03"
    panel.save()
    entry = _entry(Event.objects.select_related("campaign").get(key="panel"))[1]
    assert (date(2003, 7, 1), date(2003, 7, 4)) == (entry.DTSTART, entry.DTEND)
    assert str(entry["UID"]).startswith("test-campaign.event-panel@")
    assert queries.entry(parallel, url="", text="", stamp=STAMP) is None


def test_the_desk_calendar_carries_the_hours_the_name_and_the_cancellation(timed, officer):
    [thing] = offers.ask("dates", subject="test-campaign", on=TODAY, reader=officer)
    assert (thing.at, thing.uid, thing.zone, thing.cancelled) == (timed.begins_at, timed.uid, "Europe/Zurich", False)


def test_the_file_is_downloaded_and_cancelling_asks_for_words(client, timed, officer, ines):
    client.force_login(officer)
    args = ["test-campaign", timed.key]
    page = client.get(reverse("events:calendar_entry", args=args))
    assert (page["Content-Type"], b"SUMMARY:Panel" in page.content) == ("text/calendar; charset=utf-8", True)

    client.post(reverse("events:cancel", args=args), {"cancelled_words": "No hall"})
    assert "No hall" in client.get(timed.get_absolute_url()).content.decode()
    client.post(reverse("events:hold", args=args))
    assert Event.objects.get().cancelled_date is None
    client.force_login(ines)
    assert client.post(reverse("events:cancel", args=args), {"cancelled_words": "x"}).status_code in (403, 404)
