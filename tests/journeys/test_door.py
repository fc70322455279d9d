"""The door of an event on a phone: the line is cut and comes back, two phones note one person, a mistake is taken back,
and what people signed on paper is entered the next day by keyboard.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accede.core.dates import Moment
from accede.events.models import CheckIn, Event, Guest
from accede.events.queries import door as came
from tests.journeys.conftest import Visitor
from tests.journeys.test_minutes import browse  # noqa: F401 -- a browser in which somebody is signed in
from tests.meetings.conftest import (  # noqa: F401 -- the same alliance
    alliance,
    alpha,
    beta,
    campaign,
    gamma,
    joined,
    watch,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DOOR = "/c/test-campaign/events/briefing/door/"
PAPER = "/c/test-campaign/events/briefing/guests/paper/"
KEPT = "localStorage.getItem('accede offline')"
NAMES = ("Ana Pérez", "Bo Larsen", "محمد الأمين")


@pytest.fixture
def briefing(campaign, alliance):  # noqa: F811 -- fixtures of the same name
    """Today's briefing, with three guests of made-up houses."""
    event = Event.objects.create(
        campaign=campaign, key="briefing", title="Briefing of missions", kind="briefing",
        starts=Moment.parse(str(timezone.localdate())), source="Made for the tests",
    )  # fmt: skip
    for name in NAMES:
        Guest.objects.create(
            event=event, name=name, affiliation="Mission of Arcadia", group="governments", origin="by_hand",
            added_at=timezone.now(),
        )  # fmt: skip
    return event


_lines: dict[Any, Any] = {}


def line(page, *, lost=False):
    if page not in _lines:
        _lines[page] = page.context.new_cdp_session(page)
    conditions = {"offline": lost, "latency": 50, "downloadThroughput": 200_000, "uploadThroughput": 100_000}
    _lines[page].send("Network.emulateNetworkConditions", conditions)


def row(page, name):
    return page.locator("[data-guest]", has_text=name)


def note(page, name):
    row(page, name).locator("[data-out]").click()


def sent(page):
    """Waits until nothing waits in the browser any more."""
    page.wait_for_function(f"() => !{KEPT}", timeout=60_000)


def inside(event):
    return sorted(guest.name for guest in came.here(event))


@pytest.fixture
def phone(browse, briefing, officer):  # noqa: F811
    page = browse(officer, phone=True)
    line(page)
    page.goto(DOOR)
    return page


def test_guests_are_noted_while_the_line_is_cut_and_once_when_it_is_back(phone, briefing):
    line(phone, lost=True)
    phone.fill("#q", "perez")
    assert [row(phone, name).is_visible() for name in NAMES] == [True, False, False]
    note(phone, "Ana Pérez")
    phone.fill("#q", "")
    note(phone, "Bo Larsen")
    row(phone, "Bo Larsen").locator("[data-in] button").click()  # it was somebody else
    phone.fill("[name=name]", "Chi Walk")
    phone.click("[data-walk-in] button")
    phone.wait_for_selector("text=noted on this phone, and sent when the line is back")
    assert set(row(phone, "Ana Pérez").get_attribute("class").split()) == {"is-in", "waits"}
    assert CheckIn.objects.count() == 0

    line(phone)
    phone.evaluate("dispatchEvent(new Event('online'))")
    sent(phone)
    assert inside(briefing) == ["Ana Pérez", "Chi Walk"]
    phone.reload()
    assert row(phone, "Ana Pérez").get_attribute("class") == "is-in"


def test_what_waits_is_sent_once_from_the_page_that_is_opened_next_and_in_its_order(phone, briefing):
    line(phone, lost=True)
    note(phone, "Ana Pérez")
    row(phone, "Ana Pérez").locator("[data-in] button").click()
    note(phone, "Bo Larsen")
    kept = json.loads(phone.evaluate(KEPT))
    context = phone.context
    phone.close()
    fresh = context.new_page()
    fresh.goto("/c/test-campaign/events/")
    sent(fresh)
    fresh.evaluate("text => localStorage.setItem('accede offline', text)", json.dumps(kept))
    fresh.goto(DOOR)
    sent(fresh)

    assert len(kept) == 3
    assert inside(briefing) == ["Bo Larsen"]
    assert CheckIn.objects.count() == 3  # Ana's two and Bo's one, each once


def test_two_phones_note_one_person_once_and_the_second_sees_it(phone, briefing, browse, nora):  # noqa: F811
    other = browse(nora, phone=True)
    other.goto(DOOR)
    note(phone, "Bo Larsen")
    sent(phone)
    note(other, "Bo Larsen")
    other.wait_for_selector("text=Bo Larsen is in already")

    assert CheckIn.objects.count() == 1


def test_a_note_of_a_phone_whose_session_ended_is_kept_until_the_same_person_signs_in(phone, briefing, officer):
    from django.test import Client

    cookies = phone.context.cookies()
    phone.context.clear_cookies(name="sessionid")
    note(phone, "Ana Pérez")
    phone.wait_for_selector("text=You are signed out")
    assert inside(briefing) == []

    client = Client()
    client.force_login(officer)
    url = next(each for each in cookies if each["name"] == "sessionid")
    phone.context.add_cookies([{**url, "value": client.cookies["sessionid"].value}])
    phone.goto(DOOR)
    sent(phone)
    assert inside(briefing) == ["Ana Pérez"]


def test_without_a_script_the_door_works_by_its_buttons(browse, briefing, officer):  # noqa: F811
    page = browse(officer, phone=True, script=False)
    page.goto(DOOR)
    page.fill("#q", "larsen")
    page.click(".door-find button")
    assert [row(page, name).is_visible() for name in NAMES] == [False, True, False]
    note(page, "Bo Larsen")
    page.wait_for_selector("text=Bo Larsen came.")

    assert inside(briefing) == ["Bo Larsen"]


def test_the_paper_list_is_entered_the_next_day_by_keyboard_alone(browse, briefing, officer):  # noqa: F811
    briefing.starts = Moment.parse(str(timezone.localdate() - timedelta(days=1)))
    briefing.save()
    page = browse(officer)
    page.goto(PAPER)
    page.focus("#id_name_0")
    for field in ("Chi Walk", "Union of Cooks", "Chair"):
        page.keyboard.type(field)
        page.keyboard.press("Tab")
    page.keyboard.type("press")
    page.keyboard.press("Tab")
    page.keyboard.type("Dee Walk")
    ana = Guest.objects.get(name="Ana Pérez")
    page.focus(f"#id_came_{ana.key}")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Paper list entered")

    assert inside(briefing) == ["Ana Pérez", "Chi Walk", "Dee Walk"]
    assert set(CheckIn.objects.values_list("way", flat=True)) == {"paper"}
    assert Guest.objects.get(name="Chi Walk").group == "press"


@pytest.mark.parametrize("path", ["door/", "door/count/", "guests/", "guests/paper/", "guests/add/"])
def test_the_pages_fit_a_phone_and_axe_finds_nothing(path, browse, briefing, officer, live_server):  # noqa: F811
    for language in ("en-GB", "ar"):
        guest = Visitor(browse(officer, phone=True, language=language), live_server.url)
        guest.open(f"/c/test-campaign/events/briefing/{path}")

        assert guest.overflow() == 0
        assert guest.violations() == []
