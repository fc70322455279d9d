"""The calendar: everything dated that the reader may read, and her private address for it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import icalendar
import pytest
import vobject
from django.test import Client
from django.urls import reverse

from accede.accounts.models import CalendarAddress, Grant
from accede.coalition import actions
from accede.coalition.models import Campaign
from accede.kit import offers
from accede.kit.models import LogEntry
from accede.kit.offers import DatedThing
from accede.record.models import Treaty
from accede.today.queries import ics

TODAY = date(2004, 1, 30)
PAGE = reverse("today:calendar")


@pytest.fixture
def campaign(operator):
    treaty = Treaty.objects.create(slug="test-treaty", source="a test", titles={"en": "Test Treaty"})
    return actions.start_campaign(
        slug="test-campaign", name="Campaign", short_name="Test Treaty", treaty=treaty, shown_on_date=TODAY,
        by=operator, on=TODAY,
    )  # fmt: skip


MEETING = DatedThing(
    date(2004, 2, 5), "Meeting of the Committee", "/m/", sub="Palais", key="meeting:1",
    at=datetime(2004, 2, 5, 13, 0, tzinfo=UTC), until=datetime(2004, 2, 5, 15, 0, tzinfo=UTC), zone="Europe/Zurich",
    place="Room XII", uid="meeting-1@accede.example", sequence=2,
)  # fmt: skip
PAST = DatedThing(date(2003, 12, 18), "Migrants Day", "/e/", key="event-1")


def dated(*things: DatedThing):
    return offers.only(calendar=[lambda **asked: [each for each in things if each.day >= asked["subject"].first]])


def made_address(client: Client) -> str:
    text = client.post(reverse("today:make_calendar_address"), {"name": "my telephone"}).content.decode()
    return re.search(r'value="http://testserver(/desk/calendar/private/[^"]+)"', text)[1]


def test_a_month_shows_each_thing_in_its_square_and_in_the_list_for_a_narrow_screen(campaign, client, ines):
    client.force_login(ines)

    with dated(MEETING, PAST):
        text = client.get(PAGE, {"month": "2004-02"}).content.decode()

    assert text.count("Meeting of the Committee") == 2
    assert "14:00" in text
    assert "Migrants Day" not in text


def test_the_list_tells_a_year_from_its_month_on(campaign, client, ines):
    client.force_login(ines)

    with dated(MEETING, PAST):
        text = client.get(PAGE, {"month": "2003-12", "view": "list"}).content.decode()

    assert text.index("Migrants Day") < text.index("Meeting of the Committee")
    assert "1 December 2003 to 1 December 2004" in text


@pytest.mark.parametrize("asked", ["2004-13", "yesterday", "0000-01", "9999-01"])
def test_a_month_that_is_none_is_refused_in_words(campaign, client, ines, asked):
    client.force_login(ines)

    answer = client.get(PAGE, {"month": asked})

    assert answer.status_code == 400
    assert f"“{asked}” is no month. Write it as 2004-02." in answer.content.decode()


def test_the_same_thing_offered_twice_stands_once(campaign, client, ines):
    client.force_login(ines)

    with offers.only(calendar=[lambda **asked: [MEETING]], dates=[lambda **asked: [MEETING]]):
        text = client.get(PAGE, {"month": "2004-02", "view": "list"}).content.decode()

    assert text.count("Meeting of the Committee") == 1


def test_a_stranger_to_the_campaign_has_no_calendar(campaign, client, sam):
    client.force_login(sam)

    assert client.get(PAGE).status_code == 404


def test_the_private_address_needs_no_sign_in_and_two_programs_read_it(campaign, client, ines):
    client.force_login(ines)
    address = made_address(client)

    with dated(MEETING):
        answer = Client().get(address)

    event = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")[0]
    other = vobject.readOne(answer.content.decode()).vevent
    assert (str(event["uid"]), int(event["sequence"])) == ("meeting-1@accede.example", 2)
    assert event.decoded("dtstart").isoformat() == "2004-02-05T14:00:00+01:00"
    assert other.location.value == "Room XII"
    assert not answer.cookies
    assert answer["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("hour", ["2026-03-29 01:30", "2026-07-01 07:00", "2026-10-25 02:30"])
def test_a_program_that_uses_our_time_zone_agrees_on_the_day_the_clock_changes_and_after_it(hour):
    begins = datetime.fromisoformat(hour).replace(tzinfo=UTC)
    thing = DatedThing(begins.date(), "Meeting", "/m/", at=begins, zone="Europe/Zurich")

    made = ics.written([(Campaign(slug="c", short_name="C"), [thing])], stamp=TODAY).decode()

    ours = made.replace("Europe/Zurich", f"Of the house {begins:%Y%m%d}")  # a name that no program knows by itself
    assert vobject.readOne(ours).vevent.dtstart.value.astimezone(UTC) == begins


def test_a_program_that_has_the_calendar_is_told_so(campaign, client, ines):
    client.force_login(ines)
    address = made_address(client)

    with dated(MEETING):
        first = Client().get(address)
        again = Client().get(address, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def test_an_ended_address_answers_as_one_that_never_was(campaign, client, ines):
    client.force_login(ines)
    address = made_address(client)
    client.post(reverse("today:end_calendar_address", args=[CalendarAddress.objects.get().pk]))

    ended, never = Client().get(address), Client().get("/desk/calendar/private/nothing.ics")

    assert (ended.status_code, ended.content) == (never.status_code, never.content) == (404, never.content)


def test_the_address_shows_nothing_more_once_the_role_ends_or_the_account_closes(campaign, client, ines):
    client.force_login(ines)
    address = made_address(client)
    Grant.objects.filter(user=ines).update(until_date=date(2004, 1, 1))

    with dated(MEETING):
        assert b"VEVENT" not in Client().get(address).content
    ines.is_active = False
    ines.save()
    assert Client().get(address).status_code == 404


def test_only_the_digest_of_the_secret_is_stored_and_the_log_names_neither(campaign, client, ines):
    client.force_login(ines)
    secret = made_address(client).rpartition("/")[2].removesuffix(".ics")

    row, entry = CalendarAddress.objects.get(), LogEntry.objects.get(act="accounts.make_calendar_address")

    assert secret not in row.digest
    assert secret not in str(entry.after) + entry.target_name
    assert "telephone" not in str(entry.after) + entry.target_name


def test_nobody_ends_the_address_of_another(campaign, client, ines, mateo):
    client.force_login(ines)
    address = made_address(client)
    other = Client()
    other.force_login(mateo)

    other.post(reverse("today:end_calendar_address", args=[CalendarAddress.objects.get().pk]))

    assert Client().get(address).status_code == 200


def test_a_sixth_address_is_refused_in_words(campaign, client, ines):
    client.force_login(ines)
    for _number in range(5):
        made_address(client)

    answer = client.post(reverse("today:make_calendar_address"), {"name": "one more"}, follow=True)

    assert "You have 5 calendar addresses. End one that you no longer use" in answer.content.decode()
    assert CalendarAddress.objects.count() == 5
