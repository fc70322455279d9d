"""Repeated failures close the door for a while: the page says for how long, the log says whose and from nowhere."""

from __future__ import annotations

import pytest
from django.test import Client

from accede.kit.models import LogEntry
from tests.accounts.conftest import PASSWORD, set_up_an_app, sign_in

LOGIN = "/accounts/login/"


def fail(client, login: str, times: int = 1):
    for _time in range(times):
        answer = client.post(LOGIN, {"login": login, "password": "wrong"})
    return answer


def test_five_failures_close_the_account_and_the_page_says_for_how_long(nora, client):
    assert fail(client, "nora", 5).status_code == 200

    page = client.post(LOGIN, {"login": "nora", "password": PASSWORD})

    assert page.status_code == 429
    assert "Too many failures: wait 15 minutes" in page.content.decode()


def test_name_and_address_count_together_and_another_account_stays_open(nora, mateo, client):
    fail(client, "nora", 3)
    fail(client, nora.email, 2)

    assert fail(client, "nora").status_code == 429
    assert fail(client, "mateo").status_code == 200


def test_the_door_opens_again_when_the_time_is_over(nora, client, monkeypatch):
    import time

    fail(client, "nora", 5)
    later = time.time() + 15 * 60 + 1
    monkeypatch.setattr(time, "time", lambda: later)

    assert client.post(LOGIN, {"login": "nora", "password": PASSWORD}).status_code == 302


def test_the_log_has_one_entry_and_no_address(nora, client):
    fail(client, "nora", 8)

    entry = LogEntry.objects.get(act="accounts.lock_out")

    assert (entry.by, entry.target_type, entry.target_id) == ("", "accounts.user", str(nora.pk))
    assert (entry.target_name, entry.before, entry.after) == ("•", None, None)
    assert "127.0.0.1" not in str(vars(entry))


def test_a_name_that_nobody_has_is_closed_alike_and_leaves_no_entry(db, client):
    fail(client, "nobody-here", 5)

    assert fail(client, "nobody-here").status_code == 429
    assert not LogEntry.objects.filter(act="accounts.lock_out").exists()


def test_wrong_codes_close_the_door_too(nora):
    first, _answer = sign_in(nora)
    set_up_an_app(first)
    client, _answer = sign_in(nora)
    for _time in range(5):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})

    page = client.post("/accounts/2fa/authenticate/", {"code": "000000"})

    assert page.status_code == 429
    assert "wait 15 minutes" in page.content.decode()
    assert LogEntry.objects.filter(act="accounts.lock_out", target_id=str(nora.pk)).count() == 1


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh-hans"])
def test_the_page_opens_in_every_language(nora, language):
    client = Client(HTTP_ACCEPT_LANGUAGE=language)
    fail(client, "nora", 5)

    assert fail(client, "nora").status_code == 429
