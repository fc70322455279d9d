"""A phone in a ministry has no line: what is typed waits in the browser, is sent once, and leaves no trace there."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accede.governments.models import Contact, ContactSource
from accede.kit.models import LogEntry
from tests.everywhere import columns_with
from tests.governments.conftest import a_state
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
ADD = "/c/test-campaign/states/AAA/contacts/add/"
KEPT = "localStorage.getItem('accede offline')"
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 25_000}
WAITS = "text=is sent once when the line is back"


@pytest.fixture
def phone(browse, alliance, mateo):  # noqa: F811 -- fixtures of the same name
    """Mateo's phone on a slow line, at the form."""
    a_state("AAA", "Arcadia")
    page = browse(mateo, phone=True)
    line(page)
    page.goto(ADD)
    return page


_lines: dict[Any, Any] = {}


def line(page, *, lost=False):
    """A slow line, or none; of one page always by the same session, for two contradict each other."""
    if page not in _lines:
        _lines[page] = page.context.new_cdp_session(page)
    _lines[page].send("Network.emulateNetworkConditions", {**SLOW, "offline": lost})


def logged(page):
    """Waits until the page of the entry is there."""
    page.wait_for_url(lambda url: "/contacts/" in url and not url.endswith("/add/"), timeout=60_000)


def closed_and_opened(page, address):
    """The page is closed where there is no line, and another one opened where there is."""
    context = page.context
    page.close()
    fresh = context.new_page()
    fresh.goto(address)
    return fresh


def typed(page, said="The minister will answer in June"):
    page.fill("[name=office]", "Treaties desk")
    page.select_option("[name=office_kind]", "foreign")
    page.fill("[name=said]", said)


def test_a_meeting_is_logged_without_a_line_with_an_embargo_and_then_its_source(phone):
    typed(phone)
    phone.click("#more summary")
    until = timezone.now() + timedelta(days=2)
    phone.fill("[name=embargo_day]", until.date().isoformat())
    phone.fill("[name=embargo_at]", "09:00")
    phone.fill("[name=embargo_zone]", "Europe/Zurich")
    line(phone, lost=True)
    phone.click("#contact-form button[type=submit]")
    phone.wait_for_selector(WAITS)
    assert (Contact.objects.count(), phone.evaluate("document.documentElement.scrollWidth")) == (0, 390)
    line(phone)
    logged(phone)

    row = Contact.objects.get()
    assert (row.said, row.embargo_until.date()) == ("The minister will answer in June", until.date())
    assert phone.evaluate(KEPT) is None
    phone.goto(f"{row.get_absolute_url()}source/")
    phone.fill("[name=name]", "The night porter")
    assert phone.evaluate(KEPT) is None
    phone.click("main form button.btn--primary")
    phone.wait_for_load_state()
    assert ContactSource.objects.get().name == "The night porter"
    assert columns_with(["night porter"]) == set()


def _waiting(page):
    typed(page)
    line(page, lost=True)
    page.click("#contact-form button[type=submit]")
    page.wait_for_selector(WAITS)
    return json.loads(page.evaluate(KEPT))


def test_what_waits_is_sent_once_from_whatever_page_is_opened_next(phone):
    kept = _waiting(phone)
    assert list(kept) == [ADD]
    line(phone)
    logged(phone)
    phone.evaluate("text => localStorage.setItem('accede offline', text)", json.dumps(kept))
    phone.goto("/c/test-campaign/states/")
    phone.wait_for_selector("text=Nothing was saved a second time", timeout=60_000)

    assert phone.evaluate(KEPT) is None
    assert Contact.objects.count() == 1
    assert LogEntry.objects.filter(act="governments.log_contact").count() == 1


def test_a_draft_is_gone_after_24_hours_and_is_not_sent(phone):
    kept = _waiting(phone)
    kept[ADD]["at"] -= 25 * 3600 * 1000
    phone.evaluate("text => localStorage.setItem('accede offline', text)", json.dumps(kept))
    fresh = closed_and_opened(phone, "/c/test-campaign/states/")

    assert fresh.evaluate(KEPT) is None
    assert Contact.objects.count() == 0


def test_what_was_typed_and_not_sent_is_back_on_the_page(phone):
    line(phone, lost=True)
    typed(phone, "Half a sentence")
    phone.wait_for_selector("text=is kept in this browser for 24 hours")
    fresh = closed_and_opened(phone, ADD)

    assert fresh.input_value("[name=said]") == "Half a sentence"
    fresh.wait_for_selector("text=It is not saved yet")


def test_nothing_stays_after_signing_out_nor_where_the_session_ended_elsewhere(phone):
    line(phone, lost=True)
    typed(phone)
    line(phone)
    phone.goto("/accounts/logout/")
    phone.click("main form button.btn--primary")
    phone.wait_for_load_state()
    assert phone.evaluate(KEPT) is None
    phone.evaluate('localStorage.setItem(\'accede offline\', \'{"/x/": {"account": "somebody"}}\')')
    phone.goto(ADD)

    assert "/accounts/login/" in phone.url
    assert phone.evaluate(KEPT) is None


def test_another_person_on_the_same_phone_finds_nothing(phone, nora, live_server):
    kept = _waiting(phone)
    client = Client()
    client.force_login(nora)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    phone.context.add_cookies([cookie])
    fresh = closed_and_opened(phone, "/c/test-campaign/states/")

    assert kept
    assert fresh.evaluate(KEPT) is None
    assert Contact.objects.count() == 0
