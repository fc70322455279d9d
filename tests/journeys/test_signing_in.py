"""A passkey made and used with Chromium's virtual authenticator; an app's codes; what the pages look like to axe."""

from __future__ import annotations

import re
import time

import pytest

pytestmark = pytest.mark.browser
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def named(house) -> str:
    """The same house under a name: browsers tie no passkey to a number."""
    return house.replace("127.0.0.1", "localhost")


def a_key(page):
    """A virtual authenticator in the page's browser; returns the line to it and its number."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    return line, line.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]


def sign_in_as(guest, address: str, role: str):
    guest.address = address
    guest.sign_in(role)
    return guest.page


def test_a_passkey_is_made_and_then_signs_in_alone(visitor, named):
    guest = visitor()
    page = sign_in_as(guest, named, "translator")
    line, number = a_key(page)
    guest.open("/accounts/2fa/webauthn/add/")
    assert guest.violations() == []
    page.fill("#id_name", "Office laptop")
    page.click("main button.btn--primary")
    page.wait_for_url("**/recovery-codes/**")
    made = line.send("WebAuthn.getCredentials", {"authenticatorId": number})["credentials"]
    page.context.clear_cookies()

    guest.open("/accounts/login/")
    page.click("text=Sign in with a passkey")
    page.wait_for_url("**/desk/**")

    used = line.send("WebAuthn.getCredentials", {"authenticatorId": number})["credentials"]
    assert [key["isResidentCredential"] for key in made] == [True]
    assert used[0]["signCount"] > made[0]["signCount"]
    assert "Office laptop" in guest.open("/accounts/2fa/").inner_text("main")


def test_a_passkey_is_the_second_factor_after_a_password(visitor, named):
    guest = visitor()
    page = sign_in_as(guest, named, "auditor")
    a_key(page)
    guest.open("/accounts/2fa/webauthn/add/")
    page.uncheck("#id_passwordless")
    page.click("main button.btn--primary")
    page.wait_for_url("**/recovery-codes/**")
    page.context.clear_cookies()

    guest.open("/accounts/login/")
    page.fill("input[name=login]", "auditor")
    page.fill("input[name=password]", "auditor")
    page.click("main form button.btn--primary")
    page.wait_for_url("**/2fa/authenticate/")
    assert guest.violations() == []
    page.click("text=Use a passkey")

    page.wait_for_url("**/desk/**")


def test_where_no_passkey_is_given_the_page_says_so_and_other_ways_stay(visitor, named):
    guest = visitor()
    guest.address = named
    page = guest.open("/accounts/login/")
    line, number = a_key(page)
    line.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": False})

    page.click("text=Sign in with a passkey")

    page.wait_for_selector("[data-said]:not(:empty)")
    assert "choose another way" in page.inner_text("[data-said]").lower()
    assert page.is_visible("input[name=password]")


def test_an_app_is_set_up_and_a_recovery_code_opens_once(visitor, named):
    from tests.accounts.conftest import code_for

    guest = visitor()
    page = sign_in_as(guest, named, "national_desk")
    guest.open("/accounts/2fa/totp/activate/")
    assert guest.violations() == []
    secret = page.inner_text("#secret")
    page.fill("#id_code", code_for(secret))
    page.click("main button.btn--primary")
    page.wait_for_url("**/recovery-codes/**")
    recovery = page.inner_text("#codes li:first-child")
    assert guest.violations() == []

    opened = [_signs_in(visitor(), named, "national_desk", recovery) for _time in range(2)]

    assert opened == [True, False]


def _signs_in(guest, address: str, role: str, code: str) -> bool:
    guest.address = address
    page = guest.open("/accounts/login/")
    page.fill("input[name=login]", role)
    page.fill("input[name=password]", role)
    page.click("main form button.btn--primary")
    page.wait_for_url("**/2fa/authenticate/")
    page.fill("#id_code", code)
    page.click("main form button.btn--primary")
    time.sleep(1)
    return bool(re.search("/desk/", page.url))


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_the_pages_of_ones_own_account_are_clean_and_fit_a_phone(visitor, named, language):
    guest = visitor(phone=True, dark=language == "ar", language=language)
    sign_in_as(guest, named, "observer")
    wrong = []
    for path in ("/accounts/me/", "/accounts/me/change/", "/accounts/2fa/", "/accounts/2fa/totp/activate/",
                 "/accounts/2fa/webauthn/", "/accounts/2fa/webauthn/add/", "/accounts/password/change/"):  # fmt: skip
        guest.open(path)
        wrong += guest.violations()
        wrong += [f"{path} {guest.overflow()} px too wide"] if guest.overflow() else []

    assert wrong == []
