"""A password that Nora knows, and how she signs in with it."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

PASSWORD = "a-long-enough-password"


@pytest.fixture(autouse=True)
def _no_failures_of_before():
    cache.clear()


@pytest.fixture
def nora(nora):
    nora.set_password(PASSWORD)
    nora.save()
    return nora


def sign_in(user, *, agent: str = "Mozilla/5.0 (X11; Linux) Firefox/140.0", password: str = PASSWORD):
    """A browser in which the person has typed her name and password, and the last answer."""
    client = Client(HTTP_USER_AGENT=agent)
    answer = client.post("/accounts/login/", {"login": user.username, "password": password})
    return client, answer


def code_for(secret: str, *, steps: int = 0) -> str:
    """What an app shows for the secret now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def set_up_an_app(client) -> str:
    """Sets up codes of an app as a person does; returns the secret that the page shows."""
    page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)})
    assert answer.status_code == 302, answer.context["form"].errors
    return secret
